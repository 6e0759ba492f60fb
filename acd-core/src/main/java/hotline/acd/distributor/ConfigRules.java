package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which changes of the configuration are possible now: all of a request's or none. */
final class ConfigRules {
    private final State state;

    ConfigRules(State state) {
        this.state = state;
    }

    @Nullable
    Rejection configure(Turn turn, Request.Configure request) {
        var rejection = check(request.changes());
        if (rejection == null && !request.changes().isEmpty()) {
            turn.emit(new Event.Configured(request.by(), request.changes()));
        }
        return rejection;
    }

    private @Nullable Rejection check(List<ConfigChange> changes) {
        var queues = new TreeSet<>(state.boards.all().ids());
        var agents = new TreeSet<>(state.agents.ids());
        for (int i = 0; i < changes.size(); i++) {
            String which = "change " + (i + 1) + ": ";
            var rejection =
                    switch (changes.get(i)) {
                        case ConfigChange.PutQueue put -> {
                            queues.add(put.queue().id());
                            yield null;
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
