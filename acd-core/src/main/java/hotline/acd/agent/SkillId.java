package hotline.acd.agent;

import hotline.acd.interaction.Code;

/** Names a skill, for example {@code sales} or {@code lang-zh}. */
public record SkillId(String value) implements Comparable<SkillId> {
    public SkillId {
        value = Code.check("SkillId", value);
    }

    @Override
    public int compareTo(SkillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
