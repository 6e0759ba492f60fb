package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.WorkItem;

/** Whether an interaction lies on an agent's own desk. */
record OwnDesk(LiveAnswers live) {
    /** @throws NotDone when it does not */
    WorkItem work(AgentId agent, InteractionId interaction) throws InterruptedException {
        var work = live.work(agent, interaction);
        if (work.isPresent()) {
            return work.get();
        }
        throw live.knows(interaction)
                ? NotDone.forbidden("Interaction " + interaction + " is not on your desk.")
                : NotDone.unknown("interaction", "There is no such interaction going on.");
    }
}
