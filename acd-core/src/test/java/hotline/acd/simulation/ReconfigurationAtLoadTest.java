package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Command;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Decision;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten changes of the configuration a second while two thousand wait: agents come, go and learn, queues get other policies and
 * other needs, come and go. Nobody is lost, nobody answered twice, and at no moment somebody waits whom a free agent could serve.
 * {@code -Dchanges=6000} goes on for ten minutes.
 */
class ReconfigurationAtLoadTest {
    private static final int AGENTS = 200;
    private static final int QUEUES = 8;
    private static final int WAITING = 2_000;
    private static final int CHANGES = Integer.getInteger("changes", 300);
    private static final long CHANGE_EVERY_MILLIS = 100;
    private static final long CALL_EVERY_MILLIS = 50;
    private static final long TALK_MILLIS = 10_000;
    private static final int LOOK_EVERY = 2_500;

    private final Distributor core = new Distributor();
    private final Timeline timeline = new Timeline();
    private final List<Recorded> journal = new ArrayList<>();
    private final Map<QueueId, QueueConfig> queues = new TreeMap<>();
    private final TreeSet<AgentId> agents = new TreeSet<>();
    private final Map<InteractionId, Integer> answered = new HashMap<>();
    private final List<Long> tookNanos = new ArrayList<>();
    private Dice dice = new Dice(0);
    private long now = 1_800_000_000_000L;
    private long requests;
    private long callers;
    private int hired;
    private int commands;
    private int refused;
    private boolean coming = true;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void nothingIsLostOrStalled(long seed) {
        dice = new Dice(seed);
        handle(new Report.EpochBegins(1));
        begin();
        timeline.at(now, this::call);
        timeline.at(now, () -> reconfigure(CHANGES));

        runOut();

        assertThat(answered).as("seed %d: everybody was answered", seed).hasSize((int) callers);
        assertThat(answered.values()).as("seed %d: once", seed).containsOnly(1);
        assertThat(core.snapshot().interactions())
                .as("seed %d: nothing hangs", seed)
                .isEmpty();
        assertThat(refused).as("changes that were not possible").isLessThan(CHANGES / 2);
        var again = new Distributor();
        journal.forEach(again::apply);
        assertThat(again.stateHash()).isEqualTo(core.stateHash());
        tookNanos.sort(null);
        System.out.printf(
                "  %d changes, %d waiting at first, %d callers: a change took %.1f ms in the middle, %.1f ms at most%n",
                tookNanos.size(),
                WAITING,
                callers,
                tookNanos.get(tookNanos.size() / 2) / 1e6,
                tookNanos.getLast() / 1e6);
    }

    private void begin() {
        var changes = new ArrayList<ConfigChange>();
        for (int q = 0; q < QUEUES; q++) {
            changes.add(put(queue(new QueueId("q" + q), q)));
        }
        handle(configure(changes));
        for (int i = 0; i < AGENTS; i++) {
            hire();
        }
        for (int i = 0; i < WAITING; i++) {
            arrive();
        }
    }

    private void runOut() {
        while (timeline.next() != Long.MAX_VALUE || core.nextDeadline() != Distributor.NEVER) {
            if (core.nextDeadline() <= timeline.next()) {
                now = Math.max(now, core.nextDeadline());
                take(core.advance(now));
            } else {
                now = Math.max(now, timeline.next());
                timeline.happen();
            }
        }
    }

    // ---- callers and phones

    private void call() {
        if (coming) {
            arrive();
            timeline.at(now + dice.around(CALL_EVERY_MILLIS), this::call);
        }
    }

    private void arrive() {
        var interaction = new InteractionId(1, ++callers);
        handle(new Report.InteractionBegins(interaction, MediaChannel.VOICE, Direction.INBOUND, "4001", now));
        var decision = handle(new Request.Enqueue(
                id(),
                Actor.SYSTEM,
                interaction,
                dice.oneOf(List.copyOf(queues.keySet())),
                RoutingPlan.WHOLE_QUEUE,
                dice.below(3) * 20_000));
        assertThat(decision.rejection()).isNull();
    }

    private void take(List<Recorded> events) {
        journal.addAll(events);
        for (Recorded recorded : events) {
            switch (recorded.event()) {
                case Event.OfferMade made ->
                    timeline.at(
                            now + 200 + dice.below(1_800), () -> handle(new Report.OfferAnswered(made.offer(), now)));
                case Event.OfferEnding ending ->
                    timeline.at(
                            now + 20,
                            () -> handle(new Report.OfferLegEnds(ending.offer(), LegEnd.ANSWERED_ELSEWHERE, now)));
                case Event.AssignmentBegan began ->
                    timeline.at(
                            now + dice.around(TALK_MILLIS),
                            () -> handle(new Report.CustomerLeaves(began.interaction(), EndedBy.CALLER, null, now)));
                case Event.EntryEnded ended -> {
                    assertThat(ended.outcome()).isEqualTo(EntryOutcome.ANSWERED);
                    answered.merge(ended.entry().interaction(), 1, Integer::sum);
                }
                default -> {}
            }
        }
    }

