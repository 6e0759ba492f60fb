package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.routing.Who;

/** Whether an entry that nobody can take now waits in its step, or passes it over. */
final class Steps {
    private final State state;
    private final TimeUntilFree timeUntilFree;

    Steps(State state) {
        this.state = state;
        this.timeUntilFree = new TimeUntilFree(state);
    }

    boolean passesOver(Entry entry, long now) {
        return entry.maySkipStep()
                && switch (entry.currentStep().skipWhen()) {
                    case NEVER -> false;
                    case NOBODY_FREE -> true;
                    case NOBODY_LOGGED_IN -> !somebodyLoggedIn(entry);
                    case NOBODY_FREE_IN_TIME -> timeUntilFree.of(entry, now) > entry.stepEndsAt() - now;
                };
    }

    private boolean somebodyLoggedIn(Entry entry) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().stream().anyMatch(this::isLoggedIn);
            case Who.QueueAgents serving -> entry.pool != null && entry.pool.isStaffed();
        };
    }

    private boolean isLoggedIn(AgentId id) {
        var agent = state.agents.get(id);
        return agent != null && agent.state != AgentState.LOGGED_OUT;
    }
}
