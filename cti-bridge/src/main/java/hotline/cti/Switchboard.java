package hotline.cti;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.Matter.Offering;
import hotline.cti.Matter.Wish;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import hotline.cti.ami.AmiListener;
import hotline.ivr.flow.Key;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything meets: one thread takes the core's events, Asterisk's events and the scripts' news in the order in which they
 * came, gives orders to scripts and legs, and reports to the core. Nobody waits for it but those who say so.
 */
final class Switchboard implements AmiListener, AcdListener {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    private static final int CAUSE_WITHIN_MILLIS = 40;

    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("switchboard").unstarted(this::work);
    private final Acd acd;
    private final Stations stations;
    private final Matters matters = new Matters();
    private final AgentLegs agentLegs;
    private final LegKeeper keeper;
    private final Map<InteractionId, CallerVisit> visits = new HashMap<>();
    private final Map<String, CallerVisit> visitsByUniqueId = new HashMap<>();
    private final Map<String, Keys> keypads = new HashMap<>();
    private @Nullable AmiConnection ami;
    private volatile boolean closed;

    Switchboard(Acd acd, CallWitness witness) {
        this.acd = acd;
        this.stations = new Stations(acd);
        this.agentLegs = new AgentLegs(acd, matters, stations, this::hangUp);
        this.keeper = new LegKeeper(this, acd, matters, agentLegs, witness);
    }

    /** Once, before anything else. */
    void start(AmiConnection connection) {
        ami = connection;
        thread.start();
    }

    void close() {
        closed = true;
        thread.interrupt();
    }

    LegKeeper keeper() {
        return keeper;
    }

    @Nullable
    AmiConnection ami() {
        return ami;
    }

    /** Does this on the switchboard's thread, after everything given before. From any thread. */
    void post(Runnable work) {
        mailbox.add(work);
    }

    private void work() {
        while (!closed) {
            try {
                mailbox.take().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("the switchboard failed at one thing; the next comparison of legs repairs what it can", e);
            }
        }
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
        for (Matter matter : matters.all()) {
            matter.offers.values().forEach(offering -> agentLegs.of(offering).withdrawn = offering.ending() != null);
            matter.talking.forEach((agent, offer) -> agentLegs.talking(offer, matter.interaction, agent));
        }
    }

    @Override
    public void happened(List<Recorded> events) {
        post(() -> take(events));
    }

    private void take(List<Recorded> events) {
        Set<Matter> touched = new LinkedHashSet<>();
        for (Recorded recorded : events) {
            Matter matter = matters.apply(recorded.event());
            if (matter != null) {
                touched.add(matter);
                if (recorded.event() instanceof Event.OfferEnding ending) {
                    withdraw(matter, ending.offer());
                }
            }
        }
        touched.forEach(this::direct);
        agentLegs.forgetTheOld();
    }

    /** Lets the caller's script do what the core's state asks for. */
    private void direct(Matter matter) {
        CallerVisit visit = visits.get(matter.interaction);
        switch (matter.wish()) {
            case Wish.Ring ring -> {
                Offering offering = ring.offering();
                boolean over = agentLegs.of(offering).reported(); // the core will hear of it in a moment
                order(
                        visit,
                        over
                                ? new Order.Wait()
                                : new Order.Ring(offering.offer(), offering.station(), offering.expiresAt()));
            }
            case Wish.Wait wait -> order(visit, new Order.Wait());
            case Wish.Finish finish -> order(visit, new Order.Finish(EndedBy.AGENT));
            case Wish.Gone gone -> {
                if (visit != null && !visit.leftReported) {
                    visit.leftReported = true;
                    order(visit, new Order.Finish(EndedBy.SYSTEM));
                }
            }
            case Wish.InFlow flow -> {
                // the flow's own script decides
            }
            case Wish.Talk talk -> {
                // they do; what follows comes by an event
            }
        }
    }

    private void order(@Nullable CallerVisit visit, Order order) {
        if (visit == null || order.equals(visit.lastOrder)) {
            return;
        }
        visit.lastOrder = order;
        if (order instanceof Order.Ring ring) {
            visit.ringing = ring.offer();
        }
        visit.orders.put(order);
    }