    private Decision handle(Command command) {
        var decision = core.handle(command, now);
        take(decision.events());
        if (++commands % LOOK_EVERY == 0) {
            new StatePromises().check(core.snapshot(), now);
        }
        return decision;
    }

    // ---- the administrators

    private void reconfigure(int left) {
        if (left == 0) {
            coming = false;
            everybodyLearnsEverything();
            return;
        }
        var change = someChange();
        if (change != null) {
            var request = configure(List.of(change));
            long before = System.nanoTime();
            var decision = handle(request);
            tookNanos.add(System.nanoTime() - before);
            if (decision.rejection() != null) {
                refused++;
            } else {
                changed(change);
            }
        }
        timeline.at(now + dice.around(CHANGE_EVERY_MILLIS), () -> reconfigure(left - 1));
    }

    private @Nullable ConfigChange someChange() {
        var queue = dice.oneOf(List.copyOf(queues.keySet()));
        var agent = dice.oneOf(List.copyOf(agents));
        return switch ((int) dice.below(8)) {
            case 0 -> {
                hire();
                yield null;
            }
            case 1 -> {
                handle(new Request.SignOut(id(), Actor.SYSTEM, agent));
                yield new ConfigChange.RemoveAgent(agent); // refused while in a conversation
            }
            case 2 ->
                new ConfigChange.PutQueue(queue(new QueueId("q" + dice.below(QUEUES + 4)), (int) dice.below(QUEUES)));
            case 3 -> new ConfigChange.RemoveQueue(queue); // refused while somebody waits there
            case 4, 5 -> new ConfigChange.PutQueue(queue(queue, (int) dice.below(QUEUES)));
            default -> new ConfigChange.PutAgent(agent(agent, List.of(dice.below(QUEUES), dice.below(QUEUES))));
        };
    }

    private void changed(ConfigChange change) {
        switch (change) {
            case ConfigChange.PutQueue put -> queues.put(put.queue().id(), put.queue());
            case ConfigChange.RemoveQueue remove -> queues.remove(remove.queue());
            case ConfigChange.PutAgent put -> agents.add(put.agent().id());
            case ConfigChange.RemoveAgent remove -> agents.remove(remove.agent());
        }
    }

    private void hire() {
        var id = new AgentId("a" + (1_000 + hired++));
        var change = new ConfigChange.PutAgent(agent(id, List.of(dice.below(QUEUES), dice.below(QUEUES))));
        handle(configure(List.of(change)));
        changed(change);
        handle(new Request.SignIn(id(), Actor.SYSTEM, id, "at-" + id));
        handle(new Request.ChangeAvailability(id(), Actor.SYSTEM, id, Availability.READY));
    }

    /** In the end, so that nobody need wait for ever. */
    private void everybodyLearnsEverything() {
        var all = new ArrayList<Long>();
        for (long skill = 0; skill < QUEUES; skill++) {
            all.add(skill);
        }
        handle(configure(agents.stream()
                .<ConfigChange>map(id -> new ConfigChange.PutAgent(agent(id, all)))
                .toList()));
    }

    private Request.Configure configure(List<ConfigChange> changes) {
        return new Request.Configure(id(), Actor.SYSTEM, changes);
    }

    private ConfigChange put(QueueConfig queue) {
        queues.put(queue.id(), queue);
        return new ConfigChange.PutQueue(queue);
    }

    private QueueConfig queue(QueueId id, int skill) {
        return new QueueConfig(
                id,
                new Requirement.Skill(new SkillId("s" + skill), 1),
                dice.oneOf(List.of(SelectionPolicy.values())),
                15_000,
                0,
                AfterWrapUp.READY,
                AfterDecline.STAYS_READY,
                30_000,
                20_000,
                5_000);
    }

    private static AgentConfig agent(AgentId id, List<Long> skills) {
        return new AgentConfig(
                id,
                skills.stream()
                        .distinct()
                        .map(skill -> new SkillLevel(new SkillId("s" + skill), 3))
                        .toList(),
                "north");
    }

    private CommandId id() {
        return new CommandId("r" + ++requests);
    }
}
