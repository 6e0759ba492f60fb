package hotline.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Command;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.Period;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.crm.record.AgentNow;
import hotline.crm.record.InteractionRecord;
import hotline.crm.record.RecordFold;
import hotline.desktop.message.AgentView;
import hotline.desktop.message.Text;
import hotline.desktop.message.WorkItem;
import hotline.desktop.message.WorkItem.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever begins in the middle, with a snapshot and the records until then, shows what somebody shows who was there from the beginning. */
class FoldFromSnapshotTest {
    private static final int CUTS = 7;
    private static final Titles TITLES = new Titles() {
        @Override
        public Text title(String flow, String node) {
            return new Text("标题 " + node, "title of " + node);
        }

        @Override
        public Text shownAs(String flow, String node) {
            return new Text("输入 " + node, "entered at " + node);
        }
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whereverOneBeginsOneShowsTheSame(long seed) {
        List<Integer> decisions = new ArrayList<>();
        World world = new World(Scenario.ROUGH.unchanged(), seed)
                .observe(now -> decisions.add(now.journalAfter(0).size()));
        world.run();
        List<Recorded> journal = world.journal();
        for (int cut = 1; cut < CUTS; cut++) {
            // a snapshot is of what is between two decisions, never of half of one
            isSame(journal, decisions.get(decisions.size() * cut / CUTS), "seed " + seed + ", cut " + cut);
        }
    }

    @Test
    void ofACallBetweenAgentsToo() {
        Distributor core = new Distributor();
        List<Recorded> journal = new ArrayList<>();
        List<Integer> decisions = new ArrayList<>();
        InteractionId call = new InteractionId(1, 1);
        QueueId queue = new QueueId("service");
        AgentId from = new AgentId("a01");
        AgentId to = new AgentId("a02");
        QueueConfig rules = new QueueConfig(
                queue,
                Requirement.NONE,
                SelectionPolicy.LONGEST_IDLE,
                20_000,
                0,
                AfterWrapUp.READY,
                AfterDecline.STAYS_READY,
                30_000,
                20_000,
                5_000);
        List<Command> commands = List.of(
                new Report.EpochBegins(1),
                new Request.Configure(
                        new CommandId("1"),
                        Actor.SYSTEM,
                        List.of(
                                new ConfigChange.PutQueue(rules),
                                new ConfigChange.PutAgent(new AgentConfig(from, List.of(), "north")),
                                new ConfigChange.PutAgent(new AgentConfig(to, List.of(), "north")))),
                new Request.SignIn(new CommandId("2"), Actor.SYSTEM, from, "1001"),
                new Request.SignIn(new CommandId("3"), Actor.SYSTEM, to, "1002"),
                new Request.CallColleague(new CommandId("4"), Actor.SYSTEM, call, from, to, queue),
                new Report.OfferAnswered(new OfferId(1, 1), 5_000),
                new Report.OfferRings(new OfferId(1, 2), 6_000),
                new Report.OfferAnswered(new OfferId(1, 2), 7_000),
                new Report.AgentLeaves(call, to, EndedBy.AGENT, 9_000));
        for (Command command : commands) {
            decisions.add(journal.size());
            journal.addAll(core.handle(command, 1_000L * decisions.size()).events());
        }
        assertThat(journal.getLast().event()).isInstanceOf(Event.InteractionEnded.class);
        decisions.stream().skip(5).forEach(cut -> isSame(journal, cut, "cut " + cut));
    }

    private static void isSame(List<Recorded> journal, int cut, String where) {
        Seen always = new Seen(new Distributor().snapshot());
        Distributor distributor = new Distributor();
        Records records = new Records();
        for (Recorded recorded : journal.subList(0, cut)) {
            distributor.apply(recorded);
            records.apply(recorded);
            always.apply(recorded);
        }
        Seen sinceThen = new Seen(distributor.snapshot());
        records.all().forEach(sinceThen.desks::remember);
        assertThat(sinceThen.now()).as(where).isEqualTo(always.now());
        int known = 0;
        for (Recorded recorded : journal.subList(cut, journal.size())) {
            always.apply(recorded);
            sinceThen.apply(recorded);
            if (++known % 97 == 0) {
                assertThat(sinceThen.now())
                        .as(where + ", " + recorded.position())
                        .isEqualTo(always.now());
            }
        }
        assertThat(sinceThen.now()).as(where + ", the end").isEqualTo(always.now());
    }

    /** A view without sockets. */
    private static final class Seen {
        private final Roster roster = new Roster();
        final Desks desks = new Desks(TITLES, roster);
        private final Figures figures;

        Seen(Snapshot snapshot) {
            roster.begin(snapshot);
            desks.begin(snapshot);
            figures = new Figures(snapshot, at -> Period.ALWAYS);
        }

        void apply(Recorded recorded) {
            roster.apply(recorded);
            desks.apply(recorded);
            figures.apply(recorded);
        }

        Map<String, Object> now() {
            Map<String, Object> now = new TreeMap<>();
            for (AgentId agent : roster.agents()) {
                now.put("agent " + agent, view(agent));
                now.put(
                        "desk " + agent,
                        desks.of(agent).stream().filter(Seen::goesOn).toList());
            }
            desks.stories().stream()
                    .filter(story -> story.stay != null && story.stay.open())
                    .forEach(story -> now.put("waiting " + story.id, Objects.requireNonNull(story.stay)));
            return now;
        }

        private AgentView view(AgentId agent) {
            return Objects.requireNonNull(roster.view(agent, figures.agent(agent)));
        }

        /** What was not accepted lies there for a moment only, and nobody knows of it who came later. */
        private static boolean goesOn(WorkItem item) {
            return item.phase() != Phase.ENDED;
        }
    }

    /** The records as of some event. */
    private static final class Records implements RecordFold.Stored {
        private final RecordFold fold = new RecordFold();
        private final Map<InteractionId, InteractionRecord> stored = new HashMap<>();

        void apply(Recorded recorded) {
            fold.fold(List.of(recorded), this).interactions().forEach(record -> stored.put(record.id(), record));
        }

        List<InteractionRecord> all() {
            return List.copyOf(stored.values());
        }

        @Override
        public @Nullable InteractionRecord interaction(InteractionId id) {
            return stored.get(id);
        }

        @Override
        public @Nullable InteractionId interactionOf(OfferId offer) {
            return null;
        }

        @Override
        public @Nullable AgentNow agent(AgentId id) {
            return null;
        }
    }
}
