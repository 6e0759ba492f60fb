package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.distributor.Snapshot.LeftPlace;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What agents do with a customer they have: hold, ask a colleague first, talk together, hand over, send on. While an agent consults, the customer
 * is on hold; taking her back from hold without an end of the consultation is the swap. Nobody is lost: where nobody answers, the customer is with
 * the one who asked, or back in the queue at her place.
 */
final class ConsultRules {
    private final State state;
    private final ConsultChecks checks;
    private final ExpectedWait expectedWait;
    private final ConversationRules conversations;
    private final ColleagueRules colleagues;
    private final Invitations invitations;

    ConsultRules(
            State state,
            ConsultChecks checks,
            ExpectedWait expectedWait,
            ConversationRules conversations,
            ColleagueRules colleagues,
            Invitations invitations) {
        this.state = state;
        this.checks = checks;
        this.expectedWait = expectedWait;
        this.conversations = conversations;
        this.colleagues = colleagues;
        this.invitations = invitations;
    }

    /** Asked for again it changes nothing. */
    @Nullable
    Rejection hold(Turn turn, Request.Hold request) {
        var own = checks.own(request.by(), request.interaction(), request.agent());
        if (own.rejection() != null) {
            return own.rejection();
        }
        var part = own.part();
        if (part.held && part.heldAtPhone) {
            return request.held()
                    ? null
                    : new Rejection(
                            Reason.NOT_NOW, "the customer is on hold by a key of the phone, which must take her back");
        }
        if (request.held() && !part.held) {
            turn.emit(new Event.AssignmentHeld(part.interaction.id, part.agent, turn.now, true));
        } else if (!request.held() && part.held) {
            turn.emit(new Event.AssignmentRetrieved(part.interaction.id, part.agent, turn.now));
        }
        return null;
    }

    @Nullable
    Rejection consult(Turn turn, Request.Consult request) {
        var own = checks.own(request.by(), request.interaction(), request.agent());
        if (own.rejection() != null) {
            return own.rejection();
        }
        var part = own.part();
        var interaction = part.interaction;
        var rejection = checks.notNow(interaction, part);
        if (rejection == null) {
            rejection = checks.unreachable(interaction, request.to());
        }
        if (rejection != null) {
            return rejection;
        }
        if (!part.held) {
            turn.emit(new Event.AssignmentHeld(interaction.id, part.agent, turn.now, true));
        }
        turn.emit(new Event.ConsultBegan(
                interaction.id, interaction.consultsSoFar + 1, part.agent, request.to(), false, turn.now));
        switch (request.to()) {
            case Target.ToAgent(var agent) -> direct(turn, part, agent, Purpose.CONSULT);
            case Target.ToQueue(var queue) ->
                turn.emit(directed(interaction, queue, RoutingPlan.WHOLE_QUEUE, Purpose.CONSULT, part.agent));
            case Target.ToOutside outside -> {
                // telephony calls it
            }
        }
        return null;
    }

    @Nullable
    Rejection transfer(Turn turn, Request.Transfer request) {
        var own = checks.own(request.by(), request.interaction(), request.agent());
        if (own.rejection() != null) {
            return own.rejection();
        }
        var part = own.part();
        var interaction = part.interaction;
        var rejection = checks.notNow(interaction, part);
        if (rejection == null && interaction.agentsInConversation().size() > 1) {
            rejection = new Rejection(Reason.NOT_NOW, "others talk with the customer too: leave instead");
        }
        if (rejection == null) {
            rejection = checks.unreachable(interaction, request.to());
        }
        if (rejection != null) {
            return rejection;
        }
        turn.emit(new Event.PassedOn(interaction.id, part.agent, request.to(), turn.now));
        // where she goes first, then that the agent has left her: at no moment nobody has her
        switch (request.to()) {
            case Target.ToAgent(var agent) -> direct(turn, part, agent, Purpose.TRANSFER);
            case Target.ToQueue(var queue) -> queue(turn, interaction, queue);
            case Target.ToOutside outside ->
                turn.emit(new Event.ConsultBegan(
                        interaction.id, interaction.consultsSoFar + 1, part.agent, outside, true, turn.now));
        }
        conversations.leave(turn, part, EndedBy.AGENT, turn.now);
        return null;
    }

    @Nullable
    Rejection conference(Turn turn, Request.Conference request) {
        var asked = checks.asked(request.by(), request.interaction(), request.agent());
        if (asked.rejection() != null) {
            return asked.rejection();
        }
        var part = asked.part();
        if (part.held) {
            turn.emit(new Event.AssignmentRetrieved(part.interaction.id, part.agent, turn.now));
        }
        var consult = part.interaction.consult;
        turn.emit(new Event.ConsultEnded(
                part.interaction.id, ConsultEnd.CONFERENCE, consult == null ? null : consult.with, turn.now));
        return null;
    }

    @Nullable
    Rejection handOver(Turn turn, Request.HandOver request) {
        var asked = checks.asked(request.by(), request.interaction(), request.agent());
        if (asked.rejection() != null) {
            return asked.rejection();
        }
        handOver(turn, asked.part(), EndedBy.AGENT, turn.now);
        return null;
    }

