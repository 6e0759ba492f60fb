package hotline.acd.simulation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueEntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The simulated lines: who is really there. Does what offers ask for, reports what happens (perhaps late, twice or not at
 * all), and every two seconds compares its legs with what the core believes, as the real one does.
 */
final class Telephony {
    private static final long LATEST_MILLIS = 3_000;

    private enum LegState {
        RINGING,
        UP,
        /** By the network's fault, and may be up again. */
        LOST,
        GONE
    }

    private static final class Leg {
        final OfferId offer;
        final AgentId agent;
        final InteractionId interaction;
        LegState state = LegState.RINGING;
        LegEnd how = LegEnd.NO_ANSWER;
        EndedBy by = EndedBy.SYSTEM;

        Leg(OfferId offer, AgentId agent, InteractionId interaction) {
            this.offer = offer;
            this.agent = agent;
            this.interaction = interaction;
        }
    }

    /** To a customer who keeps a place; once for each acceptance. */
    private static final class Call {
        final InteractionId customer;
        boolean answered;
        /** Why it was in vain, null as long as it rings, and when it was answered. */
        @Nullable
        CallbackEnd inVain;

        Call(InteractionId customer) {
            this.customer = customer;
        }
    }

    private final World world;
    private final TreeMap<OfferId, Leg> legs = new TreeMap<>();
    private final TreeSet<InteractionId> present = new TreeSet<>();
    private final TreeSet<String> deadStations = new TreeSet<>();
    /** Callers who have hung up and keep their place, by what was last heard of it. */
    private final TreeMap<InteractionId, QueueEntryId> promised = new TreeMap<>();

    private final TreeMap<OfferId, Call> calls = new TreeMap<>();
    /** Those who were called and answered, and for which offer at last. */
    private final TreeMap<InteractionId, OfferId> calledBack = new TreeMap<>();

    private int generation;

    Telephony(World world) {
        this.world = world;
    }

    // ---- what the core decided

    void happened(Event event) {
        switch (event) {
            case Event.OfferMade made ->
                soon(
                        20,
                        () -> ring(
                                made.offer(),
                                made.agent(),
                                made.station(),
                                made.entry().interaction()));
            case Event.OfferEnding ending -> soon(20, () -> takeBack(ending.offer()));
            case Event.OfferEnded ended -> offerEnded(ended);
            case Event.PlaceKept kept -> promised.put(kept.entry().interaction(), kept.entry());
            case Event.EntryEnded ended -> promised.remove(ended.entry().interaction(), ended.entry());
            case Event.CustomerDialled dialled ->
                soon(20, () -> call(dialled.offer(), dialled.entry().interaction()));
            case Event.WrapUpBegan over ->
                legs.values().stream()
                        .filter(leg -> leg.state == LegState.LOST
                                && leg.interaction.equals(over.interaction())
                                && leg.agent.equals(over.agent()))
                        .forEach(leg -> leg.state = LegState.GONE);
            case Event.AssignmentEnded ended ->
                legs.values()
                        .removeIf(leg -> leg.state == LegState.GONE
                                && leg.interaction.equals(ended.interaction())
                                && leg.agent.equals(ended.agent()));
            default -> {}
        }
    }

    private void offerEnded(Event.OfferEnded ended) {
        var leg = legs.get(ended.offer());
        calls.remove(ended.offer());
        if (leg != null && leg.state == LegState.UP && ended.result() != OfferResult.ACCEPTED) {
            leg.state = LegState.GONE; // nobody reached: the agent is let go
        }
        if (ended.result() != OfferResult.ACCEPTED && leg != null && leg.state == LegState.GONE) {
            legs.remove(ended.offer());
        }
    }

    private void ring(OfferId offer, AgentId agent, String station, InteractionId interaction) {
        if (legs.containsKey(offer)) {
            return;
        }
        var leg = new Leg(offer, agent, interaction);
        legs.put(offer, leg);
        var dice = world.dice;
        if (!present.contains(interaction) && !promised.containsKey(interaction)) {
            end(leg, LegEnd.CALLER_GONE);
        } else if (isTaken(interaction)) {
            end(leg, LegEnd.ANSWERED_ELSEWHERE);
        } else if (deadStations.contains(station)) {
            end(leg, LegEnd.UNREACHABLE);
        } else if (world.isLively() && dice.perMille(world.scenario.phoneFails())) {
            end(leg, dice.oneOf(List.of(LegEnd.BUSY, LegEnd.UNREACHABLE, LegEnd.FAILED, LegEnd.DECLINED)));
        } else {
            report(new Report.OfferRings(offer, world.now()));
            if (world.isLively() && dice.perMille(world.scenario.declined())) {
                soon(6_000, () -> refuse(leg));
            } else if (!world.isLively() || !dice.perMille(world.scenario.ignored())) {
                soon(11_990, () -> pickUp(leg));
            }
        }
    }

