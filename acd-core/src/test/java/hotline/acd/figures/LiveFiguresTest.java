package hotline.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Live figures against the distributor's own state, in rough simulated worlds. Against the records: crm-store's tests. */
class LiveFiguresTest {
    private static final Snapshot NOTHING = new Distributor().snapshot();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void showsWhoWaitsAndWhatAgentsDoAsTheDistributorKnowsIt(long seed) {
        List<Recorded> journal = journal(seed);
        Distributor distributor = new Distributor();
        LiveFigures live = LiveFigures.begin(NOTHING, at -> Period.ALWAYS);

        for (int i = 0; i < journal.size(); i++) {
            distributor.apply(journal.get(i));
            live.apply(journal.get(i));
            if (i % 97 == 0) {
                assertShows(live, distributor.snapshot());
            }
        }

        assertShows(live, distributor.snapshot());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void beginsInTheMiddleWithWhatASnapshotTells(long seed) {
        List<Recorded> journal = journal(seed);
        int cut = journal.size() / 2;
        Distributor distributor = new Distributor();
        journal.subList(0, cut).forEach(distributor::apply);
        LiveFigures live = LiveFigures.begin(distributor.snapshot(), at -> Period.ALWAYS);
        assertShows(live, distributor.snapshot());

        journal.subList(cut, journal.size()).forEach(recorded -> {
            distributor.apply(recorded);
            live.apply(recorded);
        });

        assertShows(live, distributor.snapshot());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsCountedTwiceOrForgotten(long seed) {
        List<Recorded> journal = journal(seed);
        LiveFigures live = LiveFigures.begin(NOTHING, at -> Period.ALWAYS);
        long end = journal.getLast().at();

        journal.forEach(live::apply);

        for (QueueView queue : live.queues()) {
            assertThat(queue.today().waiting()).isEqualTo(queue.waiting().size());
        }
        long accepted = live.agents(end).stream()
                .mapToLong(agent -> agent.today().accepted())
                .sum();
        long answered = live.queues().stream()
                .mapToLong(queue -> queue.today().answered())
                .sum();
        // an answer to an offer that was believed over counts for the queue alone
        assertThat(answered).isGreaterThanOrEqualTo(accepted).isPositive();
        long configuredAt = journal.get(1).at();
        for (AgentView agent : live.agents(end)) {
            assertThat(agent.today().loggedInMillis()).isLessThanOrEqualTo(end - configuredAt);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aNewDayBeginsByItself(long seed) {
        List<Recorded> journal = journal(seed);
        long begin = journal.getFirst().at();
        long day = (journal.getLast().at() - begin) / 3 + 1;
        LiveFigures live = LiveFigures.begin(NOTHING, at -> {
            long from = begin + Math.floorDiv(at - begin, day) * day;
            return new Period(from, from + day);
        });
        Map<Period, Long> entered = new TreeMap<>(Comparator.comparingLong(Period::from));

        journal.forEach(recorded -> {
            live.apply(recorded);
            entered.put(live.day(), enteredToday(live));
        });

        assertThat(entered).hasSizeBetween(2, 4);
        LiveFigures all = LiveFigures.begin(NOTHING, at -> Period.ALWAYS);
        journal.forEach(all::apply);
        assertThat(entered.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(enteredToday(all));
    }

    @Test
    void thresholdsAreThoseOfTheConfigurationAndOthersCountTheDayAnew() {
        List<Recorded> journal = journal(3);
        LiveFigures live = LiveFigures.begin(NOTHING, at -> Period.ALWAYS);
        Recorded configured = journal.stream()
                .filter(recorded -> recorded.event() instanceof Event.Configured)
                .findFirst()
                .orElseThrow();
        List<Recorded> strict = journal.stream()
                .map(recorded -> recorded == configured ? withServiceLevel(configured, 1) : recorded)
                .toList();
        LiveFigures fromTheStart = LiveFigures.begin(NOTHING, at -> Period.ALWAYS);

        journal.forEach(live::apply);
        strict.forEach(fromTheStart::apply);
        long usual = answeredWithin(live);
        Recorded last = journal.getLast();
        live.apply(new Recorded(
                new Position(last.position().epoch(), last.position().seq() + 1),
                last.at(),
                null,
                withServiceLevel(configured, 1).event()));

        assertThat(answeredWithin(fromTheStart)).isLessThan(usual);
        assertThat(answeredWithin(live)).isEqualTo(answeredWithin(fromTheStart));
        assertThat(live.queues().getFirst().thresholds().serviceLevelMillis()).isEqualTo(1);
    }

    private static long answeredWithin(LiveFigures live) {
        return live.queues().stream()
                .mapToLong(queue -> queue.today().answeredWithin())
                .sum();
    }

    private static Recorded withServiceLevel(Recorded recorded, long millis) {
        Event.Configured configured = (Event.Configured) recorded.event();
        List<ConfigChange> changes = configured.changes().stream()
                .map(change -> change instanceof ConfigChange.PutQueue put
                        ? new ConfigChange.PutQueue(new QueueConfig(
                                put.queue().id(),
                                put.queue().serves(),
                                put.queue().policy(),
                                put.queue().ringMillis(),
                                put.queue().wrapUpMillis(),
                                put.queue().afterWrapUp(),
                                put.queue().afterDecline(),
                                put.queue().retryMillis(),
                                millis,
                                put.queue().shortAbandonMillis()))
                        : change)
                .toList();
        return new Recorded(recorded.position(), recorded.at(), null, new Event.Configured(configured.by(), changes));
    }

    private static long enteredToday(LiveFigures live) {
        return live.queues().stream()
                .mapToLong(queue -> queue.today().entered())
                .sum();
    }

    private static List<Recorded> journal(long seed) {
        Scenario scenario = Scenario.ROUGH.unchanged();
        World world = new World(seed % 3 == 0 ? scenario.withChatAndMail() : scenario, seed);
        world.run();
        return world.journal();
    }

    private static void assertShows(LiveFigures live, Snapshot snapshot) {
        List<QueueEntryId> waiting = snapshot.interactions().stream()
                .map(Snapshot.InteractionRecord::entry)
                .filter(entry -> entry != null)
                .sorted(Comparator.comparingLong(Snapshot.EntryRecord::orderKey)
                        .thenComparing(Snapshot.EntryRecord::entry))
                .map(Snapshot.EntryRecord::entry)
                .toList();
        assertThat(live.waiting()).extracting(Waiting::entry).isEqualTo(waiting);
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            AgentView view = live.agent(agent.config().id(), snapshot.at());
            assertThat(view).isNotNull();
            assertThat(view.state()).isEqualTo(agent.state());
            assertThat(view.pending()).isEqualTo(agent.pending());
            assertThat(view.station()).isEqualTo(agent.station());
            if (agent.state() == AgentState.NOT_READY) {
                assertThat(view.since()).isGreaterThanOrEqualTo(agent.stateSince());
            } else {
                assertThat(view.since()).isEqualTo(agent.stateSince());
            }
        }
        Map<AgentState, Long> states = snapshot.agents().stream()
                .collect(Collectors.groupingBy(Snapshot.AgentRecord::state, Collectors.counting()));
        for (QueueView queue : live.queues()) {
            queue.agents()
                    .forEach((state, count) ->
                            assertThat((long) count).isLessThanOrEqualTo(states.getOrDefault(state, 0L)));
        }
    }
}
