package hotline.server.center;

import hotline.acd.interaction.MediaChannel;
import hotline.ivr.flow.Node;
import hotline.ivr.reader.FlowContext;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.reader.FlowTexts;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.PromptsReader;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.TestFile;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlSource;
import hotline.server.center.Center.FlowText;
import hotline.server.settings.FlowReach;
import hotline.server.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a call centre with everything it refers to: {@code center.yaml}, {@code flows/} beside it, and the prompts. Any thread; never throws for what is in the files. */
public final class CenterReader {
    private final Path sounds;
    private final Function<Path, FlowReach> reach;

    /**
     * With what flows may reach by the {@code hotline.yaml} beside each center file.
     *
     * @param sounds the folder of {@code prompts.yaml} and the recordings
     */
    public CenterReader(Path sounds) {
        this.sounds = sounds;
        this.reach = center -> SettingsFile.flowReach(center.resolveSibling("hotline.yaml"));
    }

    /** With this, wherever a center file lies. */
    public CenterReader(Path sounds, FlowReach reach) {
        this.sounds = sounds;
        this.reach = center -> reach;
    }

    /** Either a call centre, or everything that is wrong with its files. */
    public sealed interface Reading {
        /** @param warnings what is allowed and hardly meant */
        record Good(Center center, List<Problem> warnings) implements Reading {
            public Good {
                warnings = List.copyOf(warnings);
            }
        }

        record Bad(List<Problem> problems) implements Reading {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param file {@code center.yaml}, or another file of that kind with {@code flows/} beside it */
    public Reading read(Path file) {
        Problems problems = new Problems(file.toString());
        Optional<String> text = YamlSource.text(file, problems);
        if (text.isEmpty()) {
            return new Reading.Bad(problems.all());
        }
        return read(file, text.get());
    }

    private Reading read(Path file, String text) {
        Problems problems = new Problems(file.toString());
        Optional<CenterConfiguration> configuration = CenterFile.read(text, problems);
        List<Problem> elsewhere = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Prompts prompts = prompts(elsewhere, warnings);
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.resolveSibling("flows");
        Map<String, FlowText> flows = new TreeMap<>();
        if (configuration.isPresent()) {
            FlowContext context =
                    context(configuration.get(), prompts, reach.apply(file)).with(beside(folder));
            Set<String> files = flowFiles(folder);
            for (String name : files) {
                // Without prompts every prompt would be unknown: one mistake, not a hundred.
                if (elsewhere.isEmpty() || !prompts.ids().isEmpty()) {
                    readFlow(folder.resolve(name), shown(file, folder, name), context, flows, elsewhere);
                }
            }
            requireFlows(configuration.get(), text, files, problems);
            flows.forEach(
                    (name, flow) -> requireVoice(configuration.get(), shown(file, folder, name), flow, elsewhere));
            refuseSubFlows(configuration.get(), text, flows, problems);
        }
        List<Problem> all =
                Stream.concat(problems.all().stream(), elsewhere.stream()).toList();
        if (!all.isEmpty()) {
            return new Reading.Bad(all);
        }
        Center center = new Center(configuration.orElseThrow(), text, flows);
        warnings.addAll(StaffingWarnings.of(center, file.toString(), name -> shown(file, folder, name)));
        return new Reading.Good(center, warnings);
    }

    /**
     * What the flows of a call centre may refer to.
     *
     * @param numbers those that may be dialled, with the language each greets in
     */
    public record FlowGround(FlowContext context, Map<String, Language> numbers) {
        public FlowGround {
            numbers = new TreeMap<>(numbers);
        }
    }

    /** The ground of a center file's flows, whatever is wrong with them; empty, and problems, when the center file or the prompts cannot be read. */
    public Optional<FlowGround> ground(Path file, List<Problem> problems) {
        Problems own = new Problems(file.toString());
        Optional<CenterConfiguration> configuration =
                YamlSource.text(file, own).flatMap(text -> CenterFile.read(text, own));
        List<Problem> all = new ArrayList<>(own.all());
        Prompts prompts = prompts(all, new ArrayList<>());
        problems.addAll(all);
        return all.isEmpty()
                ? configuration.map(center -> new FlowGround(
                        context(center, prompts, reach.apply(file))
                                .with(beside(file.toAbsolutePath().normalize().resolveSibling("flows"))),
                        center.numbers().stream()
                                .collect(Collectors.toMap(
                                        CenterConfiguration.Number::dialled, CenterConfiguration.Number::language))))
                : Optional.empty();
    }

