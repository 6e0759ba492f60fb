package hotline.server.control;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Snapshot;
import hotline.acd.distributor.Snapshot.AgentRecord;
import hotline.acd.distributor.Snapshot.EntryRecord;
import hotline.acd.distributor.Snapshot.InteractionRecord;
import hotline.acd.queue.QueueConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code status}; names and order are the command line's contract. */
public record StatusReport(
        String state,
        String version,
        String dataDir,
        int portBase,
        long epoch,
        List<Component> components,
        Urls urls,
        Agents agents,
        List<Queue> queues,
        Interactions interactions,
        NewCalls newCalls) {

    public record Urls(
            @Nullable String desk,
            @Nullable String board,
            @Nullable String api,
            String metrics) {}

    public record Agents(int ready, int notReady, int busy, int wrapUp) {
        static Agents of(List<AgentRecord> agents) {
            int ready = 0;
            int notReady = 0;
            int busy = 0;
            int wrapUp = 0;
            for (AgentRecord agent : agents) {
                switch (agent.state()) {
                    case LOGGED_OUT -> {}
                    case READY -> ready++;
                    case NOT_READY -> notReady++;
                    case RESERVED, TALKING, HOLD -> busy++;
                    case WRAP_UP -> wrapUp++;
                }
            }
            return new Agents(ready, notReady, busy, wrapUp);
        }
    }

    public record Queue(String id, int waiting, long longestWaitMs, int ready) {
        static Queue of(QueueConfig queue, Snapshot snapshot, long now) {
            int waiting = 0;
            long longest = 0;
            for (InteractionRecord interaction : snapshot.interactions()) {
                var entry = interaction.entry();
                if (entry != null && entry.isOnTheLine() && entry.queue().equals(queue.id())) {
                    waiting++;
                    longest = Math.max(longest, now - entry.queuedAt());
                }
            }
            int ready = (int) snapshot.agents().stream()
                    .filter(agent -> agent.state() == AgentState.READY)
                    .filter(agent -> queue.serves().isMetBy(agent.config()))
                    .count();
            return new Queue(queue.id().value(), waiting, longest, ready);
        }
    }

    /**
     * @param taken false once it has been asked to stop when idle
     * @param refused for that reason, since the start
     */
    public record NewCalls(boolean taken, long refused) {}

    /**
     * Where those are whose interactions go on.
     *
     * @param outside who was connected with somebody outside by a flow, or handed over by an agent who has left
     */
    public record Interactions(int ivr, int waiting, int talking, int outside) {
        static Interactions of(List<InteractionRecord> interactions) {
            int ivr = 0;
            int waiting = 0;
            int talking = 0;
            int outside = 0;
            for (InteractionRecord interaction : interactions) {
                boolean inTalk = interaction.assignments().stream().anyMatch(part -> !part.wrapsUp());
                if (inTalk) {
                    talking++;
                } else if (waits(interaction.entry())) {
                    waiting++;
                } else if (interaction.customerPresent() && (interaction.transferred() || interaction.outside())) {
                    outside++;
                } else if (interaction.customerPresent()
                        && interaction.assignments().isEmpty()) {
                    ivr++;
                }
            }
            return new Interactions(ivr, waiting, talking, outside);
        }

        /** Who has hung up and keeps the place is nobody's call, until an agent has accepted and she is called. */
        private static boolean waits(@Nullable EntryRecord entry) {
            return entry != null && (entry.isOnTheLine() || entry.isBeingCalled());
        }
    }
}
