package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Recorded;
import hotline.acd.figures.Period;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.replay.Day;
import hotline.acd.simulation.replay.DayReader;
import hotline.acd.simulation.replay.Staffing;
import hotline.acd.simulation.replay.WhatIf;
import hotline.acd.simulation.replay.WhatIf.Outcome;
import hotline.crm.journal.JournalCodec;
import hotline.ivr.yaml.Problem;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterReader;
import hotline.server.settings.SettingsFile;
import hotline.server.simulation.ReplayAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code replay}. Asks the running server for its journal and changes nothing. */
@Command(
        name = "replay",
        description =
                "A day out of the journal once more, as it was and with another center file: what would the figures have been? See docs/simulation.md.",
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final int FEWEST_SEEDS = 20;
    private static final int MOST_SEEDS = 10_000;

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "T",
            description = "for example 2026-03-02T08:00 (the centre's time zone) or 2026-03-02T00:00:00Z")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "T", description = "callers who come before it are replayed")
    private String to = "";

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "a center file with other queues, agents or rules, to compare with")
    private @Nullable Path with;

    @Option(
            names = "--seeds",
            defaultValue = "40",
            paramLabel = "N",
            description = "how many days to simulate on either side (default: 40, at least 20)")
    private int seeds = 40;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "K", description = "another seed is another run of luck")
    private long seed = 1;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        if (seeds < FEWEST_SEEDS || seeds > MOST_SEEDS) {
            throw wrong("--seeds is a whole number from " + FEWEST_SEEDS + " to " + MOST_SEEDS);
        }
        Period period = period(root);
        Optional<CenterConfiguration> other = Optional.ofNullable(with).map(file -> center(root, file));
        Day day = read(root, period);
        if (day.arrivals().isEmpty()) {
            throw new Refused(
                    "nobody-called",
                    "Nobody came into a queue between " + from + " and " + to + ".",
                    "Choose another time; 'hotline events' shows what is in the journal.");
        }
        other.ifPresent(center -> requireQueues(day, center));
        Outcome unchanged = run(root, "as it was", day, Staffing.of(day));
        Optional<Outcome> changed = other.map(center -> run(
                root,
                "with " + with,
                day,
                Staffing.other(
                        center.queues().stream()
                                .map(CenterConfiguration.Queue::config)
                                .toList(),
                        center.agents().stream()
                                .map(CenterConfiguration.Agent::config)
                                .toList())));
        ReplayAnswer answer = ReplayAnswer.of(day, seeds, seed, unchanged, changed);
        root.console().answer(root.json(), answer, out -> ReplayTable.print(out, answer));
        return ExitCode.OK;
    }

    private Outcome run(HotlineCli root, String how, Day day, Staffing staffing) {
        AtomicInteger done = new AtomicInteger();
        long began = System.nanoTime();
        Outcome outcome = WhatIf.run(day, staffing, seeds, seed, which -> done.incrementAndGet());
        root.console()
                .progress("%,d calls %s, %d times, in %.1f s"
                        .formatted(day.arrivals().size(), how, done.get(), (System.nanoTime() - began) / 1e9));
        return outcome;
    }

    private static Day read(HotlineCli root, Period period) {
        JournalCodec codec = new JournalCodec();
        DayReader reader = new DayReader(period);
        boolean[] goesOn = {true};
        try {
            root.client().ask("events", Map.of("follow", false), line -> {
                if (goesOn[0]) {
                    goesOn[0] = reader.take(event(codec, line));
                }
            });
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            throw new Refused(
                    "journal",
                    "The journal cannot be followed: " + unreadable.getMessage() + ".",
                    "Run the version of Hotline that wrote it.");
        }
        return reader.day();
    }

    private static Recorded event(JournalCodec codec, JsonNode line) {
        try {
            return codec.readRecorded(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Period period(HotlineCli root) {
        ZoneId zone =
                switch (SettingsFile.read(root.config().resolve("hotline.yaml"))) {
                    case SettingsFile.Reading.Good good -> good.settings().zone();
                    case SettingsFile.Reading.Bad bad -> ZoneOffset.UTC;
                };
        long begins = instant("--from", from, zone);
        long ends = instant("--to", to, zone);
        if (ends <= begins) {
            throw wrong("--to must be after --from");
        }
        return new Period(begins, ends);
    }

    private long instant(String option, String text, ZoneId zone) {
        try {
            if (text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d")) {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli();
            }
            LocalDateTime local = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return local.atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw wrong(option + " is a date and time, for example 2026-03-02T08:00 or 2026-03-02T00:00:00Z");
        }
    }

    private static CenterConfiguration center(HotlineCli root, Path file) {
        return switch (new CenterReader(root.home().resolve("sounds")).read(file)) {
            case CenterReader.Reading.Good good -> good.center().configuration();
            case CenterReader.Reading.Bad bad -> {
                Problem first = bad.problems().getFirst();
                throw new Refused(
                        "center",
                        first.file() + (first.line() > 0 ? ":" + first.line() + ":" + first.column() : "") + ": "
                                + first.message() + ".",
                        "'hotline check " + file + "' names every mistake and its remedy.");
            }
        };
    }

    private static void requireQueues(Day day, CenterConfiguration center) {
        Set<QueueId> missing = new TreeSet<>();
        day.arrivals().forEach(arrival -> missing.add(arrival.queue()));
        center.queues().forEach(queue -> missing.remove(queue.config().id()));
        if (!missing.isEmpty()) {
            throw new Refused(
                    "unknown-queue",
                    "That day callers came into queue " + missing.iterator().next()
                            + ", which the other center file does not have.",
                    "Keep the queue there; its rules and its agents may be others.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
