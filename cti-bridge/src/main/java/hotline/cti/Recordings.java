package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is recorded of conversations with customers, and where it goes. Any thread; blocks for the file system at most; what it throws means that nothing is recorded.
 */
public interface Recordings {
    /** What is to be recorded of a conversation. */
    enum Rule {
        NOTHING,
        /** What the agent asks for. */
        ON_DEMAND,
        ALL
    }

    /** Nothing ever. */
    Recordings NONE = new Recordings() {
        @Override
        public Rule rule(InteractionId interaction, QueueId queue) {
            return Rule.NOTHING;
        }

        @Override
        public Recording begin(Stretch stretch) {
            throw new IllegalStateException("nothing is recorded");
        }

        @Override
        public void joined(InteractionId interaction, Collection<AgentId> agents) {}

        @Override
        public boolean isPaused(InteractionId interaction) {
            return true;
        }

        @Override
        public Optional<String> channel(InteractionId interaction) {
            return Optional.empty();
        }

        @Override
        public List<InteractionId> running() {
            return List.of();
        }

        @Override
        public void ended(String recording) {}

        @Override
        public void dropped(String recording) {}
    };

    /**
     * A time in which the customer talks with the same others, or in one conference.
     *
     * @param queue whose rule it is
     * @param agents who talk with her
     * @param channel the customer's
     */
    record Stretch(InteractionId interaction, QueueId queue, Rule rule, Set<AgentId> agents, String channel) {
        public Stretch {
            agents = Set.copyOf(agents);
        }
    }

    /**
     * What a stretch is recorded as.
     *
     * @param id of letters, digits and {@code .-}
     * @param file there already and for its owner only: 8000 samples a second of two channels, the customer's first, of two bytes each, the lower first
     */
    record Recording(String id, Path file) {}

    /** By the rules of this queue; the same answer for the same two as long as the rules are the same. */
    Rule rule(InteractionId interaction, QueueId queue);

    /** The stretch is about to begin, and the customer knows. */
    Recording begin(Stretch stretch);

    /** These talk with the customer in the conference that is being recorded; asked for again it is as before. */
    void joined(InteractionId interaction, Collection<AgentId> agents);

    /** Whether nothing may be heard in what is recorded now: it was paused, or nobody has asked for it. Does not block. */
    boolean isPaused(InteractionId interaction);

    /** The customer's channel that is being recorded, by us or somebody before us; empty when none is. Does not block. */
    Optional<String> channel(InteractionId interaction);

    /** In which interactions something is being recorded. Does not block. */
    List<InteractionId> running();

    /** Nothing more comes; the last of it may be written within the next moments. */
    void ended(String recording);

    /** It was not to be; nothing is left of it. */
    void dropped(String recording);
}