    /** Back to the customer, whoever is being asked. Asked for when there is nothing to cancel it changes nothing. */
    @Nullable
    Rejection cancel(Turn turn, Request.CancelConsult request) {
        var own = checks.own(request.by(), request.interaction(), request.agent());
        if (own.rejection() != null) {
            return own.rejection();
        }
        var part = own.part();
        var consult = part.interaction.consult;
        if (consult == null || !consult.by.equals(part.agent)) {
            return null;
        }
        end(turn, part.interaction, consult, ConsultEnd.CANCELLED, turn.now);
        if (part.held) {
            turn.emit(new Event.AssignmentRetrieved(part.interaction.id, part.agent, turn.now));
        }
        return null;
    }

    /** Who came after the agent, or from outside, leaves those who talk together; whoever was there before can only leave by herself. */
    @Nullable
    Rejection drop(Turn turn, Request.Drop request) {
        var own = checks.own(request.by(), request.interaction(), request.agent());
        if (own.rejection() != null) {
            return own.rejection();
        }
        var interaction = own.part().interaction;
        if (request.party() == null) {
            if (interaction.outside) {
                turn.emit(new Event.PartyDropped(interaction.id, request.agent(), null, turn.now));
                turn.emit(new Event.OutsideLeft(interaction.id, turn.now));
            }
            return null;
        }
        var part = conversations.talking(request.interaction(), request.party());
        if (part == null) {
            return null;
        }
        if (part.consulted) {
            return ConsultChecks.onlyAsked(part.agent, interaction.id);
        }
        if (part.offer.compareTo(own.part().offer) <= 0) {
            return new Rejection(
                    Reason.NOT_NOW,
                    "agent " + part.agent + " has the customer as long as agent " + request.agent() + " or longer");
        }
        turn.emit(new Event.PartyDropped(interaction.id, request.agent(), part.agent, turn.now));
        conversations.leave(turn, part, EndedBy.AGENT, turn.now);
        return null;
    }

    /** The agent is gone for good. A customer who had nobody else, by no wish of the agent's, waits in the queue. */
    void leaves(Turn turn, Assignment part, EndedBy by, long at) {
        var interaction = part.interaction;
        var consult = interaction.consult;
        if (consult != null && part.agent.equals(consult.with)) {
            end(turn, interaction, consult, ConsultEnd.LEFT, at);
        } else if (consult == null || consult.blind || !part.agent.equals(consult.by)) {
            if (by == EndedBy.NETWORK && isAloneWithCustomer(part)) {
                queue(turn, interaction, part.queue);
            }
            conversations.leave(turn, part, by, at);
        } else if (consult.connected) {
            // who hangs up after having asked has handed over
            handOver(turn, part, by, at);
        } else {
            end(turn, interaction, consult, ConsultEnd.CANCELLED, at);
            if (interaction.agentsInConversation().size() == 1) {
                queue(turn, interaction, consult.to instanceof Target.ToQueue(var queue) ? queue : part.queue);
            }
            conversations.leave(turn, part, by, at);
        }
    }

    private static boolean isAloneWithCustomer(Assignment part) {
        var interaction = part.interaction;
        return interaction.customerPresent
                && !interaction.outside
                && interaction.entry == null
                && interaction.agentsInConversation().size() == 1;
    }

    void outsideAnswered(Turn turn, Report.OutsideAnswered report) {
        var interaction = state.interactions.get(report.interaction());
        var consult = interaction == null ? null : interaction.consult;
        if (interaction == null
                || consult == null
                || !consult.isOutside()
                || consult.connected
                || consult.ordinal != report.ordinal()) {
            turn.absorb(report, report.interaction(), "nobody outside is being called for it");
            return;
        }
        long at = turn.clamp(report.at(), interaction.beganAt);
        turn.emit(new Event.ConsultConnected(interaction.id, null, at));
        if (consult.blind) {
            turn.emit(new Event.ConsultEnded(interaction.id, ConsultEnd.HANDED_OVER, consult.with, at));
            turn.emit(new Event.Transferred(interaction.id, at));
        }
    }

    void outsideEnds(Turn turn, Report.OutsideEnds report) {
        var interaction = state.interactions.get(report.interaction());
        var consult = interaction == null ? null : interaction.consult;
        if (interaction == null || report.ordinal() != interaction.consultsSoFar) {
            turn.absorb(report, report.interaction(), "the call outside is over already");
            return;
        }
        long at = turn.clamp(report.at(), interaction.beganAt);
        if (consult != null && consult.isOutside()) {
            var how = consult.connected ? ConsultEnd.LEFT : ConsultEnd.NOT_REACHED;
            if (consult.blind && interaction.customerPresent) {
                queue(turn, interaction, null);
            }
            turn.emit(new Event.ConsultEnded(interaction.id, how, consult.with, at));
            conversations.endIfOver(turn, interaction, at);
        } else if (interaction.outside) {
            turn.emit(new Event.OutsideLeft(interaction.id, at));
        } else {
            turn.absorb(report, report.interaction(), "nobody outside takes part in it");
        }
    }

