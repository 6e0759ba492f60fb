package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiListener;
import hotline.ivr.flow.OutsideNumbers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where everything meets: one thread takes the core's events, Asterisk's events and the scripts' news in the order in which they
 * came, gives orders to scripts and legs, and reports to the core. Nobody waits for it but those who say so.
 */
final class Switchboard implements AcdListener {
    private final Mailbox mailbox = new Mailbox("switchboard");
    private final Matters matters = new Matters();
    private final Visits visits = new Visits();
    private final Stations stations;
    private final Lines lines;
    private final Legs legs;
    private final ReturningLegs returningLegs;
    private final RecordedLegs recorded;
    private final LegKeeper keeper;
    private final Director director;
    private final ScriptNews scripts;
    private final AsteriskNews asterisk;
    private @Nullable AmiConnection ami;

    /** @param question what an agent's telephone outside hears when it is picked up */
    Switchboard(
            Acd acd,
            CallWitness witness,
            Callbacks callbacks,
            OutsideNumbers outside,
            Recordings recordings,
            Function<AgentId, String> question) {
        stations = new Stations(acd);
        lines = new Lines(mailbox, this::ami, outside, question);
        recorded = new RecordedLegs(recordings, matters, lines);
        var agents = new AgentLegs(acd, matters, stations, lines, mailbox);
        legs = new Legs(
                agents,
                new CustomerLegs(acd, matters, visits, callbacks, lines, mailbox),
                new OutsideLegs(acd, matters, lines, mailbox, outside),
                new WatchLegs(acd, matters, agents, lines, mailbox));
        var transfers = new Transfers(acd, matters, visits);
        var departures = new Departures(acd, matters, visits, agents, mailbox);
        var repairs = new LegRepairs(matters, legs, transfers, departures, witness, lines);
        keeper = new LegKeeper(
                mailbox, this::ami, new LegDifferences(matters, visits, legs, transfers), repairs, this::direct);
        director = new Director(
                visits,
                agents,
                new Seating(agents, legs.outside(), lines),
                lines,
                mailbox,
                callbacks::ourNumber,
                keeper::compare);
        returningLegs = new ReturningLegs(acd, matters, agents, director, lines, mailbox);
        var keypads = new Keypads();
        scripts = new ScriptNews(
                mailbox,
                matters,
                visits,
                legs,
                lines,
                director,
                keeper,
                repairs,
                recorded,
                departures,
                transfers,
                keypads);
        asterisk = new AsteriskNews(
                mailbox,
                this::ami,
                stations,
                visits,
                legs,
                keypads,
                new ExitKeys(acd, matters, visits),
                transfers,
                departures,
                recorded,
                keeper,
                this::direct);
    }

    /** Once, before anything else. */
    void start(AmiConnection connection) {
        ami = connection;
        mailbox.start();
    }

    void close() {
        mailbox.close();
    }

    LegKeeper keeper() {
        return keeper;
    }

    /** Who is told what scripts have to tell. */
    ScriptNews scripts() {
        return scripts;
    }

    /** Who is told what Asterisk has to tell. */
    AmiListener asterisk() {
        return asterisk;
    }

    private @Nullable AmiConnection ami() {
        return ami;
    }

    /** Does this on the switchboard's thread, after everything given before. From any thread. */
    void post(Runnable work) {
        mailbox.execute(work);
    }

    /** Every now and then: what should be is compared with what is. */
    void tick() {
        keeper.compare();
        post(() -> {
            AmiConnection connection = ami;
            if (connection != null) {
                stations.lookWhenDue(connection, this::post);
            }
        });
    }

