package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.Matter.Wish;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import hotline.cti.ami.AmiListener;
import hotline.ivr.flow.OutsideNumbers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything meets: one thread takes the core's events, Asterisk's events and the scripts' news in the order in which they
 * came, gives orders to scripts and legs, and reports to the core. Nobody waits for it but those who say so.
 */
final class Switchboard implements AmiListener, AcdListener {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    private final Mailbox mailbox = new Mailbox("switchboard");
    private final Stations stations;
    private final Matters matters = new Matters();
    private final Visits visits = new Visits();
    private final PagePhones pagePhones = new PagePhones();
    private final Keypads keypads = new Keypads();
    private final Lines lines;
    private final RecordedLegs recorded;
    private final AgentLegs agentLegs;
    private final CustomerLegs customerLegs;
    private final OutsideLegs outsideLegs;
    private final WatchLegs watchLegs;
    private final ReturningLegs returningLegs;
    private final Transfers transfers;
    private final Departures departures;
    private final LegRepairs repairs;
    private final LegKeeper keeper;
    private final Director director;
    private final ExitKeys exits;
    private @Nullable AmiConnection ami;

    /** @param question what an agent's telephone outside hears when it is picked up */
    Switchboard(
            Acd acd,
            CallWitness witness,
            Callbacks callbacks,
            OutsideNumbers outside,
            Recordings recordings,
            Function<AgentId, String> question) {
        this.stations = new Stations(acd);
        this.lines = new Lines(this::ami, outside, question);
        this.recorded = new RecordedLegs(recordings, matters, lines);
        this.agentLegs = new AgentLegs(acd, matters, stations, lines, mailbox);
        this.customerLegs = new CustomerLegs(acd, matters, visits, callbacks, lines, mailbox);
        this.outsideLegs = new OutsideLegs(acd, matters, lines, mailbox, outside);
        this.watchLegs = new WatchLegs(acd, matters, agentLegs, lines, mailbox);
        this.transfers = new Transfers(acd, matters);
        this.departures = new Departures(acd, matters, visits, agentLegs, mailbox);
        this.repairs = new LegRepairs(
                matters, agentLegs, customerLegs, outsideLegs, watchLegs, transfers, departures, witness, lines);
        this.keeper = new LegKeeper(
                mailbox,
                this::ami,
                new LegDifferences(matters, visits, agentLegs, customerLegs, outsideLegs, watchLegs, transfers),
                repairs,
                this::direct);
        this.director = new Director(
                visits,
                agentLegs,
                new Seating(agentLegs, outsideLegs, lines),
                lines,
                mailbox,
                callbacks::ourNumber,
                keeper::compare);
        this.returningLegs = new ReturningLegs(acd, matters, agentLegs, director, lines, mailbox);
        this.exits = new ExitKeys(acd, matters, visits);
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

    // ---- the core --------------------------------------------------------------------------

    /** The state before the first event. */
    void begin(Snapshot snapshot) {
        matters.begin(snapshot);
        stations.begin(snapshot);
        for (Matter matter : matters.all()) {
            matter.offers.values().forEach(this::takeOver);
            OfferId dialling = matter.dialling;
            if (dialling != null) {
                customerLegs.takeOver(matter.interaction, dialling);
                agentLegs.waits(dialling);
            }
            matter.talking.forEach((agent, offer) -> {
                if (!matter.lost.containsKey(agent)) {
                    agentLegs.talking(offer, matter.interaction, agent);
                }
            });
            matter.watches.values().forEach(watching -> watchLegs.takeOver(matter, watching));
            if (matter.wantsOutside(matter.consults)) {
                boolean answered = matter.outside || (matter.asking != null && matter.asking.connected());
                outsideLegs.takeOver(matter.interaction, matter.consults, answered);
            }
        }
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            for (Snapshot.AssignmentRecord part : interaction.assignments()) {
                AgentLegs.Leg leg = agentLegs.of(part.offer());
                if (part.lineLost() != null) {
                    returningLegs.takeOver(interaction.interaction(), part.agent(), keeper.compare());
                } else if (leg != null && part.wrapUpUntil() == null) {
                    leg.byItself = matters.ringsAll(part.queue());
                }
            }
        }
    }

