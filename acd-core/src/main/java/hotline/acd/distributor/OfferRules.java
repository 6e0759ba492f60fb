package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of an offer: pending, ringing, perhaps ending, and then ended once and for all. An answer wins whenever it
 * is reported before the end, even when the caller waits in another queue by now: the two speak with each other. Only an
 * ended offer frees its entry and its agent.
 */
final class OfferRules {
    private final State state;
    private final AgentRules agents;
    private final ConversationRules conversations;
    private final CallbackRules callbacks;
    private final ConsultRules consults;
    private final WatchRules watches;
    private final ColleagueRules colleagues;

    OfferRules(
            State state,
            AgentRules agents,
            ConversationRules conversations,
            CallbackRules callbacks,
            ConsultRules consults,
            WatchRules watches,
            ColleagueRules colleagues) {
        this.consults = consults;
        this.watches = watches;
        this.colleagues = colleagues;
        this.state = state;
        this.agents = agents;
        this.conversations = conversations;
        this.callbacks = callbacks;
    }

    @Nullable
    Rejection decline(Turn turn, Request.DeclineOffer request) {
        var offer = state.offers.get(request.offer());
        if (offer == null) {
            return new Rejection(Reason.UNKNOWN_OFFER, "offer " + request.offer() + " is over or never was");
        }
        if (request.by().isAnotherAgentThan(offer.agent)) {
            return new Rejection(Reason.NOT_YOURS, "offer " + offer.id + " is agent " + offer.agent + "'s");
        }
        if (offer.ending != null) {
            return new Rejection(Reason.NOT_NOW, "offer " + offer.id + " is already being taken back");
        }
        turn.emit(new Event.OfferEnding(offer.id, OfferResult.DECLINED));
        return null;
    }

    void rings(Turn turn, Report.OfferRings report) {
        var offer = state.offers.get(report.offer());
        if (offer == null) {
            turn.absorb(report, report.offer(), "the offer is over or never was");
        } else if (offer.ringing) {
            turn.absorb(report, report.offer(), "it is known to ring");
        } else {
            turn.emit(new Event.OfferRang(offer.id, turn.clamp(report.at(), offer.madeAt)));
        }
    }

    void answered(Turn turn, Report.OfferAnswered report) {
        var offer = state.offers.get(report.offer());
        if (offer == null) {
            answeredLate(turn, report);
            return;
        }
        long at = turn.clamp(report.at(), offer.madeAt);
        var waiting = offer.entry.ended ? offer.entry.interaction.entry : offer.entry;
        if (waiting == null) {
            turn.absorb(report, report.offer(), "nobody is waiting there any more");
            end(turn, offer, OfferResult.RESCINDED, at);
            return;
        }
        if (waiting.isToBeDialled()) {
            acceptedForCallback(turn, report, offer, at);
            return;
        }
        turn.emit(new Event.OfferEnded(offer.id, OfferResult.ACCEPTED, at));
        connect(turn, waiting, offer.id, offer.agent, turn.clamp(at, waiting.queuedAt));
    }

    private void acceptedForCallback(Turn turn, Report.OfferAnswered report, Offer offer, long at) {
        if (offer.isDialling()) {
            turn.absorb(report, report.offer(), "its customer is being called");
        } else if (offer.entry.isToBeDialled() && offer.ending == null && !offer.entry.ended) {
            callbacks.accepted(turn, offer, at);
        } else {
            turn.absorb(report, report.offer(), "somebody else has accepted");
            end(turn, offer, offer.ending == null ? OfferResult.RESCINDED : offer.ending, at);
        }
    }

    /** The customer who was called is on the line: connected with the agent who waits, or else waiting herself. */
    void reached(Turn turn, Report.CustomerReached report) {
        var interaction = state.interactions.get(report.interaction());
        var entry = interaction == null ? null : interaction.entry;
        if (interaction == null || entry == null || !entry.isToBeDialled() || interaction.customerPresent) {
            turn.absorb(report, report.interaction(), "nobody wants to call the customer");
            return;
        }
        var dialling = entry.held == null ? null : entry.held.dialling;
        var offer = dialling == null ? null : state.offers.get(dialling);
        long at = turn.clamp(report.at(), entry.queuedAt);
        turn.emit(new Event.CustomerReached(interaction.id, report.offer(), at));
        if (offer != null && offer.ending == null) {
            turn.emit(new Event.OfferEnded(offer.id, OfferResult.ACCEPTED, at));
            connect(turn, entry, offer.id, offer.agent, at);
        }
    }

    /**
     * An answer to an offer that is over: after an end wrongly reported, or a silence longer than we wait. The two speak with
     * each other, and that is what counts, when the customer is still waiting by our knowledge and the agent has nothing else:
     * the conversation is taken as it is, and whoever rings for the same entry meanwhile is taken back. Otherwise the report is
     * absorbed, and the leg, wanted by nobody, is hung up by whoever compares legs.
     */
    private void answeredLate(Turn turn, Report.OfferAnswered report) {
        var entry = state.passedOffers.get(report.offer());
        if (entry == null || entry.ended || entry.isToBeDialled()) {
            turn.absorb(report, report.offer(), "the offer is over or never was");
            return;
        }
        var past = entry.tried.values().stream()
                .filter(tried -> tried.offer().equals(report.offer()))
                .findFirst();
        var agent = past.map(tried -> state.agents.get(tried.agent())).orElse(null);
        if (agent == null
                || !agent.isSignedIn()
                || !agent.hasRoomFor(entry.channel())
                || agent.isConcernedWith(entry.interaction)) {
            turn.absorb(report, report.offer(), "the offer is over and its agent has something else");
            return;
        }
        connect(turn, entry, report.offer(), agent.id(), turn.clamp(report.at(), entry.queuedAt));
    }