    private void refuse(Leg leg) {
        if (leg.state == LegState.RINGING) {
            end(leg, LegEnd.DECLINED);
        }
    }

    private void pickUp(Leg leg) {
        if (leg.state != LegState.RINGING) {
            return;
        }
        boolean wanted = present.contains(leg.interaction) || promised.containsKey(leg.interaction);
        if (!wanted || isTaken(leg.interaction)) {
            end(leg, wanted ? LegEnd.ANSWERED_ELSEWHERE : LegEnd.CALLER_GONE);
            return;
        }
        leg.state = LegState.UP;
        report(new Report.OfferAnswered(leg.offer, world.now()));
        if (present.contains(leg.interaction)) {
            talk(leg);
        } else if (world.isLively() && world.dice.perMille(100)) {
            soon(8_000, () -> losesHeart(leg));
        }
    }

    /** An agent hangs up before the customer who is called has answered. */
    private void losesHeart(Leg leg) {
        if (leg.state == LegState.UP && !present.contains(leg.interaction)) {
            end(leg, LegEnd.DECLINED);
        }
    }

    private void call(OfferId offer, InteractionId customer) {
        var leg = legs.get(offer);
        if (calls.containsKey(offer) || leg == null || leg.state != LegState.UP || present.contains(customer)) {
            return;
        }
        var call = new Call(customer);
        calls.put(offer, call);
        switch ((int) world.dice.below(8)) {
            case 0 -> soon(1_000, () -> inVain(offer, call, CallbackEnd.BUSY));
            case 1 -> soon(7_990, () -> inVain(offer, call, CallbackEnd.DECLINED));
            case 2 -> {} // rings until the core gives it up
            default -> soon(7_990, () -> answers(offer, call));
        }
    }

    private void inVain(OfferId offer, Call call, CallbackEnd how) {
        call.inVain = how;
        report(new Report.CustomerNotReached(offer, how, world.now()));
    }

    /** Perhaps just as the attempt was given up: then she waits on the line. Who is not wanted any more is not let in. */
    private void answers(OfferId offer, Call call) {
        var customer = call.customer;
        if (!promised.containsKey(customer) || !present.add(customer)) {
            return;
        }
        call.answered = true;
        calledBack.put(customer, offer);
        report(new Report.CustomerReached(customer, offer, world.now()));
        var leg = legs.get(offer);
        if (leg != null && leg.state == LegState.UP) {
            talk(leg);
        }
        world.reached(customer);
    }

    private void talk(Leg leg) {
        long talk = world.dice.around(world.scenario.talkMillis()) * lengthOf(leg.interaction);
        if (world.dice.perMille(300)) {
            world.timeline.at(world.now() + talk / 2, () -> hold(leg));
        }
        if (world.isLively() && world.scenario.phoneFails() > 0 && world.dice.perMille(world.scenario.phoneFails())) {
            world.timeline.at(world.now() + talk / 3, () -> losesLine(leg));
        }
        if (world.dice.perMille(500)) {
            world.timeline.at(world.now() + talk, () -> hangUp(leg.interaction));
        } else {
            world.timeline.at(world.now() + talk, () -> agentHangsUp(leg));
        }
    }

    /** A page that is loaded anew, or a network that fails; mostly the phone is there again in time. */
    private void losesLine(Leg leg) {
        if (leg.state == LegState.UP) {
            leg.state = LegState.LOST;
            leg.by = EndedBy.NETWORK;
            report(new Report.AgentLeaves(leg.interaction, leg.agent, EndedBy.NETWORK, world.now()));
            soon(14_000, () -> isBack(leg));
        }
    }

    private void isBack(Leg leg) {
        if (leg.state == LegState.LOST) {
            leg.state = LegState.UP;
            report(new Report.AgentReturns(leg.interaction, leg.agent, world.now()));
        }
    }

    /** Who writes takes longer. */
    private int lengthOf(InteractionId interaction) {
        return Floor.channel(world.scenario, interaction) == MediaChannel.VOICE ? 1 : 3;
    }

