package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Capacity;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import hotline.ivr.yaml.YamlSource;
import hotline.server.center.CenterConfiguration.Agent;
import hotline.server.center.CenterConfiguration.Disposition;
import hotline.server.center.CenterConfiguration.Name;
import hotline.server.center.CenterConfiguration.Number;
import hotline.server.center.CenterConfiguration.Person;
import hotline.server.center.CenterConfiguration.Product;
import hotline.server.center.CenterConfiguration.Queue;
import hotline.server.center.CenterConfiguration.Reason;
import hotline.server.center.CenterConfiguration.Role;
import hotline.server.center.CenterConfiguration.Skill;
import hotline.server.settings.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code center.yaml}. Never throws for what is in the file. Whether the flows exist is for {@link CenterReader} to say. */
final class CenterFile {
    static final String OUTSIDE_STATIONS = "outside-stations";

    /** Set by the system alone. */
    private static final Set<String> SYSTEM_REASONS = Set.of(
            "RING_NO_ANSWER",
            "DECLINED",
            "PHONE_DOWN",
            "LINE_BUSY",
            "WRAP_UP_EXPIRED",
            "CONNECTION_LOST",
            "SIGNED_IN",
            "NON_ACD_CALL",
            "SUPERVISOR");

    private final Problems problems;
    private final CenterNames names;
    private final CenterSlots slots;

    private CenterFile(Problems problems) {
        this.problems = problems;
        this.names = new CenterNames(problems);
        this.slots = new CenterSlots(problems, names);
    }

    /** What a text says; only worth using when {@code problems} stays empty. */
    static Optional<CenterConfiguration> read(String text, Problems problems) {
        return YamlSource.tree(text, problems).map(tree -> new CenterFile(problems).center(tree));
    }

    /** Where each number's flow is named, for problems that only show when the flows are read. */
    static Where whereFlowIs(String text, String dialled) {
        Problems ignored = new Problems("");
        return YamlSource.tree(text, ignored)
                .map(tree -> Section.of("", tree, ignored).named("numbers").get(dialled))
                .map(named -> Section.of("", named.value(), ignored)
                        .scalar("flow")
                        .map(Scalar::where)
                        .orElse(named.where()))
                .orElse(new Where(0, 0));
    }

    /** Where things stand in the text, for what only shows when the whole is known. */
    static Places places(String text) {
        Problems ignored = new Problems("");
        Optional<YamlNode> tree = YamlSource.tree(text, ignored);
        return (section, id) -> tree.map(
                        root -> Section.of("", root, ignored).named(section).get(id))
                .map(Section.Named::where)
                .orElse(new Where(0, 0));
    }

    /** Finds a thing by its section and its id. */
    interface Places {
        Where of(String section, String id);
    }

    private CenterConfiguration center(YamlNode root) {
        Section top = Section.of("the call centre", root, problems);
        List<String> teams = teams(top);
        names.teams(teams);
        List<Skill> skills = skills(top);
        names.skills(skills.stream().map(skill -> skill.id().value()).toList());
        List<Reason> reasons = reasons(top);
        List<Queue> queues = new CenterQueues(problems, names).read(top);
        List<Disposition> dispositions = new CenterWrapUp(problems, names).dispositions(top, queues);
        CenterTickets tickets = new CenterTickets(problems, names);
        CenterConfiguration center = new CenterConfiguration(
                teams,
                skills,
                reasons,
                dispositions,
                queues,
                slots.read(top),
                agents(top),
                people(top),
                numbers(top),
                tickets.levels(top),
                tickets.categories(top),
                products(top),
                CenterRecording.rules(top),
                top.truth(OUTSIDE_STATIONS, false));
        top.end();
        if (problems.isEmpty() && center.queues().isEmpty()) {
            top.wrong(
                    "queues",
                    "missing-key",
                    "there are no 'queues'",
                    "customers must be able to wait somewhere; add a queue");
        }
        if (problems.isEmpty() && center.numbers().isEmpty()) {
            top.wrong(
                    "numbers",
                    "missing-key",
                    "there are no 'numbers'",
                    "say which number leads where, for example \"4001\": {flow: demo.yaml, language: zh-CN}");
        }
        return center;
    }

    private List<String> teams(Section top) {
        List<String> all = new ArrayList<>();
        for (Scalar team : top.texts("teams")) {
            if (names.isCode("team", team.text(), team.where())
                    && names.isFree("team", team.text(), team.where(), "keep one of them")) {
                all.add(team.text());
            }
        }
        return all;
    }

    private List<Skill> skills(Section top) {
        List<Skill> all = new ArrayList<>();
        top.named("skills").forEach((id, named) -> {
            Section section = Section.of("skill '" + shown(id) + "'", named.value(), problems);
            Name name = names.name(section);
            section.end();
            if (names.isCode("skill", id, named.where())) {
                all.add(new Skill(new SkillId(id), name));
            }
        });
        return all;
    }

    private List<Product> products(Section top) {
        List<Product> all = new ArrayList<>();
        top.named("products").forEach((code, named) -> {
            Section section = Section.of("product '" + shown(code) + "'", named.value(), problems);
            Name name = names.name(section);
            section.end();
            if (names.isCode("product", code, named.where())) {
                all.add(new Product(code, name));
            }
        });
        return all;
    }

