package hotline.acd.agent;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an agent must be able to do: an expression over skills, for example {@code sales >= 5 and (lang-zh or lang-en >= 7)}. */
public sealed interface Requirement {
    /** Whether the agent fulfils it. */
    boolean isMetBy(AgentConfig agent);

    /** As people write it, see {@link #parse}; empty for everybody. */
    String text();

    /** The skills it asks for, in their order; not those an agent must not have. */
    default SortedSet<SkillId> skills() {
        var skills = new TreeSet<SkillId>();
        switch (this) {
            case Skill one -> skills.add(one.skill());
            case AllOf all -> all.parts().forEach(part -> skills.addAll(part.skills()));
            case AnyOf any -> any.parts().forEach(part -> skills.addAll(part.skills()));
            case Not not -> {}
        }
        return skills;
    }

    /** Skills that whoever fulfils it has, at whatever level. */
    default SortedSet<SkillId> indispensable() {
        var skills = new TreeSet<SkillId>();
        switch (this) {
            case Skill one -> skills.add(one.skill());
            case AllOf all -> all.parts().forEach(part -> skills.addAll(part.indispensable()));
            case AnyOf any -> {
                for (int i = 0; i < any.parts().size(); i++) {
                    var ofPart = any.parts().get(i).indispensable();
                    if (i == 0) {
                        skills.addAll(ofPart);
                    } else {
                        skills.retainAll(ofPart);
                    }
                }
            }
            case Not not -> {}
        }
        return skills;
    }

    /** Everybody. */
    Requirement NONE = new AllOf(List.of());

    /** Each of them; itself when it is only one. */
    static Requirement all(List<? extends Requirement> parts) {
        return parts.size() == 1 ? parts.getFirst() : new AllOf(List.copyOf(parts));
    }

    /**
     * Reads what people write: skills, each perhaps with {@code >= LEVEL}, {@code and}, {@code or}, {@code not} and
     * parentheses; {@code not} binds tighter than {@code and}, and {@code and} tighter than {@code or}. Empty: everybody.
     *
     * @throws RequirementFaulty when it is something else
     */
    static Requirement parse(String text) {
        return new RequirementParser(text).parse();
    }

    /** The skill at this proficiency or better. */
    record Skill(SkillId skill, int atLeast) implements Requirement {
        public Skill {
            if (atLeast < SkillLevel.LOWEST || atLeast > SkillLevel.HIGHEST) {
                throw new IllegalArgumentException("proficiency must be 1 to 10, is " + atLeast);
            }
        }

        @Override
        public boolean isMetBy(AgentConfig agent) {
            return agent.levelOf(skill) >= atLeast;
        }

        @Override
        public String text() {
            return atLeast == SkillLevel.LOWEST ? skill.value() : skill + " >= " + atLeast;
        }
    }

    /** Each part; everybody when there is none. */
    record AllOf(List<Requirement> parts) implements Requirement {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMetBy(AgentConfig agent) {
            for (Requirement part : parts) {
                if (!part.isMetBy(agent)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text() {
            return parts.stream().map(AllOf::inParentheses).collect(Collectors.joining(" and "));
        }

        private static String inParentheses(Requirement part) {
            return part instanceof Skill || part instanceof Not ? part.text() : "(" + part.text() + ")";
        }
    }

    /** At least one part. */
    record AnyOf(List<Requirement> parts) implements Requirement {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMetBy(AgentConfig agent) {
            for (Requirement part : parts) {
                if (part.isMetBy(agent)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(" or "));
        }
    }

    /** Whoever does not fulfil the part. */
    record Not(Requirement part) implements Requirement {
        @Override
        public boolean isMetBy(AgentConfig agent) {
            return !part.isMetBy(agent);
        }

        @Override
        public String text() {
            return "not " + (part instanceof Skill ? part.text() : "(" + part.text() + ")");
        }
    }
}
