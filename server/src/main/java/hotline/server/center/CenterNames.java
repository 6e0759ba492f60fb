package hotline.server.center;

import hotline.acd.agent.Requirement;
import hotline.acd.agent.RequirementFaulty;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.interaction.Code;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Fields;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import hotline.server.center.CenterConfiguration.Name;
import hotline.server.settings.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names one {@code center.yaml} has used so far: each may be given once, and only existing ones may be referred to. Confined to the reading thread. */
final class CenterNames {
    private final Problems problems;
    private final Map<String, Map<String, Where>> taken = new HashMap<>();
    private List<String> teams = List.of();
    private List<String> skills = List.of();

    CenterNames(Problems problems) {
        this.problems = problems;
    }

    void teams(List<String> all) {
        teams = List.copyOf(all);
    }

    void skills(List<String> all) {
        skills = List.copyOf(all);
    }

    /** False, with a problem, when no name may look like this. */
    boolean isCode(String what, String id, Where where) {
        if (Code.isValid(id)) {
            return true;
        }
        problems.add(
                where,
                "wrong-name",
                "'" + shown(id) + "' cannot be the name of a " + what,
                "use 1 to 64 of a-z, A-Z, 0-9, '_', '-', '.', and begin with a letter or digit");
        return false;
    }

    /** False, with a problem, when another one of this kind has it already. */
    boolean isFree(String kind, String name, Where where, String hint) {
        Where before = taken.computeIfAbsent(kind, key -> new HashMap<>()).putIfAbsent(name, where);
        if (before != null) {
            problems.add(
                    where,
                    "duplicate",
                    kind + " '" + shown(name) + "' is taken already, in line " + before.line(),
                    hint);
        }
        return before == null;
    }

    /** The section's team; empty when it has none or, with a problem, an unknown one. */
    Optional<String> team(Section section) {
        Optional<Scalar> team = section.scalar("team");
        if (team.isPresent() && !teams.contains(team.get().text())) {
            problems.unknown(
                    team.get().where(),
                    "unknown-team",
                    "there is no team '" + shown(team.get().text()) + "'",
                    team.get().text(),
                    teams);
            return Optional.empty();
        }
        return team.map(Scalar::text);
    }

    /** {@code {sales: 7, lang-en: 5}}, or {@code [sales, lang-en]} and each at the level {@code plain}. */
    List<SkillLevel> levels(Section section, String key, int plain) {
        List<YamlNode> items = section.items(key);
        List<SkillLevel> all = new ArrayList<>();
        if (items.size() == 1 && items.getFirst() instanceof Fields written) {
            Section levels = Section.of("'" + key + "'", written, problems);
            written.fields().forEach((id, field) -> {
                int level = levels.number(id, SkillLevel.LOWEST, SkillLevel.HIGHEST, SkillLevel.LOWEST);
                if (isSkill(id, field.where())) {
                    all.add(new SkillLevel(new SkillId(id), level));
                }
            });
            return all;
        }
        for (Scalar skill : section.texts(key)) {
            boolean twice = all.stream().anyMatch(has -> has.skill().value().equals(skill.text()));
            if (twice) {
                problems.add(
                        skill.where(),
                        "duplicate",
                        "skill '" + shown(skill.text()) + "' stands twice",
                        "keep one of them");
            } else if (isSkill(skill.text(), skill.where())) {
                all.add(new SkillLevel(new SkillId(skill.text()), plain));
            }
        }
        return all;
    }

    /** {@code [sales, lang-en]}, {@code {sales: 7}}, or an expression: {@code sales >= 5 and (lang-zh or lang-en >= 7)}. */
    Requirement needs(Section section, String key) {
        List<YamlNode> items = section.items(key);
        if (items.size() == 1 && items.getFirst() instanceof Fields) {
            return Requirement.all(levels(section, key, SkillLevel.LOWEST).stream()
                    .map(has -> new Requirement.Skill(has.skill(), has.level()))
                    .toList());
        }
        List<Requirement> parts = new ArrayList<>();
        for (Scalar item : section.texts(key)) {
            try {
                Requirement part = Requirement.parse(item.text());
                part.skills().forEach(skill -> isSkill(skill.value(), item.where()));
                parts.add(part);
            } catch (RequirementFaulty fault) {
                problems.add(
                        item.where(),
                        "wrong-value",
                        "'" + key + "' is " + item.kind() + ": " + fault.getMessage() + " at character "
                                + fault.column(),
                        "write skills with levels, for example " + key + ": sales >= 5 and (lang-zh or lang-en >= 7)");
            }
        }
        return Requirement.all(parts);
    }

    private boolean isSkill(String id, Where where) {
        if (skills.contains(id)) {
            return true;
        }
        problems.unknown(where, "unknown-skill", "there is no skill '" + shown(id) + "'", id, skills);
        return false;
    }

    /** What a thing is called, by language. */
    Name name(Section section) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        Section names = section.section("name");
        CenterWords.LANGUAGES.forEach(
                (tag, language) -> names.scalar(tag).ifPresent(text -> texts.put(language, text.text())));
        names.end();
        return new Name(texts);
    }

    static String shown(String text) {
        return YamlNode.shortened(text);
    }
}