    /** The state before the first event. */
    void begin(Snapshot snapshot) {
        matters.begin(snapshot);
        stations.begin(snapshot);
        for (Matter matter : matters.all()) {
            matter.offers.values().forEach(this::takeOver);
            OfferId dialling = matter.dialling;
            if (dialling != null) {
                legs.customers().takeOver(matter.interaction, dialling);
                legs.agents().waits(dialling);
            }
            matter.talking.forEach((agent, offer) -> {
                if (!matter.lost.containsKey(agent)) {
                    legs.agents().talking(offer, matter.interaction, agent);
                }
            });
            matter.watches.values().forEach(watching -> legs.watchers().takeOver(matter, watching));
            if (matter.wantsOutside(matter.consults)) {
                boolean answered = matter.outside || (matter.asking != null && matter.asking.connected());
                legs.outside().takeOver(matter.interaction, matter.consults, answered);
            }
        }
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            for (Snapshot.AssignmentRecord part : interaction.assignments()) {
                AgentLegs.Leg leg = legs.agents().of(part.offer());
                if (part.lineLost() != null) {
                    returningLegs.takeOver(interaction.interaction(), part.agent(), keeper.compare());
                } else if (leg != null && !part.wrapsUp()) {
                    leg.byItself = matters.ringsAll(part.queue());
                }
            }
        }
    }

    private void takeOver(Matter.Offering offering) {
        AgentLegs.Leg leg = legs.agents().of(offering);
        leg.withdrawn = offering.ending() != null;
        leg.byItself = offering.byItself();
        leg.begun = leg.byItself; // whoever was before us has had it rung, or it counts as failed
    }

    @Override
    public void happened(List<Recorded> events) {
        post(() -> take(events));
    }

    private void take(List<Recorded> events) {
        Set<Matter> touched = new LinkedHashSet<>();
        for (Recorded recorded : events) {
            stations.apply(recorded.event());
            Matter matter = matters.apply(recorded.event());
            if (matter != null) {
                touched.add(matter);
                obey(matter, recorded.event());
            }
        }
        legs.releaseUnwanted();
        touched.forEach(matter -> {
            director.direct(matter);
            if (isInConference(matter)) {
                recorded.conferenceChanged(matter);
            }
        });
        touched.forEach(legs.watchers()::arrange);
        legs.agents().forgetTheOld();
    }

    private boolean isInConference(Matter matter) {
        CallerVisit visit = visits.of(matter.interaction);
        return visit != null && visit.lastOrder instanceof Order.Confer;
    }

    private void obey(Matter matter, Event event) {
        switch (event) {
            case Event.OfferMade made -> {
                Matter.Offering offering = matter.offers.get(made.offer());
                if (matter.purpose == Purpose.TAKE_OVER && offering != null) {
                    legs.watchers().becomesAgent(matter, offering);
                } else {
                    director.ring(matter, made.offer());
                }
            }
            case Event.WatchBegan began -> legs.watchers().call(matter, began.watcher());
            case Event.CustomerDialled dialled -> {
                legs.agents().waits(dialled.offer());
                legs.customers().call(matter.interaction, dialled.offer(), dialled.expiresAt());
            }
            case Event.ConsultBegan began -> {
                if (matter.wantsOutside(began.ordinal())) {
                    legs.outside().call(matter, began.ordinal(), director.ours(matter));
                }
            }
            case Event.AssignmentLineLost lost -> returningLegs.ring(matter.interaction, lost.agent());
            case Event.AssignmentHeld held -> recorded.see(matter.interaction);
            case Event.AssignmentRetrieved back -> recorded.see(matter.interaction);
            case Event.OfferEnding ending -> director.withdraw(matter, ending.offer(), ending.answeredBy() != null);
            default -> {}
        }
    }

    // ---- the desk --------------------------------------------------------------------------

    /** Whom to call when the core has somebody outside asked in this interaction. From any thread; before the core is asked. */
    void outsideNumber(InteractionId interaction, String number) {
        post(() -> legs.outside().number(interaction, number));
    }

    /** Ends an agent's leg, if there is one; what becomes of it is reported like any end. From any thread. */
    void hangUp(InteractionId interaction, AgentId agent) {
        post(() -> {
            AgentLegs.Leg leg = legs.agents().of(matters.of(interaction), agent);
            String channel = leg == null ? null : leg.channel;
            if (!returningLegs.givesUp(interaction, agent) && channel != null) {
                lines.hangUp(channel, HangupCause.NORMAL);
            }
        });
    }

    /** Sends keys to whoever the agent talks with. From any thread. */
    void press(InteractionId interaction, AgentId agent, String keys) {
        post(() -> {
            Matter matter = matters.of(interaction);
            if (matter == null || !matter.talking.containsKey(agent)) {
                return;
            }
            CallerVisit visit = visits.of(interaction);
            OutsideLegs.Leg outside = legs.outside().of(interaction);
            String channel = matter.asking != null && matter.asking.outside() && outside != null
                    ? outside.channel
                    : visit == null ? null : visit.channel;
            if (channel != null) {
                keys.chars().forEach(key -> lines.press(channel, (char) key));
            }
        });
    }

    /** Somebody has paused what is recorded, or goes on with it; completes with whether it is as it should be. From any thread. */
    CompletableFuture<Boolean> recordingChanged(InteractionId interaction) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        post(() -> recorded.see(interaction).thenAccept(done::complete));
        return done;
    }

    /** An agent's leg waits now, as an event or a look at the channels told. */
    private void direct(@Nullable InteractionId interaction) {
        Matter matter = matters.of(interaction);
        if (matter != null) {
            director.direct(matter);
        }
    }
}