    private void withdraw(Matter matter, OfferId offer) {
        Offering offering = matter.offers.get(offer);
        if (offering == null) {
            return;
        }
        Leg leg = agentLegs.of(offering);
        if (agentLegs.withdraw(leg) || leg.reported()) {
            return;
        }
        CallerVisit visit = visits.get(matter.interaction);
        if (visit != null && offer.equals(visit.ringing)) {
            if (visit.orders.withdraw() instanceof Order.Ring) {
                visit.ringing = null;
                agentLegs.ends(leg, LegEnd.FAILED, System.currentTimeMillis());
            }
            // else the script is about to ring: the leg is hung up as soon as it begins
        } else {
            keeper.compare(); // nobody of us rings it: somebody who died may have
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
            if (matter == null || !matter.customerPresent || matter.leftReported) {
                visit.orders.put(new Order.BeginAnew());
                return;
            }
            enter(visit);
            switch (matter.wish()) {
                case Wish.InFlow flow -> {
                    visit.inFlow = true;
                    order(visit, new Order.Flow());
                }
                case Wish.Talk talk -> {
                    keeper.pairHasEnded(matter);
                    order(visit, new Order.Wait());
                }
                case Wish.Ring ring -> {
                    if (keeper.hasTalked(ring.offering())) {
                        order(visit, new Order.Wait());
                    } else {
                        direct(matter);
                    }
                }
                case Wish.Wait wait -> direct(matter);
                case Wish.Finish finish -> direct(matter);
                case Wish.Gone gone -> direct(matter);
            }
        });
    }

    private void enter(CallerVisit visit) {
        visits.put(visit.interaction, visit);
        visitsByUniqueId.put(visit.uniqueId, visit);
        visit.session.whenGone(() -> {
            visit.orders.close();
            post(() -> gone(visit));
        });
    }

    /** The flow is over, its path is reported. */
    void flowEnded(CallerVisit visit) {
        post(() -> {
            visit.inFlow = false;
            if (visit.session.hungUp()) {
                callerLeaves(visit);
            }
        });
    }

    /** The script is back from ringing a phone or from the conversation. */
    void dialReturned(CallerVisit visit, OfferId offer, String dialStatus, int cause) {
        boolean callerGone = visit.session.isGone();
        post(() -> {
            if (offer.equals(visit.ringing)) {
                visit.ringing = null;
            }
            agentLegs.scriptReturned(offer, dialStatus, cause, callerGone);
        });
    }

    /** The script has hung up. */
    void finished(CallerVisit visit) {
        post(() -> callerLeaves(visit));
    }

    /** The visit is over. */
    void ended(CallerVisit visit) {
        post(() -> {
            visit.over = true;
            if (visit.leftReported) {
                forget(visit);
            } else if (!visit.session.hungUp()) {
                forget(visit);
                keeper.compare();
            }
        });
    }

    private void gone(CallerVisit visit) {
        if (visit.orders.withdraw() instanceof Order.Ring untaken) {
            visit.ringing = null;
            Leg leg = agentLegs.of(untaken.offer());
            if (leg != null) {
                agentLegs.ends(leg, LegEnd.CALLER_GONE, System.currentTimeMillis());
            }
        }
        if (visit.session.hungUp() && !visit.inFlow) {
            if (visit.cause >= 0 || visit.finishing != null) {
                callerLeaves(visit);
            } else {
                // the manager interface is about to tell why
                CompletableFuture.delayedExecutor(CAUSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS, this::post)
                        .execute(() -> callerLeaves(visit));
            }
        }
    }

    private void callerLeaves(CallerVisit visit) {
        if (!visit.leftReported) {
            visit.leftReported = true;
            EndedBy us = visit.finishing;
            EndedBy by = us == null ? HangupCause.by(visit.cause, EndedBy.CALLER) : us;
            String cause = us == null ? HangupCause.text(visit.cause) : "normal";
            customerLeaves(visit.interaction, by, cause, visit.session.goneAt());
        }
        if (visit.over) {
            forget(visit);
        }
    }

    private void forget(CallerVisit visit) {
        visits.remove(visit.interaction, visit);
        visitsByUniqueId.remove(visit.uniqueId, visit);
    }

    void customerLeaves(InteractionId interaction, EndedBy by, String cause, long at) {
        Matter matter = matters.of(interaction);
        if (matter == null || !matter.leftReported) {
            if (matter != null) {
                matter.leftReported = true;
            }
            acd.report(new Report.CustomerLeaves(interaction, by, cause, at > 0 ? at : System.currentTimeMillis()));
        }
    }

    /** The visit of this interaction whose channel is still there; null when there is none. */
    @Nullable
    CallerVisit livingVisit(InteractionId interaction) {
        CallerVisit visit = visits.get(interaction);
        return visit == null || visit.session.isGone() ? null : visit;
    }

    /** From now on the keys this channel's party presses are told. */
    void listenForKeys(String uniqueId, Keys keys) {
        post(() -> keypads.put(uniqueId, keys));
    }

    void stopListeningForKeys(String uniqueId) {
        post(() -> keypads.remove(uniqueId));
    }

    // ---- Asterisk --------------------------------------------------------------------------

    @Override
    public void connected() {
        post(() -> {
            keeper.connected();
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
                    "DTMFEnd",
                    "PeerStatus",
                    "ContactStatus" -> post(() -> take(event));
            default -> {
                // nobody here needs it
            }
        }
    }

    private void take(AmiEvent event) {
        switch (event.name()) {
            case "DialBegin" -> dialBegins(event);
            case "DTMFEnd" -> keyPressed(event);
            case "PeerStatus", "ContactStatus" -> stations.happened(event);
            case "HangupRequest", "SoftHangupRequest" -> {
                callerLegEnds(event);
                agentLegs.happened(event);
            }
            default -> agentLegs.happened(event);
        }
    }

    private void dialBegins(AmiEvent event) {
        OfferId offer = Ids.offer(event.calledChannelVariable("HOTLINE_OFFER"));
        if (offer == null) {
            CallerVisit visit = visitsByUniqueId.get(event.text("Uniqueid"));
            offer = visit == null ? null : visit.ringing;
        }
        if (offer != null) {
            agentLegs.begins(offer, event.text("DestChannel"));
        }
    }

    private void keyPressed(AmiEvent event) {
        Keys keys = keypads.get(event.text("Uniqueid"));
        if (keys != null
                && event.text("Direction").equals("Received")
                && event.text("Digit").length() == 1) {
            Key.of(event.text("Digit").charAt(0)).ifPresent(keys::managerTells);
        }
    }

    /** The caller's own leg: told here a moment before or after its script's connection tells it, or by nobody else when no script is there. */
    private void callerLegEnds(AmiEvent event) {
        int cause = HangupCause.parse(event.text("Cause"));
        CallerVisit visit = visitsByUniqueId.get(event.text("Uniqueid"));
        if (visit != null) {
            visit.cause = cause;
            // a request to hang up is the other party's word; a soft one may be ours, and its effect is told
            // separately,
            // but for a network that failed: waiting for the effect would blame the agent, whose leg goes first
            boolean failed = HangupCause.by(cause, EndedBy.CALLER) == EndedBy.NETWORK;
            if (!visit.inFlow && (event.name().equals("HangupRequest") || failed || visit.session.hungUp())) {
                callerLeaves(visit);
            }
            return;
        }
        InteractionId interaction = Ids.interaction(event.channelVariable("HOTLINE_ID"));
        if (interaction != null
                && event.channelVariable("HOTLINE_LEG").equals("caller")
                && event.name().equals("HangupRequest")
                && matters.of(interaction) != null) {
            customerLeaves(
                    interaction,
                    HangupCause.by(cause, EndedBy.CALLER),
                    HangupCause.text(cause),
                    System.currentTimeMillis());
        }
    }

    /** 21: the phone shows a withdrawn call, not a missed conversation. */
    void hangUp(String channel) {
        AmiConnection connection = ami;
        if (connection != null) {
            connection
                    .send(AmiAction.of("Hangup").with("Channel", channel).with("Cause", "21"))
                    .whenComplete((answer, failed) -> {
                        if (failed != null) {
                            log.info("hanging up {} was not answered; the next comparison sees to it", channel);
                        }
                    });
        }
    }
}
