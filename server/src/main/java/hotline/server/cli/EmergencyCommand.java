package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emergency}. */
@Command(
        name = "emergency",
        description =
                "Emergency announcements: switched on and off for a number or a queue, from the next call. Kept over restarts.")
final class EmergencyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    /** Where. */
    static final class Place {
        @Option(names = "--number", paramLabel = "N", description = "the number that is dialled, for example 4001")
        @Nullable
        String number;

        @Option(names = "--queue", paramLabel = "Q", description = "the queue callers are about to enter")
        @Nullable
        String queue;

        Map<String, Object> asked(String action) {
            Map<String, Object> arguments = new HashMap<>(Map.of("action", action));
            if (number != null) {
                arguments.put("number", number);
            }
            if (queue != null) {
                arguments.put("queue", queue);
            }
            return arguments;
        }
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what: list, on or off");
    }

    @Command(name = "list", description = "What is on; with --ended what was, too, and who switched it.")
    int list(@Option(names = "--ended", description = "the last 50 that have ended, too") boolean ended) {
        return ask(Map.of("action", "list", "ended", ended));
    }

    @Command(
            name = "on",
            description =
                    "Callers hear the announcement before anything else, or before they enter the queue; what was on there ends.")
    int on(
            @Parameters(paramLabel = "ANNOUNCEMENT", description = "a prompt whose id begins with emergency-")
                    String announcement,
            @ArgGroup(multiplicity = "1") Place place,
            @Option(
                            names = "--close",
                            description = "nobody gets through: the call ends after it, or the queue is closed")
                    boolean close,
            @Option(
                            names = "--until",
                            paramLabel = "T",
                            description = "it ends by itself: 18:30, or 2026-11-20T18:30; in the centre's time zone")
                    @Nullable
                    String until) {
        Map<String, Object> arguments = place.asked("on");
        arguments.put("announcement", announcement);
        arguments.put("closes", close);
        if (until != null) {
            ZoneId zone = FlowCommand.zone(Objects.requireNonNull(cli));
            arguments.put("until", moment(until, Clock.system(zone)).toString());
        }
        return ask(arguments);
    }

    @Command(name = "off", description = "From the next call nothing is announced there; a queue it closed is opened.")
    int off(@ArgGroup(multiplicity = "1") Place place) {
        return ask(place.asked("off"));
    }

    /** The next such time of day, or that moment, as the clock's zone has it. */
    private Instant moment(String text, Clock clock) {
        try {
            ZonedDateTime now = ZonedDateTime.now(clock);
            if (text.contains("T")) {
                return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
            }
            ZonedDateTime today = now.with(LocalTime.parse(text));
            return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--until is no moment: write 18:30, or 2026-11-20T18:30");
        }
    }

    private int ask(Map<String, Object> arguments) {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode answer = root.client().ask("emergency", arguments);
        root.console().answer(root.json(), answer, out -> print(out, answer));
        return ExitCode.OK;
    }

    private static void print(PrintStream out, JsonNode answer) {
        if (answer.path("emergencies").isEmpty()) {
            out.println("Nothing is switched on.");
        } else {
            print(out, "SINCE", "UNTIL", answer.path("emergencies"), "until", "");
        }
        if (!answer.path("ended").isEmpty()) {
            out.println();
            print(out, "FROM", "ENDED", answer.path("ended"), "endedAt", "endedBy");
        }
    }

    private static void print(PrintStream out, String from, String to, JsonNode all, String end, String endedBy) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : all) {
            rows.add(List.of(
                    one.path("kind").asText() + " " + one.path("place").asText(),
                    one.path("announcement").asText(),
                    one.path("closes").asBoolean() ? "closed" : "",
                    one.path("since").asText(),
                    one.path("by").asText(),
                    one.path(end).isNull() ? "" : one.path(end).asText(),
                    endedBy.isEmpty() || one.path(endedBy).isNull()
                            ? ""
                            : one.path(endedBy).asText()));
        }
        Table.print(out, List.of("WHERE", "ANNOUNCEMENT", "", from, "BY", to, ""), rows);
    }
}