    private void hold(Leg leg) {
        if (leg.state == LegState.UP) {
            report(new Report.AgentHolds(leg.interaction, leg.agent, world.now()));
            soon(5_000, () -> report(new Report.AgentRetrieves(leg.interaction, leg.agent, world.now())));
        }
    }

    private void agentHangsUp(Leg leg) {
        if (leg.state == LegState.UP) {
            leg.state = LegState.GONE;
            leg.by = EndedBy.AGENT;
            report(new Report.AgentLeaves(leg.interaction, leg.agent, EndedBy.AGENT, world.now()));
            soon(10_000, () -> hangUp(leg.interaction));
        }
    }

    private void takeBack(OfferId offer) {
        var leg = legs.get(offer);
        if (leg == null || leg.state == LegState.GONE) {
            report(new Report.OfferLegEnds(offer, leg == null ? LegEnd.NO_ANSWER : leg.how, world.now()));
        } else if (leg.state == LegState.RINGING || !present.contains(leg.interaction)) {
            end(leg, LegEnd.NO_ANSWER);
        } else {
            report(new Report.OfferAnswered(offer, world.now()));
        }
    }

    private void end(Leg leg, LegEnd how) {
        leg.state = LegState.GONE;
        leg.how = how;
        report(new Report.OfferLegEnds(leg.offer, how, world.now()));
    }

    // ---- what customers and phones do

    void arrives(InteractionId interaction) {
        present.add(interaction);
        report(begins(interaction));
    }

    private Report begins(InteractionId interaction) {
        return new Report.InteractionBegins(
                interaction, Floor.channel(world.scenario, interaction), Direction.INBOUND, "4001", world.now());
    }

    void hangUp(InteractionId interaction) {
        if (!present.remove(interaction)) {
            return;
        }
        report(new Report.CustomerLeaves(interaction, EndedBy.CALLER, "normal", world.now()));
        for (Leg leg : List.copyOf(legs.values())) {
            if (leg.interaction.equals(interaction) && leg.state == LegState.RINGING) {
                end(leg, LegEnd.CALLER_GONE);
            } else if (leg.interaction.equals(interaction) && leg.state != LegState.GONE) {
                leg.state = LegState.GONE;
                leg.by = EndedBy.CALLER;
                report(new Report.AgentLeaves(interaction, leg.agent, EndedBy.CALLER, world.now()));
            }
        }
    }

    boolean isPresent(InteractionId interaction) {
        return present.contains(interaction);
    }

    boolean isTalking(InteractionId interaction) {
        return present.contains(interaction)
                && legs.values().stream()
                        .anyMatch(leg -> leg.state == LegState.UP && leg.interaction.equals(interaction));
    }

    /** Whether some agent's phone is up for it. */
    private boolean isTaken(InteractionId interaction) {
        return legs.values().stream().anyMatch(leg -> leg.state == LegState.UP && leg.interaction.equals(interaction));
    }

    /** Whether nobody is on any line. */
    boolean isSilent() {
        return present.isEmpty() && legs.isEmpty();
    }

    List<InteractionId> customers() {
        return List.copyOf(present);
    }

    void station(String station, boolean reachable) {
        if (reachable ? deadStations.remove(station) : deadStations.add(station)) {
            report(new Report.StationSeen(station, reachable, world.now()));
        }
    }

    // ---- reports, well or badly carried

    private void report(Report report) {
        var dice = world.dice;
        boolean faulty = world.isLively();
        if (faulty && dice.perMille(world.scenario.lost())) {
            return;
        }
        deliver(report, faulty && dice.perMille(world.scenario.late()) ? dice.below(LATEST_MILLIS) : dice.below(3));
        if (faulty && dice.perMille(world.scenario.twice())) {
            deliver(report, dice.below(LATEST_MILLIS));
        }
    }

    private void deliver(Report report, long delay) {
        int sentIn = generation;
        world.timeline.at(world.now() + delay, () -> {
            if (!world.isDown() && sentIn == generation) {
                world.tell(report);
            }
        });
    }

    void forgetWhatIsUnderWay() {
        generation++;
    }

    private void soon(long withinMillis, Runnable what) {
        world.timeline.at(world.now() + 1 + world.dice.below(withinMillis), what);
    }

    // ---- the comparison of legs

