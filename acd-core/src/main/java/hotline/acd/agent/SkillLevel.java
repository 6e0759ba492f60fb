package hotline.acd.agent;

/**
 * How well an agent has a skill.
 *
 * @param level proficiency, 1 (beginner) to 10 (expert)
 */
public record SkillLevel(SkillId skill, int level) {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 10;

    public SkillLevel {
        if (level < LOWEST || level > HIGHEST) {
            throw new IllegalArgumentException("proficiency must be 1 to 10, is " + level);
        }
    }
}