    private List<Reason> reasons(Section top) {
        List<Reason> all = new ArrayList<>();
        top.named("not-ready-reasons").forEach((id, named) -> {
            Section section = Section.of("reason '" + shown(id) + "'", named.value(), problems);
            String digit = section.needed("digit", "agents press it after the feature code; give it one of 0 to 9");
            Name name = names.name(section);
            section.end();
            if (SYSTEM_REASONS.contains(id)) {
                problems.add(
                        named.where(),
                        "reserved",
                        "the reason " + id + " is set by the system alone",
                        "choose another name");
            } else if (names.isCode("reason", id, named.where()) && isDigit(section, digit)) {
                all.add(new Reason(new NotReadyReason(id), digit.charAt(0), name));
            }
        });
        return all;
    }

    private boolean isDigit(Section section, String digit) {
        if (digit.matches("[0-9]")) {
            return names.isFree("digit", digit, where(section, "digit"), "give each reason a digit of its own");
        }
        if (!digit.isEmpty()) {
            section.wrong(
                    "digit",
                    "wrong-value",
                    "'digit' is the text '" + shown(digit) + "' and not one digit",
                    "give it one of 0 to 9");
        }
        return false;
    }

    private List<Agent> agents(Section top) {
        List<Agent> all = new ArrayList<>();
        top.named("agents").forEach((id, named) -> {
            Section section = Section.of("agent '" + shown(id) + "'", named.value(), problems);
            String name = section.needed("name", "colleagues see it, for example name: 陈静");
            String extension =
                    section.needed("extension", "the phone the agent usually has, for example extension: 1001");
            section.needed("team", "say whose supervisors look after the agent: one of 'teams'");
            Optional<String> team = names.team(section);
            List<SkillLevel> levels = names.levels(section, "skills", SkillLevel.HIGHEST);
            Optional<CenterConfiguration.Slots> has = slots.of(section);
            section.end();
            boolean good = isExtension(section, extension) & isPerson(id, named.where());
            if (good && team.isPresent()) {
                Capacity capacity = has.map(CenterConfiguration.Slots::capacity).orElse(Capacity.VOICE_ONLY);
                AgentConfig config = new AgentConfig(new AgentId(id), levels, team.get(), capacity);
                all.add(new Agent(config, name, extension, has.map(CenterConfiguration.Slots::id)));
            }
        });
        return all;
    }

    private boolean isExtension(Section section, String extension) {
        if (extension.matches("[0-9]{2,10}")) {
            return names.isFree(
                    "extension", extension, where(section, "extension"), "give everybody an extension of their own");
        }
        if (!extension.isEmpty()) {
            section.wrong(
                    "extension",
                    "wrong-value",
                    "'extension' is the text '" + shown(extension) + "' and not 2 to 10 digits",
                    "for example extension: 1001");
        }
        return false;
    }

    private List<Person> people(Section top) {
        List<Person> all = new ArrayList<>(people(top, "supervisors", Role.SUPERVISOR));
        all.addAll(people(top, "administrators", Role.ADMINISTRATOR));
        return all;
    }

    private List<Person> people(Section top, String key, Role role) {
        List<Person> all = new ArrayList<>();
        top.named(key).forEach((id, named) -> {
            Section section = Section.of("'" + shown(id) + "'", named.value(), problems);
            String name = section.needed("name", "colleagues see it");
            Optional<String> team = role == Role.SUPERVISOR ? names.team(section) : Optional.empty();
            Optional<String> extension = role == Role.SUPERVISOR && section.has("extension")
                    ? Optional.of(section.needed("extension", "for example extension: 1121"))
                    : Optional.empty();
            section.end();
            boolean good = extension.isEmpty() || isExtension(section, extension.get());
            if (isPerson(id, named.where()) && good) {
                all.add(new Person(id, name, role, team, extension));
            }
        });
        return all;
    }

    private boolean isPerson(String id, Where where) {
        return names.isCode("person", id, where)
                && names.isFree(
                        "the sign-in name",
                        id,
                        where,
                        "agents, supervisors and administrators sign in alike; give each a name of its own");
    }

    private List<Number> numbers(Section top) {
        List<Number> all = new ArrayList<>();
        top.named("numbers").forEach((dialled, named) -> {
            Section section = Section.of("number '" + shown(dialled) + "'", named.value(), problems);
            String flow = section.needed("flow", "name a file in flows/, for example flow: demo.yaml");
            Language language = section.choice("language", CenterWords.LANGUAGES, Language.CHINESE);
            section.end();
            if (!dialled.matches("\\+?[0-9]{2,15}")) {
                problems.add(
                        named.where(),
                        "wrong-value",
                        "'" + shown(dialled) + "' is no number that can be dialled",
                        "write 2 to 15 digits in quotes, with or without a leading +");
            } else if (!flow.isEmpty() && !flow.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,60}\\.yaml")) {
                section.wrong(
                        "flow",
                        "wrong-value",
                        "'flow' is the text '" + shown(flow) + "' and not the name of a flow's file",
                        "name a file in flows/, for example flow: demo.yaml");
            } else if (!flow.isEmpty()) {
                all.add(new Number(dialled, flow, language));
            }
        });
        return all;
    }

    private static Where where(Section section, String key) {
        return section.scalar(key).map(Scalar::where).orElse(section.where());
    }
}