    void compare(Snapshot believed) {
        var reports = new ArrayList<Report>();
        var wanted = new TreeSet<OfferId>();
        var known = new TreeSet<InteractionId>();
        for (Snapshot.InteractionRecord interaction : believed.interactions()) {
            known.add(interaction.interaction());
            if (interaction.customerPresent() && !present.contains(interaction.interaction())) {
                reports.add(new Report.CustomerLeaves(
                        interaction.interaction(), EndedBy.NETWORK, "found-gone", world.now()));
            }
            interaction.assignments().forEach(assignment -> {
                wanted.add(assignment.offer());
                compareAssignment(interaction.interaction(), assignment, reports);
            });
            offersOf(interaction).forEach(offer -> {
                wanted.add(offer.offer());
                compareOffer(interaction.interaction(), offer, reports);
                compareCall(interaction.interaction(), offer, reports);
            });
            compareCustomer(interaction, reports);
        }
        legs.values().removeIf(leg -> leg.state == LegState.GONE && !wanted.contains(leg.offer));
        for (Leg leg : legs.values()) {
            if (!wanted.contains(leg.offer)) {
                leg.state = LegState.GONE;
            }
        }
        present.removeIf(line -> calledBack.containsKey(line) && !known.contains(line));
        present.stream().filter(line -> !known.contains(line)).forEach(line -> reports.add(begins(line)));
        for (Snapshot.AgentRecord agent : believed.agents()) {
            if (agent.station() != null) {
                reports.add(
                        new Report.StationSeen(agent.station(), !deadStations.contains(agent.station()), world.now()));
            }
        }
        reports.forEach(world::tell);
    }

    /** What became of a call, should it not be known. One that was never made, because we died just then, is a failed attempt. */
    private void compareCall(InteractionId interaction, Snapshot.OfferRecord offer, List<Report> reports) {
        if (offer.dialExpiresAt() == 0 || offer.ending() != null) {
            return;
        }
        var call = calls.get(offer.offer());
        if (call == null && !present.contains(interaction)) {
            reports.add(new Report.CustomerNotReached(offer.offer(), CallbackEnd.FAILED, world.now()));
        } else if (call != null && call.inVain != null) {
            reports.add(new Report.CustomerNotReached(offer.offer(), call.inVain, world.now()));
        }
    }

    /** A customer who was called and has answered, and is not known to be there: wanted still, or not any more. */
    private void compareCustomer(Snapshot.InteractionRecord interaction, List<Report> reports) {
        var customer = interaction.interaction();
        if (interaction.customerPresent() || !present.contains(customer) || !calledBack.containsKey(customer)) {
            return;
        }
        var entry = interaction.entry();
        if (entry != null && entry.held() != null && !entry.held().reached()) {
            var answered = Objects.requireNonNull(calledBack.get(customer), "who was called was called for an offer");
            reports.add(new Report.CustomerReached(customer, answered, world.now()));
        } else {
            present.remove(customer);
        }
    }

    private static List<Snapshot.OfferRecord> offersOf(Snapshot.InteractionRecord interaction) {
        var offers = new ArrayList<>(interaction.rescinded());
        if (interaction.entry() != null) {
            offers.addAll(interaction.entry().offers());
        }
        return offers;
    }

    private void compareAssignment(
            InteractionId interaction, Snapshot.AssignmentRecord assignment, List<Report> reports) {
        var leg = legs.get(assignment.offer());
        if (!assignment.wrapsUp() && (leg == null || leg.state != LegState.UP)) {
            if (assignment.lineLost() == null || leg == null || leg.state != LegState.LOST) {
                reports.add(new Report.AgentLeaves(
                        interaction, assignment.agent(), leg == null ? EndedBy.SYSTEM : leg.by, world.now()));
            }
        } else if (assignment.wrapsUp() && leg != null) {
            leg.state = LegState.GONE;
        } else if (assignment.lineLost() != null) {
            reports.add(new Report.AgentReturns(interaction, assignment.agent(), world.now()));
        }
    }

    private void compareOffer(InteractionId interaction, Snapshot.OfferRecord offer, List<Report> reports) {
        @Nullable Leg leg = legs.get(offer.offer());
        if (leg == null && offer.ending() == null) {
            ring(offer.offer(), offer.agent(), offer.station(), interaction);
        } else if (leg == null || leg.state == LegState.GONE) {
            reports.add(new Report.OfferLegEnds(offer.offer(), leg == null ? LegEnd.NO_ANSWER : leg.how, world.now()));
        } else if (leg.state == LegState.UP && (offer.ending() == null || present.contains(interaction))) {
            reports.add(new Report.OfferAnswered(offer.offer(), world.now()));
        } else if (offer.ending() != null) {
            takeBack(offer.offer());
        } else if (!offer.ringing()) {
            reports.add(new Report.OfferRings(offer.offer(), world.now()));
        }
    }
}