    /** Somebody has answered who is asked for an agent: from here on the two talk. */
    void answered(Turn turn, Entry entry, AgentId agent, long at) {
        var consult = entry.interaction.consult;
        if (entry.purpose == Purpose.CONSULT && consult != null) {
            turn.emit(new Event.ConsultConnected(entry.interaction.id, agent, at));
        }
    }

    /** Who is to become part of the conversation on behalf of whom; null for a customer's own entry. */
    static @Nullable AgentId askedBy(Entry entry) {
        var consult = entry.interaction.consult;
        boolean asked = entry.purpose == Purpose.CONSULT || entry.purpose == Purpose.COLLEAGUE;
        return asked && consult != null ? consult.by : null;
    }

    /** The one agent for whom the entry was made did not take it. */
    void notTaken(Turn turn, Entry entry) {
        var interaction = entry.interaction;
        var consult = interaction.consult;
        if (interaction.isInternal()) {
            colleagues.notTaken(turn, entry);
            return;
        }
        if (entry.purpose == null || entry.ended || !entry.isForOneAgent()) {
            return;
        }
        turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.WITHDRAWN, turn.now, Actor.SYSTEM));
        // who has answered just as the agent who called her went away waits like anybody
        if (entry.purpose == Purpose.TRANSFER
                || (entry.purpose == Purpose.DIAL && interaction.customerPresent)
                || (entry.purpose == Purpose.TAKE_OVER && interaction.isLeftAlone())) {
            queue(turn, interaction, entry.queue);
        } else if (entry.purpose == Purpose.CONSULT && consult != null) {
            turn.emit(new Event.ConsultEnded(interaction.id, ConsultEnd.NOT_REACHED, consult.with, turn.now));
        }
    }

    private void handOver(Turn turn, Assignment part, EndedBy by, long at) {
        var interaction = part.interaction;
        var consult = interaction.consult;
        if (consult == null) {
            return;
        }
        turn.emit(new Event.PassedOn(interaction.id, part.agent, consult.to, at));
        turn.emit(new Event.ConsultEnded(interaction.id, ConsultEnd.HANDED_OVER, consult.with, at));
        if (consult.isOutside() && !interaction.transferred) {
            turn.emit(new Event.Transferred(interaction.id, at));
        }
        conversations.leave(turn, part, by, at);
    }

    private void end(Turn turn, Interaction interaction, Consult consult, ConsultEnd how, long at) {
        var entry = interaction.entry;
        if (entry != null && entry.purpose == Purpose.CONSULT) {
            turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.WITHDRAWN, turn.now, Actor.SYSTEM));
            OfferRules.rescind(turn, entry.offers, null);
        }
        var with = consult.with == null ? null : interaction.assignments.get(consult.with);
        if (with != null && with.inConversation()) {
            conversations.leave(turn, with, EndedBy.AGENT, at);
        }
        turn.emit(new Event.ConsultEnded(interaction.id, how, consult.with, at));
    }

    /** Back into a queue, at the place she had when she was answered. */
    private void queue(Turn turn, Interaction interaction, @Nullable QueueId wanted) {
        QueueId queue = stillThere(wanted, interaction);
        if (queue == null) {
            return; // no queue is left in which she could wait: the conversation was her last
        }
        var board = state.boards.get(queue);
        long orderKey = ConsultChecks.orderKey(interaction);
        turn.emit(new Event.EntryQueued(
                Invitations.nextEntry(interaction),
                queue,
                RoutingPlan.WHOLE_QUEUE,
                turn.now - orderKey,
                orderKey,
                attached(interaction),
                List.of(),
                board == null ? null : expectedWait.of(board, orderKey)));
    }

    private void direct(Turn turn, Assignment part, AgentId to, Purpose purpose) {
        var event = directed(part.interaction, part.queue, Invitations.only(to), purpose, part.agent);
        turn.emit(event);
        invitations.invite(turn, event, to, Invitations.ASKED, Actor.of(part.agent));
    }

    private Event.EntryDirected directed(
            Interaction interaction, QueueId queue, RoutingPlan plan, Purpose purpose, AgentId by) {
        return new Event.EntryDirected(
                Invitations.nextEntry(interaction),
                queue,
                plan,
                ConsultChecks.orderKey(interaction),
                attached(interaction),
                purpose,
                by);
    }

    private static SortedMap<String, String> attached(Interaction interaction) {
        LeftPlace place = interaction.answeredFrom;
        return place == null ? Collections.emptySortedMap() : place.attached();
    }

    /** The queue, or where she was answered last, or any: configuration may have changed meanwhile. */
    private @Nullable QueueId stillThere(@Nullable QueueId wanted, Interaction interaction) {
        if (state.boards.get(wanted) != null) {
            return wanted;
        }
        LeftPlace place = interaction.answeredFrom;
        if (place != null && state.boards.get(place.queue()) != null) {
            return place.queue();
        }
        for (QueueBoard board : state.boards.all().values()) {
            if (board.config.channel() == interaction.channel) {
                return board.config.id();
            }
        }
        return null;
    }
}
