package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.queue.QueueConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A queue: its rules, and the pools of agents its entries wait for. Changed by {@link Changes} and {@link Boards} alone. */
final class QueueBoard {
    QueueConfig config;
    /** By what they ask for besides; {@link Requirement#NONE} is the whole queue. In the order in which they were first needed. */
    final Map<Requirement, Pool> pools = new LinkedHashMap<>();
    /** All entries that have not ended, waiting or offered, in whatever step. */
    int entries;
    /** Who was last offered an entry of this queue. */
    @Nullable
    AgentId lastAsked;

    /** The pool of all who serve the queue; made with it. */
    @Nullable
    Pool whole;

    private SortedSet<SkillId> skills;

    QueueBoard(QueueConfig config) {
        this.config = config;
        this.skills = config.serves().skills();
    }

    void configure(QueueConfig rules) {
        config = rules;
        skills = rules.serves().skills();
    }

    /** All who serve the queue. */
    Pool whole() {
        return Objects.requireNonNull(whole, "made with the queue");
    }

    boolean serves(Agent agent) {
        return config.serves().isMetBy(agent.config);
    }

    /** How good the agent is at what the queue needs: the levels in its skills, summed; at least 1. */
    long proficiency(Agent agent) {
        long sum = 0;
        for (SkillId skill : skills) {
            sum += agent.config.levelOf(skill);
        }
        return Math.max(1, sum);
    }

    /** What is missing to an expert in all that the queue needs. */
    long shortcoming(Agent agent) {
        return (long) SkillLevel.HIGHEST * skills.size() - proficiency(agent);
    }
}
