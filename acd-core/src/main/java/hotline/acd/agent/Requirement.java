package hotline.acd.agent;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an agent must be able to do: an expression over skills. */
public sealed interface Requirement {
    /** Whether the agent fulfils it. */
    boolean isMetBy(AgentConfig agent);

    /** The skills it speaks of, in their order. */
    default SortedSet<SkillId> skills() {
        var skills = new TreeSet<SkillId>();
        switch (this) {
            case Skill one -> skills.add(one.skill());
            case AllOf all -> all.parts().forEach(part -> skills.addAll(part.skills()));
            case AnyOf any -> any.parts().forEach(part -> skills.addAll(part.skills()));
        }
        return skills;
    }

    /** Everybody. */
    Requirement NONE = new AllOf(List.of());

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
    }

    /** Each part; everybody when there is none. */
    record AllOf(List<Requirement> parts) implements Requirement {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMetBy(AgentConfig agent) {
            return parts.stream().allMatch(part -> part.isMetBy(agent));
        }
    }

    /** At least one part. */
    record AnyOf(List<Requirement> parts) implements Requirement {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMetBy(AgentConfig agent) {
            return parts.stream().anyMatch(part -> part.isMetBy(agent));
        }
    }
}
