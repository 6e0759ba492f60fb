package hotline.acd.distributor;

import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From a customer's arrival to the stay in a queue. */
final class EntryRules {
    /** Beyond this a head start is a mistake. */
    private static final long LONGEST_HEAD_START_MILLIS = TimeUnit.DAYS.toMillis(7);

    private final State state;
    private final Admission admission;
    private final Departures departures;
    private final ExpectedWait expectedWait;

    EntryRules(State state, Admission admission, Departures departures, ExpectedWait expectedWait) {
        this.state = state;
        this.admission = admission;
        this.departures = departures;
        this.expectedWait = expectedWait;
    }

    void begins(Turn turn, Report.InteractionBegins report) {
        if (state.interactions.has(report.interaction()) || state.endedInteractions.contains(report.interaction())) {
            turn.absorb(report, report.interaction(), "the interaction is known");
            return;
        }
        turn.emit(new Event.InteractionBegan(
                report.interaction(),
                report.channel(),
                report.direction(),
                report.entryPoint(),
                turn.clamp(report.at(), 0)));
    }

    void flowPasses(Turn turn, Report.FlowPasses report) {
        var interaction = state.interactions.get(report.interaction());
        if (interaction == null) {
            turn.absorb(report, report.interaction(), "the interaction is over or never was");
            return;
        }
        turn.emit(new Event.FlowPassed(
                interaction.id,
                report.flow(),
                report.node(),
                report.exit(),
                turn.clamp(report.at(), interaction.beganAt)));
    }

    void flowServes(Turn turn, Report.FlowServes report) {
        var interaction = state.interactions.get(report.interaction());
        if (interaction == null) {
            turn.absorb(report, report.interaction(), "the interaction is over or never was");
            return;
        }
        turn.emit(new Event.FlowServed(interaction.id, report.service(), turn.clamp(report.at(), interaction.beganAt)));
    }

    void transferred(Turn turn, Report.Transferred report) {
        var interaction = state.interactions.get(report.interaction());
        if (interaction == null || !interaction.customerPresent || interaction.transferred) {
            turn.absorb(report, report.interaction(), "the customer is gone or known to be transferred");
            return;
        }
        turn.emit(new Event.Transferred(interaction.id, turn.clamp(report.at(), interaction.beganAt)));
    }

    @Nullable
    Rejection enqueue(Turn turn, Request.Enqueue request) {
        var interaction = state.interactions.get(request.interaction());
        if (interaction == null) {
            return new Rejection(
                    Reason.UNKNOWN_INTERACTION, "interaction " + request.interaction() + " is over or never was");
        }
        var board = state.boards.get(request.queue());
        if (board == null) {
            return unknown(request.queue());
        }
        if (!interaction.customerPresent) {
            return new Rejection(Reason.CUSTOMER_GONE, "the customer of " + interaction.id + " has left");
        }
        if (interaction.entry != null && !interaction.entry.isToBeDialled()) {
            return new Rejection(
                    Reason.ALREADY_QUEUED, interaction.id + " is already waiting in queue " + interaction.entry.queue);
        }
        if (!interaction.agentsInConversation().isEmpty()) {
            return new Rejection(Reason.NOT_NOW, interaction.id + " is in a conversation");
        }
        if (interaction.channel != board.config.channel()) {
            return wrongChannel(board, interaction);
        }
        if (!isHeadStart(request.headStartMillis())) {
            return noHeadStart();
        }
        Long place = placeOf(interaction, request.queue());
        if (interaction.entry != null) {
            turn.emit(new Event.EntryEnded(interaction.entry.id, EntryOutcome.WITHDRAWN, turn.now, request.by()));
        }
        long usual = turn.now - request.headStartMillis();
        long orderKey = place == null ? usual : Math.min(place, usual);
        var blocked = place != null ? null : admission.refuses(board, orderKey);
        turn.emit(
                blocked != null
                        ? new Event.EntryBlocked(interaction.id, request.queue(), blocked)
                        : new Event.EntryQueued(
                                new QueueEntryId(interaction.id, interaction.entriesSoFar + 1),
                                request.queue(),
                                request.plan(),
                                turn.now - orderKey,
                                orderKey,
                                request.attached(),
                                List.of(),
                                expectedWait.of(board, orderKey)));
        return null;
    }

    /** The order key of somebody who had kept this queue's place, or had left in order to, and waits on the line after all; null of others. */
    private static @Nullable Long placeOf(Interaction interaction, QueueId queue) {
        if (interaction.entry != null) {
            return interaction.entry.queue.equals(queue) ? interaction.entry.orderKey : null;
        }
        var left = interaction.left;
        return left != null && left.toBeCalled() && left.queue().equals(queue) ? left.orderKey() : null;
    }

    static boolean isHeadStart(long millis) {
        return millis >= 0 && millis <= LONGEST_HEAD_START_MILLIS;
    }

    static Rejection noHeadStart() {
        return new Rejection(Reason.INVALID, "a head start is 0 to 7 days, in milliseconds");
    }

    static Rejection wrongChannel(QueueBoard board, Interaction interaction) {
        return new Rejection(
                Reason.INVALID,
                "queue " + board.config.id() + " takes " + board.config.channel() + ", and " + interaction.id + " is "
                        + interaction.channel);
    }

    static Rejection unknown(QueueId queue) {
        return new Rejection(Reason.UNKNOWN_QUEUE, "no queue " + queue + " is configured");
    }

    /** Who rings somewhere at the end of the last step stays for that long. */
    void stepEnds(Turn turn, QueueEntryId id) {
        var entry = state.entry(id);
        if (entry != null && entry.isStepLimited() && (!entry.inLastStep() || entry.isWaiting())) {
            departures.endStep(turn, entry);
        }
    }
}
