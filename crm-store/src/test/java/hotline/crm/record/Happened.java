package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.WatchEnd;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what happened, event by event, at times in milliseconds since 1970. */
public final class Happened {
    public static final QueueId SERVICE = new QueueId("service");

    private final long epoch;
    private final List<Recorded> events = new ArrayList<>();
    private long seq;
    private long offers;

    public Happened(long epoch) {
        this.epoch = epoch;
        add(0, new Event.EpochBegan(epoch));
    }

    public List<Recorded> events() {
        return List.copyOf(events);
    }

    public Happened signsIn(long at, String agent, String station) {
        add(at, new Event.AgentSignedIn(new AgentId(agent), station, new Actor("agent:" + agent)));
        return add(
                at + 1,
                new Event.AvailabilityChanged(new AgentId(agent), Availability.READY, new Actor("agent:" + agent)));
    }

    /** A supervisor is on the line of an agent: listens, is answered, joins, and has the customer at last. */
    public Happened watched(long at, InteractionId id, String supervisor, String agent) {
        Actor by = new Actor("user:" + supervisor);
        AgentId watcher = new AgentId(supervisor);
        add(at, new Event.HelpAsked(id, new AgentId(agent), at));
        add(
                at + 1_000,
                new Event.WatchBegan(id, 1, watcher, new AgentId(agent), "1121", WatchMode.LISTEN, by, at + 1_000));
        add(at + 2_000, new Event.WatchConnected(id, watcher, at + 2_000));
        add(at + 2_000, new Event.HelpEnded(id, new AgentId(agent), new Actor("agent:" + supervisor), at + 2_000));
        add(at + 3_000, new Event.WatchModeChanged(id, watcher, WatchMode.BARGE, by, at + 3_000));
        return add(at + 4_000, new Event.WatchEnded(id, watcher, WatchEnd.TAKEN_OVER, at + 4_000));
    }

    public InteractionId begins(long at, long number) {
        InteractionId id = new InteractionId(epoch, number);
        add(at, new Event.InteractionBegan(id, MediaChannel.VOICE, Direction.INBOUND, "4001", at));
        return id;
    }

    public Happened passes(long at, InteractionId id, String node, String exit) {
        return add(at, new Event.FlowPassed(id, "main", node, exit, at));
    }

    public Happened served(long at, InteractionId id, String service) {
        return add(at, new Event.FlowServed(id, service, at));
    }

    public Happened queues(long at, InteractionId id, long headStart) {
        RoutingPlan plan = new RoutingPlan(List.of(
                new RoutingStep(new Who.NamedAgents(List.of(new AgentId("a01"))), 20_000, SkipWhen.NOBODY_LOGGED_IN),
                new RoutingStep(new Who.QueueAgents(Requirement.NONE), 0, SkipWhen.NEVER)));
        return add(
                at,
                new Event.EntryQueued(
                        new QueueEntryId(id, 1),
                        SERVICE,
                        plan,
                        headStart,
                        at - headStart,
                        new TreeMap<>(Map.of("topic", "bill"))));
    }

    /** An agent calls a customer, who has not answered yet. */
    public InteractionId dials(long at, long number, String agent) {
        InteractionId id = new InteractionId(epoch, number);
        add(at, new Event.InteractionBegan(id, MediaChannel.VOICE, Direction.OUTBOUND, "dial", at));
        add(
                at,
                new Event.EntryDirected(
                        new QueueEntryId(id, 1),
                        SERVICE,
                        RoutingPlan.WHOLE_QUEUE,
                        at,
                        new TreeMap<>(),
                        Purpose.DIAL,
                        new AgentId(agent),
                        new Attempts(1, 0, 30_000)));
        add(at, new Event.CustomerLeft(id, EndedBy.SYSTEM, null, at));
        return id;
    }

    /** An agent calls a colleague, and nobody has answered yet. */
    public InteractionId callsColleague(long at, long number, String agent) {
        InteractionId id = new InteractionId(epoch, number);
        add(at, new Event.InteractionBegan(id, MediaChannel.VOICE, Direction.INTERNAL, "colleague", at));
        add(
                at,
                new Event.EntryDirected(
                        new QueueEntryId(id, 1),
                        SERVICE,
                        RoutingPlan.WHOLE_QUEUE,
                        at,
                        new TreeMap<>(),
                        Purpose.COLLEAGUE,
                        new AgentId(agent)));
        return id;
    }

