package hotline.acd.simulation;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Decision;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A centre in virtual time: the real distributor, simulated callers, agents and telephones. The same seed gives the same
 * events. Not for several threads.
 */
public final class World {
    private static final long BEGINNING = 1_800_000_000_000L;
    private static final long COMPARISON_MILLIS = 2_000;
    private static final long RUN_OUT_MILLIS = 240_000;
    private static final int CHECKPOINT_EVERY = 100;
    /** More than any world needs at one moment: something is due again and again. */
    private static final int MOST_ROUNDS_AT_ONCE = 10_000;

    final Scenario scenario;
    final Dice dice;
    final Timeline timeline = new Timeline();
    private final List<Recorded> journal = new ArrayList<>();
    private final List<Consumer<World>> observers = new ArrayList<>();
    private final Telephony telephony;
    private final Workforce workforce;
    private final Callers callers;
    private final Supervisors supervisors;
    private final Administrators administrators;
    private Distributor distributor = new Distributor();
    private Snapshot checkpoint = distributor.snapshot();
    private int checkpointSize;
    private long now = BEGINNING;
    private long epoch = 1;
    private long requests;
    private boolean down;
    private boolean comparing;

    public World(Scenario scenario, long seed) {
        this.scenario = scenario;
        dice = new Dice(seed);
        telephony = new Telephony(this);
        workforce = new Workforce(this, telephony);
        callers = new Callers(this, telephony);
        supervisors = new Supervisors(this);
        administrators = new Administrators(this);
    }

    /** The observer is called after each command and each round of deadlines. */
    public World observe(Consumer<World> observer) {
        observers.add(observer);
        return this;
    }

    /** Lets it all happen: customers come for the scenario's time, then everything runs out. */
    public void run() {
        tell(new Report.EpochBegins(epoch));
        ask(new Request.Configure(requestId(), Actor.SYSTEM, changes()));
        workforce.begin();
        callers.begin();
        supervisors.begin();
        administrators.begin();
        if (scenario.needsRepairs()) {
            timeline.at(now + COMPARISON_MILLIS, this::compareLegs);
        }
        if (scenario.crashes()) {
            timeline.at(now + dice.around(scenario.lastsMillis() / 3), this::crash);
        }
        timeline.at(BEGINNING + scenario.lastsMillis(), callers::leave);
        long end = BEGINNING + scenario.lastsMillis() + RUN_OUT_MILLIS;
        int roundsAtOnce = 0;
        while (Math.min(timeline.next(), deadline()) <= end) {
            long was = now;
            if (deadline() <= timeline.next()) {
                now = Math.max(now, deadline());
                publish(distributor.advance(now));
            } else {
                now = Math.max(now, timeline.next());
                timeline.happen();
            }
            roundsAtOnce = now == was ? roundsAtOnce + 1 : 0;
            if (roundsAtOnce > MOST_ROUNDS_AT_ONCE) {
                throw new IllegalStateException("time stands still: something is due again and again at " + now);
            }
        }
    }

    /** Every event so far, in order. */
    public List<Recorded> journal() {
        return List.copyOf(journal);
    }

    /** The events so far that come after the first {@code known} ones. */
    public List<Recorded> journalAfter(int known) {
        return journal.subList(known, journal.size());
    }

    public Snapshot snapshot() {
        return distributor.snapshot();
    }

    public long stateHash() {
        return distributor.stateHash();
    }

    public long now() {
        return now;
    }

    /** Whether customers still come and things still go wrong. */
    boolean isLively() {
        return now < BEGINNING + scenario.lastsMillis();
    }

    /** When customers stop coming. */
    long ends() {
        return BEGINNING + scenario.lastsMillis();
    }

    /** A customer who was called has answered. */
    void reached(InteractionId customer) {
        callers.reached(customer);
    }

    boolean isDown() {
        return down;
    }

    CommandId requestId() {
        return new CommandId("s" + ++requests);
    }

    Decision ask(Request request) {
        var decision = distributor.handle(request, now);
        publish(decision.events());
        return decision;
    }

    void tell(Report report) {
        publish(distributor.handle(report, now).events());
    }

    private List<ConfigChange> changes() {
        var changes = new ArrayList<ConfigChange>();
        (scenario.limited() ? Floor.queues(scenario, dice) : Floor.plainQueues(scenario, dice))
                .forEach(queue -> changes.add(new ConfigChange.PutQueue(queue)));
        Floor.agents(scenario).forEach(agent -> changes.add(new ConfigChange.PutAgent(agent)));
        return changes;
    }

    private long deadline() {
        return down ? Distributor.NEVER : distributor.nextDeadline();
    }

    private void publish(List<Recorded> events) {
        journal.addAll(events);
        for (Recorded recorded : events) {
            telephony.happened(recorded.event());
            workforce.happened(recorded.event());
            callers.happened(recorded.event());
        }
        if (journal.size() - checkpointSize >= CHECKPOINT_EVERY) {
            checkpoint = distributor.snapshot();
            checkpointSize = journal.size();
        }
        if (!comparing) {
            observers.forEach(observer -> observer.accept(this));
        }
    }

    /** Until everybody has gone home. */
    private void compareLegs() {
        boolean over = false;
        if (!down) {
            var believed = distributor.snapshot();
            telephony.compare(believed);
            over = !isLively() && believed.interactions().isEmpty() && telephony.isSilent();
        }
        if (!over) {
            timeline.at(now + COMPARISON_MILLIS, this::compareLegs);
        }
    }

    /** The process dies; what is not in the journal is forgotten, and the world goes on without it for a while. */
    private void crash() {
        if (!isLively()) {
            return;
        }
        long before = distributor.stateHash();
        boolean fromSnapshot = dice.perMille(700);
        distributor = fromSnapshot ? Distributor.restore(checkpoint) : new Distributor();
        journal.forEach(distributor::apply);
        if (distributor.stateHash() != before) {
            throw new IllegalStateException("the journal does not give the same state again, at "
                    + snapshot().position() + (fromSnapshot ? ", from a snapshot" : ", from the beginning"));
        }
        down = true;
        telephony.forgetWhatIsUnderWay();
        timeline.at(now + dice.around(8_000), this::comeBack);
        timeline.at(now + 30_000 + dice.around(scenario.lastsMillis() / 3), this::crash);
    }

    /** As after a real start: legs are compared before anything that was due happens. */
    private void comeBack() {
        down = false;
        epoch++;
        comparing = true;
        tell(new Report.EpochBegins(epoch));
        telephony.compare(distributor.snapshot());
        comparing = false;
        publish(distributor.advance(now));
    }
}
