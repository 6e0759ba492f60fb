package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which changes of the configuration are possible now: all of a request's or none. */
final class ConfigRules {
    private final State state;

    private final AgentRules agents;

    ConfigRules(State state, AgentRules agents) {
        this.state = state;
        this.agents = agents;
    }

    @Nullable
    Rejection configure(Turn turn, Request.Configure request) {
        var rejection = check(request.changes());
        if (rejection == null && !request.changes().isEmpty()) {
            turn.emit(new Event.Configured(request.by(), request.changes()));
            settleAgents(turn, request.changes());
        }
        return rejection;
    }

    /** Who has got more slots may be free enough now for what was pending. */
    private void settleAgents(Turn turn, List<ConfigChange> changes) {
        for (ConfigChange change : changes) {
            var agent = change instanceof ConfigChange.PutAgent put
                    ? state.agents.get(put.agent().id())
                    : null;
            if (agent != null && !agent.isFree()) {
                agents.settle(turn, agent);
            }
        }
    }

    private @Nullable Rejection check(List<ConfigChange> changes) {
        var queues = new TreeSet<>(state.boards.all().ids());
        var agents = new TreeSet<>(state.agents.ids());
        for (int i = 0; i < changes.size(); i++) {
            String which = "change " + (i + 1) + ": ";
            var rejection =
                    switch (changes.get(i)) {
                        case ConfigChange.PutQueue put -> {
                            boolean there = !queues.add(put.queue().id());
                            yield there ? checkChannel(which, put.queue()) : null;
                        }
                        case ConfigChange.PutAgent put -> {
                            agents.add(put.agent().id());
                            yield null;
                        }
                        case ConfigChange.RemoveQueue remove ->
                            checkRemoval(which, remove.queue(), queues.remove(remove.queue()));
                        case ConfigChange.RemoveAgent remove ->
                            checkRemoval(which, remove.agent(), agents.remove(remove.agent()));
                    };
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private @Nullable Rejection checkChannel(String which, QueueConfig rules) {
        var board = state.boards.get(rules.id());
        if (board != null && board.config.channel() != rules.channel()) {
            return new Rejection(
                    Reason.INVALID,
                    which + "queue " + rules.id() + " takes " + board.config.channel() + " and cannot take "
                            + rules.channel() + " instead: remove it first");
        }
        return null;
    }

    private @Nullable Rejection checkRemoval(String which, QueueId queue, boolean known) {
        if (!known) {
            return new Rejection(Reason.UNKNOWN_QUEUE, which + "there is no queue " + queue + " to remove");
        }
        var board = state.boards.get(queue);
        int waiting = board == null ? 0 : board.inQueue.size() + board.held.size();
        if (waiting > 0) {
            return new Rejection(
                    Reason.NOT_NOW, which + "queue " + queue + " cannot be removed while " + waiting + " wait in it");
        }
        return null;
    }

    private @Nullable Rejection checkRemoval(String which, AgentId id, boolean known) {
        if (!known) {
            return new Rejection(Reason.UNKNOWN_AGENT, which + "there is no agent " + id + " to remove");
        }
        var agent = state.agents.get(id);
        if (agent != null && agent.isSignedIn()) {
            return new Rejection(Reason.NOT_NOW, which + "agent " + id + " cannot be removed while signed in");
        }
        return null;
    }
}