    public OfferId offers(long at, InteractionId id, String agent) {
        OfferId offer = new OfferId(epoch, ++offers);
        Ledger ledger = new Ledger(
                Ledger.Decided.AGENT_SELECTION,
                0,
                "named-agents",
                3,
                List.of(new Ledger.Candidate(new AgentId("a02"), 7)),
                List.of(new Ledger.Exclusion(Ledger.ExclusionReason.BUSY, 2)),
                1_000,
                0,
                null);
        add(
                at,
                new Event.OfferMade(
                        offer, new QueueEntryId(id, 1), SERVICE, new AgentId(agent), "1001", at + 15_000, ledger));
        return offer;
    }

    public Happened rings(long at, OfferId offer) {
        return add(at, new Event.OfferRang(offer, at));
    }

    public Happened offerEnds(long at, OfferId offer, OfferResult how) {
        return add(at, new Event.OfferEnded(offer, how, at));
    }

    public Happened answers(long at, InteractionId id, OfferId offer, String agent) {
        add(at, new Event.OfferEnded(offer, OfferResult.ACCEPTED, at));
        add(at, new Event.EntryEnded(new QueueEntryId(id, 1), EntryOutcome.ANSWERED, at));
        add(at, new Event.AssignmentBegan(id, new AgentId(agent), offer, SERVICE, at));
        return add(at, new Event.SegmentBegan(id, 1, true, List.of(new AgentId(agent)), at));
    }

    /** The agent takes part for a colleague's sake. */
    public Happened isAsked(long at, InteractionId id, OfferId offer, String agent, String by) {
        offerEnds(at, offer, OfferResult.ACCEPTED);
        return add(at, new Event.AssignmentBegan(id, new AgentId(agent), offer, SERVICE, at, new AgentId(by)));
    }

    /** With nothing to wrap up. */
    public Happened leavesAtOnce(long at, InteractionId id, String agent) {
        add(at, new Event.WrapUpBegan(id, new AgentId(agent), EndedBy.AGENT, at, at));
        return add(at, new Event.AssignmentEnded(id, new AgentId(agent), null, false, at));
    }

    public Happened holds(long from, long to, InteractionId id, String agent) {
        add(from, new Event.AssignmentHeld(id, new AgentId(agent), from));
        return add(to, new Event.AssignmentRetrieved(id, new AgentId(agent), to));
    }

    public Happened customerLeaves(long at, InteractionId id, EndedBy by, @Nullable String cause) {
        return add(at, new Event.CustomerLeft(id, by, cause, at));
    }

    public Happened entryEnds(long at, InteractionId id, EntryOutcome how) {
        return add(at, new Event.EntryEnded(new QueueEntryId(id, 1), how, at));
    }

    public Happened wrapsUp(long from, long to, InteractionId id, String agent, String disposition) {
        add(from, new Event.WrapUpBegan(id, new AgentId(agent), EndedBy.CALLER, from, from + 30_000));
        return add(to, new Event.AssignmentEnded(id, new AgentId(agent), disposition, false, to));
    }

    public Happened ends(long at, InteractionId id) {
        return add(at, new Event.InteractionEnded(id, at));
    }

    /** A whole call of the VIP: menu, her agent does not answer, the backup does, talk with a hold, wrap-up. */
    public InteractionId talk(long at, long number) {
        InteractionId id = begins(at, number);
        passes(at + 3_000, id, "menu", "key:1");
        queues(at + 4_000, id, 300_000);
        OfferId first = offers(at + 4_001, id, "a01");
        rings(at + 4_100, first);
        offerEnds(at + 19_100, first, OfferResult.EXPIRED);
        OfferId second = offers(at + 19_101, id, "a02");
        rings(at + 19_200, second);
        answers(at + 22_000, id, second, "a02");
        holds(at + 30_000, at + 35_000, id, "a02");
        customerLeaves(at + 52_000, id, EndedBy.CALLER, "normal");
        wrapsUp(at + 52_000, at + 60_000, id, "a02", "solved");
        ends(at + 60_000, id);
        return id;
    }

    private Happened add(long at, Event event) {
        events.add(new Recorded(new Position(epoch, ++seq), at, null, event));
        return this;
    }
}
