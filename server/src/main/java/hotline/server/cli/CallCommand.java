package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.LiveCall;
import hotline.server.Json;
import hotline.server.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code call}. */
@Command(
        name = "call",
        description = "One real call with audio through the carrier's trunk; answers when it is over.",
        sortOptions = false)
final class CallCommand implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    /** How long Hotline's record may lag behind the end of the call. */
    private static final Duration RECORD_WITHIN = Duration.ofSeconds(10);

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "NUMBER", description = "who calls, or 'anonymous'")
    private String from = "";

    @Option(names = "--name", defaultValue = "", description = "the display name")
    private String name = "";

    @Option(
            names = "--to",
            defaultValue = "4001",
            paramLabel = "DNIS",
            description = "the number dialled (default: 4001)")
    private String to = "4001";

    @Option(
            names = "--keys",
            defaultValue = "",
            paramLabel = "K",
            description =
                    "1,2: each key one second after the previous prompt began; 1@2.5,2@6: seconds after the answer")
    private String keys = "";

    @Option(names = "--talk", paramLabel = "S", description = "hang up after so many seconds of conversation")
    private @Nullable Double talk;

    @Option(names = "--hang-up-after", paramLabel = "S", description = "hang up so many seconds after the answer")
    private @Nullable Double hangUpAfter;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            paramLabel = "S",
            description = "the longest it may take (default: 120)")
    private double timeout = 120;

    @Option(names = "--record", paramLabel = "FILE", description = "what the caller heard, as WAV")
    private @Nullable Path record;

    @Override
    public Integer call() throws InterruptedException {
        HotlineCli root = Objects.requireNonNull(cli);
        CallOrder order = order();
        try (Carrier carrier = CarrierLines.connect(root)) {
            LiveCall call = carrier.place(order);
            Thread hangUp = new Thread(() -> hangUp(call), "hang-up");
            Runtime.getRuntime().addShutdownHook(hangUp);
            CallReport report = follow(root, call);
            Runtime.getRuntime().removeShutdownHook(hangUp);
            if (report.end() == CallReport.End.NOT_PLACED) {
                throw new Refused(
                        "not-placed",
                        "The demo carrier could not place the call.",
                        "See 'hotline status' and the log.");
            }
            CallAnswer answer = CallAnswer.of(report, finalRecord(root, report));
            root.console().answer(root.json(), answer, out -> out.println(answer.inWords()));
            return answer.exitCode(report);
        }
    }

    private CallOrder order() {
        try {
            CallOrder order =
                    CallOrder.from(from).named(name).to(to).pressing(keys).within(seconds("--timeout", timeout));
            order = talk == null ? order : order.talkingFor(seconds("--talk", talk));
            order = hangUpAfter == null ? order : order.hangingUpAfter(seconds("--hang-up-after", hangUpAfter));
            return record == null ? order : order.recordedTo(record.toAbsolutePath());
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static Duration seconds(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException(option + " is in seconds, 0 to 86400");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** An agent at a real phone does not say hello in Hertz: Hotline knows when the conversation has begun. */
    private static CallReport follow(HotlineCli root, LiveCall call) throws InterruptedException {
        CompletableFuture<CallReport> report = call.report();
        boolean told = false;
        while (true) {
            try {
                return report.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillGoesOn) {
                if (!told && call.answered().isDone()) {
                    told = recordOf(root, call.callId().getNow(""))
                            .path("talking")
                            .asBoolean();
                    if (told) {
                        call.agentAnswered();
                    }
                }
            } catch (java.util.concurrent.ExecutionException never) {
                throw new CompletionException(never);
            }
        }
    }

    /** The record is a moment behind the call. */
    private static JsonNode finalRecord(HotlineCli root, CallReport report) throws InterruptedException {
        long deadline = System.nanoTime() + RECORD_WITHIN.toNanos();
        JsonNode found = recordOf(root, report.callId());
        while (!found.hasNonNull("outcome") && report.answered() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            found = recordOf(root, report.callId());
        }
        return found;
    }

    /** An empty object while there is none, or nobody to ask: the server may be restarting. */
    private static JsonNode recordOf(HotlineCli root, String callId) {
        if (callId.isEmpty()) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            return root.client().ask("call-record", Map.of("callId", callId));
        } catch (Refused away) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private static void hangUp(LiveCall call) {
        call.hangUp();
        try {
            call.report().get(2, TimeUnit.SECONDS);
        } catch (Exception theProcessEndsAnyway) {
            Thread.currentThread().interrupt();
        }
    }
}