    private void connect(Turn turn, Entry entry, OfferId offer, AgentId agent, long at) {
        var askedBy = ConsultRules.askedBy(entry);
        turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.ANSWERED, at));
        rescind(turn, entry.offers, agent);
        turn.emit(new Event.AssignmentBegan(entry.interaction.id, agent, offer, entry.queue, at, askedBy));
        consults.answered(turn, entry, agent, at);
        if (entry.purpose == Purpose.TAKE_OVER) {
            watches.tookOver(turn, entry.interaction, agent, at);
        } else {
            conversations.beginSegment(turn, entry.interaction, at);
        }
        if (entry.purpose == Purpose.COLLEAGUE) {
            colleagues.callerAnswered(turn, entry.interaction, entry.queue, agent, at);
        }
    }

    void legEnds(Turn turn, Report.OfferLegEnds report) {
        var offer = state.offers.get(report.offer());
        if (offer == null) {
            turn.absorb(report, report.offer(), "the offer is over or never was");
            return;
        }
        long at = turn.clamp(report.at(), offer.madeAt);
        if (offer.isDialling() && offer.ending == null) {
            callbacks.failed(turn, offer, CallbackEnd.AGENT_LEFT, OfferResult.DECLINED, at);
            return;
        }
        if (offer.ending == null && report.how() == LegEnd.CALLER_GONE && offer.entry.interaction.customerPresent) {
            conversations.customerLeft(turn, offer.entry.interaction, EndedBy.CALLER, null, at);
        }
        end(turn, offer, offer.ending != null ? offer.ending : meaningOf(report.how()), at);
    }

    private static OfferResult meaningOf(LegEnd how) {
        return switch (how) {
            case NO_ANSWER -> OfferResult.EXPIRED;
            case DECLINED -> OfferResult.DECLINED;
            case BUSY -> OfferResult.BUSY;
            case UNREACHABLE -> OfferResult.UNREACHABLE;
            case CALLER_GONE, ANSWERED_ELSEWHERE -> OfferResult.RESCINDED;
            case FAILED -> OfferResult.FAILED;
        };
    }

    /**
     * The offer has rung long enough, or has been ending in silence for too long. Of one that never even rang in all that time
     * nothing says that the agent let it pass, so it counts as failed and not as expired.
     */
    void runsOut(Turn turn, OfferId id) {
        var offer = state.offers.get(id);
        if (offer == null) {
            return;
        }
        if (offer.isDialling() && offer.ending == null) {
            callbacks.failed(turn, offer, CallbackEnd.NO_ANSWER, OfferResult.UNREACHED, turn.now);
        } else if (offer.ending == null) {
            turn.emit(new Event.OfferEnding(id, OfferResult.EXPIRED));
        } else {
            boolean neverRang = offer.ending == OfferResult.EXPIRED && !offer.ringing;
            end(turn, offer, neverRang ? OfferResult.FAILED : offer.ending, turn.now);
        }
    }

    /**
     * Takes back what still rings; what is ending already keeps its reason.
     *
     * @param answeredBy who answered elsewhere, null when nobody did
     */
    static void rescind(Turn turn, List<Offer> offers, @Nullable AgentId answeredBy) {
        for (Offer offer : List.copyOf(offers)) {
            if (offer.ending == null) {
                turn.emit(new Event.OfferEnding(offer.id, OfferResult.RESCINDED, answeredBy));
            }
        }
    }

    /** Who does not want to be asked by a colleague, or gives up a call of her own, has refused no customer. */
    static boolean makesNotReady(OfferResult result, Entry entry, @Nullable QueueBoard board) {
        if (result == OfferResult.DECLINED && isOwnAffair(entry)) {
            return false;
        }
        return board == null || makesNotReady(result, board.config);
    }

    /** Whether an agent wants it, and no customer waits in it. */
    private static boolean isOwnAffair(Entry entry) {
        return entry.purpose == Purpose.CONSULT || entry.purpose == Purpose.DIAL || entry.purpose == Purpose.COLLEAGUE;
    }

    private static boolean makesNotReady(OfferResult result, QueueConfig rules) {
        return switch (result) {
            case EXPIRED -> rules.afterNoAnswer() == AfterNoAnswer.NOT_READY;
            case DECLINED -> rules.afterDecline() == AfterDecline.NOT_READY;
            case ACCEPTED, RESCINDED, UNREACHABLE, BUSY, FAILED, UNREACHED -> false;
        };
    }

    private void end(Turn turn, Offer offer, OfferResult result, long at) {
        if (offer.isDialling()) {
            callbacks.failed(turn, offer, CallbackEnd.AGENT_LEFT, result, at);
            consults.notTaken(turn, offer.entry);
            return;
        }
        turn.emit(new Event.OfferEnded(offer.id, result, at));
        var agent = state.agents.get(offer.agent);
        if (agent != null) {
            var board = state.boards.get(offer.queue());
            agents.afterFailedOffer(
                    turn, agent, offer.entry.channel(), result, makesNotReady(result, offer.entry, board));
        }
        consults.notTaken(turn, offer.entry);
        conversations.endIfOver(turn, offer.entry.interaction, at);
    }
}
