package hotline.server.simulation;

import hotline.acd.simulation.theory.Model;
import hotline.acd.simulation.theory.Times;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlSource;
import hotline.server.Refused;
import hotline.server.settings.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A scenario of skill-based routing, in YAML or JSON: see docs/simulation.md. Any thread. */
public final class ScenarioFile {
    private static final long MOST_CALLS = 100_000_000_000L;
    private static final double LONGEST_SECONDS = 1e9;

    private final Problems problems;
    private final Section section;

    private ScenarioFile(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @throws Refused naming the first mistake in it, its line and a remedy
     */
    public static Model read(Path file) {
        Problems problems = new Problems(file.toString());
        Optional<Model> model = YamlSource.text(file, problems)
                .flatMap(text -> YamlSource.tree(text, problems))
                .flatMap(tree -> new ScenarioFile(Section.of("the scenario", tree, problems), problems).model());
        if (!problems.isEmpty() || model.isEmpty()) {
            Problem first = problems.all().getFirst();
            int others = problems.all().size() - 1;
            throw new Refused(
                    "scenario",
                    first.file() + (first.line() > 0 ? ":" + first.line() + ":" + first.column() : "") + ": "
                            + first.message() + "." + (others == 0 ? "" : " (" + others + " more)"),
                    capitalised(first.hint()) + ".");
        }
        return model.get();
    }

    private Optional<Model> model() {
        List<Model.CallType> types = types();
        List<Model.Server> agents = agents();
        section.needed("meanServiceSeconds", "write the mean handle time, for example meanServiceSeconds: 180");
        double mean = number(section, "meanServiceSeconds", Double.MIN_VALUE, LONGEST_SECONDS, 1);
        Times handle = section.parsed(
                "handle",
                text -> handle(text, mean),
                new Times.Exponential(mean),
                "a distribution of handle times",
                "write exponential, constant or log-normal:CV");
        double patience = number(section, "patienceSeconds", 0, LONGEST_SECONDS, -1);
        double threshold = number(section, "thresholdSeconds", 0, LONGEST_SECONDS, 20);
        long calls = whole(section, "calls", 1, MOST_CALLS, 1_000_000);
        long seed = whole(section, "seed", -1e15, 1e15, 1);
        section.end();
        if (!problems.isEmpty() || types.isEmpty() || agents.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Model(
                types,
                agents,
                handle,
                patience < 0 ? Optional.empty() : Optional.of(new Times.Exponential(patience)),
                threshold,
                calls,
                seed));
    }

    private List<Model.CallType> types() {
        List<Model.CallType> types = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : section.items("types")) {
            Section type = Section.of("a type", item, problems);
            String name = name(type, names);
            type.needed("ratePerSecond", "write how many arrive in a second, for example ratePerSecond: 0.5");
            double rate = number(type, "ratePerSecond", Double.MIN_VALUE, 1e6, 1);
            types.add(new Model.CallType(name, rate, skills(type, "requires")));
            type.end();
        }
        if (types.isEmpty()) {
            section.wrong(
                    "types",
                    "missing-key",
                    "the scenario has no types of calls",
                    "write types: [{name: A, ratePerSecond: 0.5, requires: [a]}]");
        }
        return types;
    }

    private List<Model.Server> agents() {
        List<Model.Server> agents = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : section.items("agents")) {
            Section agent = Section.of("an agent", item, problems);
            agents.add(new Model.Server(name(agent, names), skills(agent, "skills")));
            agent.end();
        }
        if (agents.isEmpty()) {
            section.wrong(
                    "agents",
                    "missing-key",
                    "the scenario has no agents",
                    "write agents: [{name: first, skills: [a, b]}]");
        }
        return agents;
    }

    private String name(Section of, Set<String> known) {
        String name = of.needed("name", "give it a name");
        if (!name.isEmpty() && !known.add(name)) {
            of.wrong("name", "duplicate-name", "the name '" + name + "' stands twice", "give each its own name");
        }
        return name;
    }

    private static Set<String> skills(Section of, String key) {
        Set<String> skills = new TreeSet<>();
        of.texts(key).stream().map(Scalar::text).forEach(skills::add);
        return skills;
    }

    private static double number(Section of, String key, double least, double most, double otherwise) {
        return of.parsed(
                key,
                text -> parse(text).filter(it -> it >= least && it <= most),
                otherwise,
                "a number in its range",
                least > 0 ? "write a number above 0" : "write a number");
    }

    private static long whole(Section of, String key, double least, double most, long otherwise) {
        return of.parsed(
                key,
                text -> parse(text)
                        .filter(it -> it >= least && it <= most && it == Math.rint(it))
                        .map(Double::longValue),
                otherwise,
                "a whole number in its range",
                least > 0 ? "write a whole number above 0" : "write a whole number");
    }

    private static Optional<Double> parse(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Times> handle(String text, double mean) {
        try {
            return Optional.of(HandleTimes.parse(text, mean));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
