package hotline.cti.carrier;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finished call as its line saw it. What it came to is Hotline's to say; its record is found by {@code callId}.
 *
 * @param callId the SIP Call-ID; empty when not even an INVITE was sent
 * @param placedAt when the INVITE was sent
 * @param answeredAt null: never answered
 * @param agentHeardAt when an agent's voice was first heard; null: never
 * @param sipStatus of the INVITE: 200 when answered, 486 and so on when refused, 0 when there was none
 * @param cause of the end, Q.850; 0 when none was given
 * @param toneHz what the caller said
 * @param keysHeard the keys that came from the other side, in their order
 * @param heard when sound began and stopped at the caller's ear
 * @param recording what the caller heard, complete
 */
public record CallReport(
        String callId,
        Instant placedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant agentHeardAt,
        Instant endedAt,
        End end,
        int sipStatus,
        int cause,
        int toneHz,
        List<KeySent> keys,
        String keysHeard,
        List<Mark> heard,
        @Nullable Path recording) {

    /** Who ended it, as far as the line can see. */
    public enum End {
        /** The caller hung up as ordered, or was told to. */
        CALLER,
        /** The other side ended a call that had been answered. */
        FAR_END,
        /** It was refused, or the other side gave up before it was answered. */
        REFUSED,
        /** It took longer than the order allowed. */
        TIMEOUT,
        /** The carrier itself failed: no connection to it, or it could not place the call. */
        NOT_PLACED
    }

    /** A key that was pressed. */
    public record KeySent(char key, Instant at) {}

    /** Sound at the caller's ear began or stopped (after 250 ms of silence). */
    public record Mark(boolean began, Instant at) {}

    public CallReport {
        keys = List.copyOf(keys);
        heard = List.copyOf(heard);
    }

    public boolean answered() {
        return answeredAt != null;
    }

    /** From the INVITE to the 200. */
    public Optional<Duration> answeredAfter() {
        return answeredAt == null ? Optional.empty() : Optional.of(Duration.between(placedAt, answeredAt));
    }

    /** From the first word of the agent to the end. */
    public Optional<Duration> talked() {
        return agentHeardAt == null ? Optional.empty() : Optional.of(Duration.between(agentHeardAt, endedAt));
    }
}
