package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallReport;
import hotline.server.Json;
import hotline.server.control.CallRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallAnswerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static CallReport report(boolean answered, CallReport.End end, int sipStatus) {
        return new CallReport(
                "id@host",
                NOON,
                answered ? NOON.plusMillis(42) : null,
                null,
                NOON.plusSeconds(9),
                end,
                sipStatus,
                16,
                1900,
                List.of(new CallReport.KeySent('1', NOON.plusSeconds(2))),
                "",
                List.of(),
                null);
    }

    @Test
    void answerHasTheKeysOfTheContractAndHotlinesRecord() {
        JsonNode record = Json.MAPPER.valueToTree(
                new CallRecord("i-1", false, "TALKED", "zh-CN", "service", 1200L, 800L, "a01", 3000L, "AGENT"));

        CallAnswer answer = CallAnswer.of(report(true, CallReport.End.FAR_END, 200), record);

        JsonNode json = Json.MAPPER.valueToTree(answer);
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "interactionId",
                        "outcome",
                        "answeredAfterMs",
                        "keys",
                        "language",
                        "queue",
                        "queuedMs",
                        "ringMs",
                        "agent",
                        "talkedMs",
                        "endedBy",
                        "sipStatus",
                        "recording");
        assertThat(json.path("answeredAfterMs").asLong()).isEqualTo(42);
        assertThat(json.path("keys").get(0).asText()).isEqualTo("1");
        assertThat(json.path("endedBy").asText()).isEqualTo("AGENT");
        assertThat(json.path("recording").isNull()).isTrue();
        assertThat(answer.exitCode(report(true, CallReport.End.FAR_END, 200))).isEqualTo(ExitCode.OK);
    }

    @Test
    void refusedCallOfWhichThereIsNoRecordHasFailedAndTellsTheSipStatus() {
        CallReport refused = report(false, CallReport.End.REFUSED, 486);

        CallAnswer answer = CallAnswer.of(refused, Json.MAPPER.createObjectNode());

        assertThat(answer.outcome()).isEqualTo("FAILED");
        assertThat(answer.sipStatus()).isEqualTo(486);
        assertThat(answer.exitCode(refused)).isEqualTo(ExitCode.OTHERWISE);
    }
}