    private Prompts prompts(List<Problem> problems, List<Problem> warnings) {
        return switch (PromptsReader.read(sounds)) {
            case PromptsReader.Reading.Good good -> {
                warnings.addAll(good.warnings());
                yield good.prompts();
            }
            case PromptsReader.Reading.Bad bad -> {
                problems.addAll(bad.problems());
                yield new Prompts(sounds, Map.of());
            }
        };
    }

    private static FlowContext context(CenterConfiguration center, Prompts prompts, FlowReach reach) {
        return new FlowContext(
                        center.queues().stream()
                                .map(CenterConfiguration.Queue::id)
                                .collect(Collectors.toSet()),
                        center.agents().stream()
                                .map(CenterConfiguration.Agent::id)
                                .collect(Collectors.toSet()),
                        center.skills().stream()
                                .map(skill -> skill.id().value())
                                .collect(Collectors.toSet()),
                        prompts)
                .withProducts(center.products().stream()
                        .map(CenterConfiguration.Product::code)
                        .collect(Collectors.toSet()))
                .with(reach.systems())
                .with(reach.numbers());
    }

    private static void readFlow(
            Path path, String shown, FlowContext context, Map<String, FlowText> flows, List<Problem> problems) {
        Problems unreadable = new Problems(shown);
        Optional<String> text = YamlSource.text(path, unreadable);
        problems.addAll(unreadable.all());
        if (text.isPresent()) {
            switch (FlowReader.read(shown, text.get(), context)) {
                case FlowReader.Reading.Good good ->
                    flows.put(String.valueOf(path.getFileName()), new FlowText(good.flow(), text.get()));
                case FlowReader.Reading.Bad bad -> problems.addAll(bad.problems());
            }
        }
    }

    private static void requireFlows(CenterConfiguration center, String text, Set<String> files, Problems problems) {
        for (CenterConfiguration.Number number : center.numbers()) {
            if (!files.contains(number.flow())) {
                problems.unknown(
                        CenterFile.whereFlowIs(text, number.dialled()),
                        "unknown-flow",
                        "number '" + number.dialled() + "' leads to the flow '" + number.flow()
                                + "', and there is no such file in flows/",
                        number.flow(),
                        files);
            }
        }
    }

    /** Who calls can wait only where calls wait. */
    private static void requireVoice(CenterConfiguration center, String shown, FlowText flow, List<Problem> elsewhere) {
        Problems problems = new Problems(shown);
        new TreeMap<>(flow.flow().nodes()).forEach((id, node) -> {
            if (node instanceof Node.Queue into) {
                center.queues().stream()
                        .filter(queue -> queue.id().equals(into.queue()))
                        .filter(queue -> queue.config().channel() != MediaChannel.VOICE)
                        .forEach(queue -> problems.add(
                                "wrong-channel",
                                "node '" + CenterNames.shown(id) + "' lets callers wait in queue '"
                                        + CenterNames.shown(queue.id()) + "', which takes "
                                        + CenterWords.word(queue.config().channel()),
                                "name a queue that takes voice"));
            }
        });
        elsewhere.addAll(problems.all());
    }

    /** A flow that others call has nobody to return to when a caller begins in it. */
    private static void refuseSubFlows(
            CenterConfiguration center, String text, Map<String, FlowText> flows, Problems problems) {
        for (CenterConfiguration.Number number : center.numbers()) {
            FlowText flow = flows.get(number.flow());
            if (flow != null && flow.flow().sub().isPresent()) {
                problems.add(
                        CenterFile.whereFlowIs(text, number.dialled()),
                        "sub-flow",
                        "number '" + number.dialled() + "' leads to '" + number.flow() + "', which other flows call",
                        "name a flow that begins with 'flow: NAME'");
            }
        }
    }

    /** The texts of a folder's flows, read when they are asked for. */
    private static FlowTexts beside(Path folder) {
        return new FlowTexts() {
            @Override
            public Optional<String> text(String file) {
                return files().contains(file)
                        ? YamlSource.text(folder.resolve(file), new Problems(file))
                        : Optional.empty();
            }

            @Override
            public Set<String> files() {
                return flowFiles(folder);
            }
        };
    }

    private static Set<String> flowFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(".yaml") && !name.startsWith(".") && !TestFile.isOne(Path.of(name)))
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
        } catch (IOException none) {
            return Set.of();
        }
    }

    /** As the user would write it: relative when the center file was given so. */
    private static String shown(Path file, Path folder, String name) {
        Path parent = file.getParent();
        if (file.isAbsolute()) {
            return folder.resolve(name).toString();
        }
        return (parent == null ? Path.of("flows") : parent.resolve("flows"))
                .resolve(name)
                .toString();
    }
}
