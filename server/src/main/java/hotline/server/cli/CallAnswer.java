package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code call} answers: the call as its line saw it, with Hotline's own record of it. Milliseconds. */
record CallAnswer(
        @Nullable String interactionId,
        String outcome,
        @Nullable Long answeredAfterMs,
        List<String> keys,
        @Nullable String language,
        @Nullable String queue,
        @Nullable Long queuedMs,
        @Nullable Long ringMs,
        @Nullable String agent,
        @Nullable Long talkedMs,
        @Nullable String endedBy,
        @Nullable Integer sipStatus,
        @Nullable String recording,
        @Nullable String callId) {

    /** @param record Hotline's, an empty object when it has none */
    static CallAnswer of(CallReport line, JsonNode record) {
        return new CallAnswer(
                text(record, "interactionId"),
                record.path("outcome").asText("FAILED"),
                line.answeredAfter().map(Duration::toMillis).orElse(null),
                line.keys().stream().map(key -> String.valueOf(key.key())).toList(),
                text(record, "language"),
                text(record, "queue"),
                number(record, "queuedMs"),
                number(record, "ringMs"),
                text(record, "agent"),
                number(record, "talkedMs"),
                record.hasNonNull("endedBy") ? text(record, "endedBy") : asSeen(line),
                line.sipStatus() == 0 ? null : line.sipStatus(),
                line.recording() == null ? null : line.recording().toString(),
                line.callId().isEmpty() ? null : line.callId());
    }

    int exitCode(CallReport line) {
        if (line.end() == CallReport.End.NOT_PLACED) {
            return ExitCode.REFUSED;
        }
        return Set.of("TALKED", "SELF_SERVED", "TRANSFERRED").contains(outcome) ? ExitCode.OK : ExitCode.OTHERWISE;
    }

    String inWords() {
        StringBuilder words = new StringBuilder(outcome);
        if (answeredAfterMs != null) {
            words.append(", answered after ").append(answeredAfterMs).append(" ms");
        }
        if (queue != null) {
            words.append(", queue ").append(queue);
        }
        if (agent != null) {
            words.append(", agent ").append(agent);
        }
        if (talkedMs != null) {
            words.append(", talked ").append(talkedMs / 1000.0).append(" s");
        }
        if (endedBy != null) {
            words.append(", ended by ").append(endedBy);
        }
        if (answeredAfterMs == null && sipStatus != null) {
            words.append(", SIP ").append(sipStatus);
        }
        return words.append(interactionId == null ? "" : "\n  interaction " + interactionId)
                .append(recording == null ? "" : "\n  recording " + recording)
                .toString();
    }

    private static @Nullable String asSeen(CallReport line) {
        return switch (line.end()) {
            case CALLER, TIMEOUT -> "CALLER";
            case FAR_END, REFUSED -> "SYSTEM";
            case NOT_PLACED -> null;
        };
    }

    private static @Nullable String text(JsonNode record, String key) {
        return record.hasNonNull(key) ? record.get(key).asText() : null;
    }

    private static @Nullable Long number(JsonNode record, String key) {
        return record.hasNonNull(key) ? record.get(key).asLong() : null;
    }
}
