package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.distributor.Snapshot.LeftPlace;
import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/** Whether an agent may do with a customer what is asked for, and whether somebody can be reached. Changes nothing. */
final class ConsultChecks {
    private final State state;
    private final Admission admission;
    private final AgentRules agents;
    private final ConversationRules conversations;

    ConsultChecks(State state, Admission admission, AgentRules agents, ConversationRules conversations) {
        this.state = state;
        this.agents = agents;
        this.admission = admission;
        this.conversations = conversations;
    }

    /** The order key she had when an agent answered her last. */
    static long orderKey(Interaction interaction) {
        LeftPlace place = interaction.answeredFrom;
        return place == null ? interaction.beganAt : place.orderKey();
    }

    /** Why nobody can be asked for this agent now. */
    @Nullable
    Rejection notNow(Interaction interaction, Assignment part) {
        if (!interaction.customerPresent) {
            return new Rejection(Reason.CUSTOMER_GONE, "the customer of " + interaction.id + " has left");
        }
        if (interaction.consult != null || interaction.entry != null) {
            return new Rejection(Reason.NOT_NOW, "somebody is being asked already in " + interaction.id);
        }
        if (interaction.outside) {
            return new Rejection(Reason.NOT_NOW, "somebody outside takes part in " + interaction.id + " already");
        }
        if (part.held && part.heldAtPhone) {
            return new Rejection(Reason.NOT_NOW, "the customer is on hold by a key of the phone: take her back first");
        }
        return null;
    }

    /** Why that one cannot be asked, or sent a customer, at this moment. */
    @Nullable
    Rejection unreachable(Interaction interaction, Target to) {
        return switch (to) {
            case Target.ToAgent(var id) -> {
                var agent = state.agents.get(id);
                yield agent != null && agent.isConcernedWith(interaction)
                        ? new Rejection(Reason.NOT_NOW, "agent " + id + " takes part already, or has just been asked")
                        : agents.notFree(id, interaction.channel);
            }
            case Target.ToQueue(var id) -> {
                var board = state.boards.get(id);
                if (board == null) {
                    yield EntryRules.unknown(id);
                }
                if (board.config.channel() != interaction.channel) {
                    yield EntryRules.wrongChannel(board, interaction);
                }
                var refused = admission.refuses(board, orderKey(interaction));
                yield refused == null
                        ? null
                        : new Rejection(Reason.NOT_NOW, "queue " + id + " takes nobody now: " + refused);
            }
            case Target.ToOutside outside -> null;
        };
    }

    /** The agent's own part of a conversation, or why there is none. */
    record Own(@Nullable Assignment found, @Nullable Rejection rejection) {
        Assignment part() {
            if (found == null) {
                throw new IllegalStateException("asked for although it was rejected");
            }
            return found;
        }

        static Own not(Reason reason, String detail) {
            return new Own(null, new Rejection(reason, detail));
        }
    }

    Own own(Actor by, InteractionId interaction, AgentId agent) {
        if (by.isAnotherAgentThan(agent)) {
            return Own.not(Reason.NOT_YOURS, "the conversation is agent " + agent + "'s");
        }
        if (state.agents.get(agent) == null) {
            return new Own(null, AgentRules.unknown(agent));
        }
        var part = conversations.talking(interaction, agent);
        if (part == null) {
            return Own.not(Reason.UNKNOWN_INTERACTION, "agent " + agent + " does not talk in " + interaction);
        }
        if (part.interaction.isInternal()) {
            return Own.not(Reason.NOT_NOW, "there is no customer in " + interaction + ", only a colleague");
        }
        return part.consulted ? new Own(null, onlyAsked(agent, interaction)) : new Own(part, null);
    }

    /** What is the matter with one who has no customer of her own in it. */
    static Rejection onlyAsked(AgentId agent, InteractionId interaction) {
        return new Rejection(Reason.NOT_NOW, "agent " + agent + " is only being asked in " + interaction);
    }

    /** The same of one who has asked somebody, who has answered. */
    Own asked(Actor by, InteractionId interaction, AgentId agent) {
        var own = own(by, interaction, agent);
        if (own.rejection() != null) {
            return own;
        }
        var consult = own.part().interaction.consult;
        return consult == null || !consult.by.equals(agent) || !consult.connected
                ? Own.not(Reason.NOT_NOW, "nobody whom agent " + agent + " has asked is on the line in " + interaction)
                : own;
    }
}
