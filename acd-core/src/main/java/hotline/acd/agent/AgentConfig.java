package hotline.acd.agent;

import static java.util.Objects.requireNonNullElse;

import hotline.acd.interaction.Code;
import java.util.Comparator;
import java.util.List;

/**
 * What the core knows of an agent. Names, numbers and passwords live elsewhere.
 *
 * @param skills each skill once, kept in the skill's order
 * @param team the team the agent belongs to
 * @param capacity how much at once; one call where older versions wrote nothing
 */
public record AgentConfig(AgentId id, List<SkillLevel> skills, String team, Capacity capacity) {
    public AgentConfig {
        capacity = requireNonNullElse(capacity, Capacity.VOICE_ONLY);
        skills = skills.stream().sorted(Comparator.comparing(SkillLevel::skill)).toList();
        for (int i = 1; i < skills.size(); i++) {
            if (skills.get(i).skill().equals(skills.get(i - 1).skill())) {
                throw new IllegalArgumentException(
                        "agent " + id + " has skill " + skills.get(i).skill() + " twice");
            }
        }
        team = Code.check("team", team);
    }

    /** One call at a time. */
    public AgentConfig(AgentId id, List<SkillLevel> skills, String team) {
        this(id, skills, team, Capacity.VOICE_ONLY);
    }

    /** The agent's proficiency, 0 when the agent does not have the skill. */
    public int levelOf(SkillId skill) {
        for (SkillLevel has : skills) {
            if (has.skill().equals(skill)) {
                return has.level();
            }
        }
        return 0;
    }
}