    private void takeOver(Matter.Offering offering) {
        AgentLegs.Leg leg = agentLegs.of(offering);
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
        agentLegs.releaseUnwanted();
        customerLegs.releaseUnwanted();
        outsideLegs.releaseUnwanted();
        watchLegs.releaseUnwanted();
        touched.forEach(matter -> {
            director.direct(matter);
            if (isInConference(matter)) {
                recorded.conferenceChanged(matter);
            }
        });
        touched.forEach(watchLegs::arrange);
        agentLegs.forgetTheOld();
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
                    watchLegs.becomesAgent(matter, offering);
                } else {
                    director.ring(matter, made.offer());
                }
            }
            case Event.WatchBegan began -> watchLegs.call(matter, began.watcher());
            case Event.CustomerDialled dialled -> {
                agentLegs.waits(dialled.offer());
                customerLegs.call(matter.interaction, dialled.offer(), dialled.expiresAt());
            }
            case Event.ConsultBegan began -> {
                if (matter.wantsOutside(began.ordinal())) {
                    outsideLegs.call(matter, began.ordinal(), director.ours(matter));
                }
            }
            case Event.AssignmentLineLost lost -> returningLegs.ring(matter.interaction, lost.agent());
            case Event.AssignmentHeld held -> recorded.see(matter.interaction);
            case Event.AssignmentRetrieved back -> recorded.see(matter.interaction);
            case Event.OfferEnding ending -> director.withdraw(matter, ending.offer(), ending.answeredBy() != null);
            default -> {}
        }
    }

    // ---- the scripts -----------------------------------------------------------------------

    /** A caller is here for the first time. */
    void arrived(CallerVisit visit) {
        post(() -> {
            enter(visit);
            visit.inFlow = true;
        });
    }

    /** A caller is back who had been with us, or with the process before us. */
    void returned(CallerVisit visit) {
        post(() -> {
            Matter matter = matters.of(visit.interaction);
            if (visit.calledFor != null && (matter == null || !matter.customerPresent)) {
                answeredCallback(visit, visit.calledFor, matter);
                return;
            }
            if (matter == null || !matter.customerPresent || matter.leftReported) {
                visit.orders.put(new Order.BeginAnew());
                return;
            }
            enter(visit);
            switch (matter.wish()) {
                case Wish.InFlow flow -> director.order(visit, new Order.Flow());
                case Wish.Talk talk -> {
                    director.order(visit, new Order.Wait());
                    if (talk.lineup().withCaller().isEmpty()) {
                        director.direct(matter);
                    } else {
                        keeper.compare().thenRun(() -> post(() -> goOnTalking(matter)));
                    }
                }
                case Wish.Ring ring -> {
                    if (repairs.hasTalked(ring.offering())) {
                        director.order(visit, new Order.Wait());
                    } else {
                        director.direct(matter);
                    }
                }
                case Wish.Wait wait -> director.direct(matter);
                case Wish.GoOn back -> director.direct(matter);
                case Wish.Finish finish -> director.direct(matter);
                case Wish.Gone gone -> director.direct(matter);
            }
        });
    }

    /** The agent's leg waits, or is gone. */
    private void goOnTalking(Matter matter) {
        if (agentLegs.mayWait(matter) || matter.outside) {
            director.direct(matter);
        } else {
            repairs.pairHasEnded(matter);
        }
    }

    /** A customer whom we, or the process before us, have called; the core's answer says how it goes on. */
    private void answeredCallback(CallerVisit visit, OfferId offer, @Nullable Matter matter) {
        if (matter != null && matter.isToBeCalled()) {
            enter(visit);
            customerLegs.answered(offer, visit.interaction);
        } else {
            visit.leftReported = true; // the core knows of no customer here
            visit.orders.put(new Order.Finish(EndedBy.SYSTEM));
        }
    }

    /** In which queue this caller waits, or was last; completes with null when in none. From any thread. */
    CompletableFuture<@Nullable QueueId> queueOf(InteractionId interaction) {
        CompletableFuture<@Nullable QueueId> queue = new CompletableFuture<>();
        post(() -> {
            Matter matter = matters.of(interaction);
            queue.complete(matter == null ? null : matter.queue);
        });
        return queue;
    }

    /** Who talks with the caller when this is done, and of which queue each has her. From any thread. */
    CompletableFuture<Map<AgentId, QueueId>> conversation(CallerVisit visit, Order order) {
        CompletableFuture<Map<AgentId, QueueId>> agents = new CompletableFuture<>();
        post(() -> {
            Matter matter = matters.of(visit.interaction);
            agents.complete(matter == null ? Map.of() : recorded.conversation(matter, order));
        });
        return agents;
    }

    /** What is recorded of it is to be as it should be, before anybody says a word; completes with whether it is. From any thread. */
    CompletableFuture<Boolean> recordingBegins(InteractionId interaction) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        post(() -> recorded.begins(interaction).thenAccept(done::complete));
        return done;
    }

    /** Somebody has paused what is recorded, or goes on with it; completes with whether it is as it should be. From any thread. */
    CompletableFuture<Boolean> recordingChanged(InteractionId interaction) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        post(() -> recorded.see(interaction).thenAccept(done::complete));
        return done;
    }

    private void enter(CallerVisit visit) {
        visits.add(visit);
        visit.session.whenGone(() -> {
            visit.orders.close();
            post(() -> departures.gone(visit));
        });
    }

    /** The script walks the flow, once more perhaps. */
    void flowBegins(CallerVisit visit) {
        post(() -> visit.inFlow = true);
    }

    /** The flow is over, its path is reported. */
    void flowEnded(CallerVisit visit) {
        post(() -> {
            visit.inFlow = false;
            if (visit.session.hungUp()) {
                departures.callerLeaves(visit);
            }
        });
    }

    /** The script is back from ringing a phone or from the conversation. */
    void dialReturned(CallerVisit visit, Order order, OfferId offer, String dialStatus, int cause) {
        boolean callerGone = visit.session.isGone();
        post(() -> {
            boolean moved = visit.lastOrder != order;
            if (offer.equals(visit.ringing)) {
                visit.ringing = null;
            }
            agentLegs.scriptReturned(offer, dialStatus, cause, callerGone, moved);
        });
    }

    /** The script could not bring the caller to the leg it was told; the leg is sent where it waits, and fetched once more from there. */
    void notJoined(CallerVisit visit, Order.Join order) {
        post(() -> {
            Matter matter = matters.of(visit.interaction);
            if (visit.lastOrder == order && matter != null) {
                visit.lastOrder = null;
                director.fetchAgain(matter);
            }
        });
    }

    // ---- the desk --------------------------------------------------------------------------

    /** Whom to call when the core has somebody outside asked in this interaction. From any thread; before the core is asked. */
    void outsideNumber(InteractionId interaction, String number) {
        post(() -> outsideLegs.number(interaction, number));
    }

    /** Ends an agent's leg, if there is one; what becomes of it is reported like any end. From any thread. */
    void hangUp(InteractionId interaction, AgentId agent) {
        post(() -> {
            AgentLegs.Leg leg = agentLegs.of(matters.of(interaction), agent);
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
            OutsideLegs.Leg outside = outsideLegs.of(interaction);
            String channel = matter.asking != null && matter.asking.outside() && outside != null
                    ? outside.channel
                    : visit == null ? null : visit.channel;
            if (channel != null) {
                keys.chars().forEach(key -> lines.press(channel, (char) key));
            }
        });
    }

    /** The script is back from a conversation with a number outside. */
    void transferred(CallerVisit visit) {
        post(() -> transfers.answered(visit.interaction, System.currentTimeMillis()));
    }

    /** There is something better to do than to listen to it. */
    void stopAnnouncement(CallerVisit visit) {
        post(() -> {
            if (visit.announcing) {
                lines.stopPlaying(visit.channel);
            }
        });
    }

    /** The script has hung up. */
    void finished(CallerVisit visit) {
        post(() -> departures.callerLeaves(visit));
    }

    /** The visit is over. */
    void ended(CallerVisit visit) {
        post(() -> {
            visit.over = true;
            if (visit.leftReported) {
                visits.forget(visit);
            } else if (!visit.session.hungUp()) {
                visits.forget(visit);
                keeper.compare();
            }
        });
    }

    /** From now on the keys this channel's party presses are told. */
    void listenForKeys(String uniqueId, Keys keys) {
        post(() -> keypads.listen(uniqueId, keys));
    }

    void stopListeningForKeys(String uniqueId) {
        post(() -> keypads.stopListening(uniqueId));
    }

    // ---- Asterisk --------------------------------------------------------------------------

    @Override
    public void connected() {
        post(() -> {
            keeper.connected();
            recorded.connected();
            AmiConnection connection = ami;
            if (connection != null) {
                stations.look(connection, this::post);
            }
        });
    }

    @Override
    public void disconnected(String why) {
        post(keeper::disconnected);
    }

    @Override
    public void happened(AmiEvent event) {
        switch (event.name()) {
            case "DialBegin",
                    "DialState",
                    "DialEnd",
                    "HangupRequest",
                    "SoftHangupRequest",
                    "Hangup",
                    "Hold",
                    "Unhold",
                    "BridgeEnter",
                    "OriginateResponse",
                    "DTMFEnd",
                    "PeerStatus",
                    "ContactStatus" -> post(() -> take(event));
            default -> {
                // nobody here needs it
            }
        }
    }

    private void take(AmiEvent event) {
        outsideLegs.happened(event);
        watchLegs.happened(event);
        switch (event.name()) {
            case "DialBegin" -> dialBegins(event);
            case "DTMFEnd" -> {
                keypads.pressed(event);
                exits.pressed(event);
            }
            case "BridgeEnter" -> bridgeEntered(event);
            case "OriginateResponse" -> {
                if (event.text("Response").equals("Failure")) {
                    customerLegs.failed(event);
                    agentLegs.notBegun(event.text("Channel"));
                }
            }
            case "PeerStatus" -> stations.happened(event);
            case "ContactStatus" -> {
                stations.happened(event);
                String anew = pagePhones.loadedAnew(event);
                if (!anew.isEmpty()) {
                    agentLegs.phoneGone(anew);
                    watchLegs.phoneGone(anew);
                }
            }
            case "HangupRequest", "SoftHangupRequest" -> {
                departures.callerLegEnds(event);
                agentLegs.happened(event);
            }
            case "Hangup" -> {
                customerLegs.hungUp(event);
                agentLegs.happened(event);
            }
            default -> agentLegs.happened(event);
        }
    }

    private void bridgeEntered(AmiEvent event) {
        transfers.bridgeEntered(event);
        agentLegs.happened(event);
        direct(agentLegs.interactionOf(event.text("Channel")));
        direct(outsideLegs.interactionOf(event.text("Channel")));
    }

    /** An agent's leg waits now, as an event or a look at the channels told. */
    private void direct(@Nullable InteractionId interaction) {
        Matter matter = matters.of(interaction);
        if (matter != null) {
            director.direct(matter);
        }
    }

    private void dialBegins(AmiEvent event) {
        OfferId called = Ids.calledFor(event.text("DestUniqueid"));
        if (called != null) {
            customerLegs.begins(called, event.text("DestChannel"));
            return;
        }
        OfferId offer = Ids.offer(event.calledChannelVariable("HOTLINE_OFFER"));
        if (offer == null) {
            CallerVisit visit = visits.ofChannel(event.text("Uniqueid"));
            offer = visit == null ? null : visit.ringing;
        }
        if (offer != null) {
            agentLegs.begins(offer, event.text("DestChannel"));
        }
    }
}
