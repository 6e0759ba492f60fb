package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server tells a page by itself. On the wire each stands in one text frame together with {@code epoch}, {@code seq}, {@code type} (the record's name with a small
 * first letter) and {@code at}. A message replaces what an earlier one of the same type said of the same thing; so whoever missed some is right again after the next.
 */
public sealed interface ServerMessage {
    /**
     * The first on every socket that does not resume: everything the page needs. What the page held before is void.
     *
     * @param telephonyAwaySince as in {@link Telephony}
     */
    record Welcome(
            Me me,
            Centre centre,
            @Nullable AgentView agent,
            List<WorkItem> work,
            List<CallerCard> callers,
            List<NoteView> notes,
            List<QueueTile> queues,
            List<HelpView> help,
            @Nullable Instant telephonyAwaySince)
            implements ServerMessage {}

    /** The first on a socket that resumes: what was missed follows. */
    record Resumed() implements ServerMessage {}

    /** Names, reasons, dispositions, thresholds have changed. */
    record CentreChanged(Centre centre) implements ServerMessage {}

    /**
     * Whether the PBX can be reached. While it cannot, conversations go on, and what is asked for with them happens when it can.
     *
     * @param awaySince null: it can be reached
     */
    record Telephony(@Nullable Instant awaySince) implements ServerMessage {}

    /** The signed-in agent's own state. */
    record Agent(AgentView agent) implements ServerMessage {}

    /** An interaction on the signed-in agent's desk. */
    record Work(WorkItem item) implements ServerMessage {}

    /** The interaction is no longer on the signed-in agent's desk. */
    record WorkGone(InteractionId interaction) implements ServerMessage {}

    /** Who calls, for an interaction on the signed-in agent's desk. */
    record Caller(CallerCard card) implements ServerMessage {}

    /** The signed-in agent's note was saved, perhaps in another tab. */
    record Note(NoteView note) implements ServerMessage {}

    /** A queue's figures of now and today: to the board, and to agents who serve it. */
    record Queue(QueueTile queue) implements ServerMessage {}

    /** After subscribing to the board: all of it. What the page held of the board before is void. */
    record Board(List<QueueTile> queues, List<AgentRow> agents, List<WaitingRow> waiting) implements ServerMessage {}

    /** One agent on the board. */
    record BoardAgent(AgentRow row) implements ServerMessage {}

    /** The agent is no longer on the board. */
    record BoardAgentGone(AgentId agent) implements ServerMessage {}

    /** Somebody waiting, on the board. */
    record Waiting(WaitingRow row) implements ServerMessage {}

    /** No longer waiting. */
    record WaitingGone(InteractionId interaction, QueueId queue) implements ServerMessage {}

    /** What customers of this queue were promised is something else now. */
    record Callbacks(QueueId queue) implements ServerMessage {}

    /** The messages callers have left for this queue are others now: ask for them. */
    record Voicemails(QueueId queue) implements ServerMessage {}

    /** Whether a conversation on the signed-in agent's desk is recorded at this moment; null: nothing of it is. */
    record Recording(InteractionId interaction, RecordingView.@Nullable RecordingState state)
            implements ServerMessage {}

    /** Tickets the person may see are others now: ask for them. */
    record Tickets() implements ServerMessage {}

    /** Messages from supervisors that concern the person are others now, or have been read: ask for them. */
    record Notices() implements ServerMessage {}
    /**
     * An agent in conversation asks for a supervisor, or not any more: to the agent, and to who watches the agent.
     *
     * @param help null: not any more
     */
    record Help(AgentId agent, @Nullable HelpView help) implements ServerMessage {}

    /** Emergency announcements have been switched on or off: whoever may see them asks for them. */
    record Emergencies() implements ServerMessage {}

    /** The session is over; the server closes the socket with 4401. */
    record SignedOut(SignedOutWhy why) implements ServerMessage {}

    /** Answers a request that came over the socket. Exactly one of {@code result} and {@code error} is there, {@code result} being null when there is nothing to tell. */
    record Reply(
            String id,
            boolean done,
            @Nullable Object result,
            @Nullable Problem error) implements ServerMessage {}

    /**
     * Answers {@code ping}.
     *
     * @param now the server's clock, by which all timers run
     */
    record Pong(Instant now) implements ServerMessage {}

    /** Why a session ended. */
    enum SignedOutWhy {
        /** By the person, in whatever tab or browser. */
        ELSEWHERE,
        EXPIRED,
        DISABLED,
        PASSWORD_CHANGED
    }
}
