package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors who listen to an agent's conversation, whisper, join in or take it over, and agents who ask for that. Who listens is at a phone like any agent,
 * and is offered nothing meanwhile; a conversation goes on as if nobody listened, and ends what was listened to with itself.
 */
final class WatchRules {
    private static final String TAKES_OVER = "take-over";
    /** The supervisor is on the line already: longer than telephony needs, shorter than anybody waits. */
    private static final long TAKE_OVER_MILLIS = 5_000;

    private final State state;
    private final AgentRules agents;
    private final ConversationRules conversations;
    private final Invitations invitations;

    WatchRules(State state, AgentRules agents, ConversationRules conversations, Invitations invitations) {
        this.state = state;
        this.agents = agents;
        this.conversations = conversations;
        this.invitations = invitations;
    }

    /** Asked for again it changes how the supervisor takes part, or nothing. */
    @Nullable
    Rejection watch(Turn turn, Request.Watch request) {
        var part = conversations.talking(request.interaction(), request.agent());
        if (part == null) {
            return notTalking(request.agent(), request.interaction());
        }
        var interaction = part.interaction;
        var already = interaction.watches.get(request.watcher());
        if (already != null && already.agent.equals(part.agent)) {
            if (already.mode != request.mode()) {
                turn.emit(new Event.WatchModeChanged(
                        interaction.id, already.watcher, request.mode(), request.by(), turn.now));
            }
            return null;
        }
        var watcher = state.agents.get(request.watcher());
        if (watcher == null) {
            return AgentRules.unknown(request.watcher());
        }
        var rejection = notNow(watcher, part);
        if (rejection != null || watcher.station == null) {
            return rejection;
        }
        turn.emit(new Event.WatchBegan(
                interaction.id,
                interaction.watchesSoFar + 1,
                watcher.id(),
                part.agent,
                watcher.station,
                request.mode(),
                request.by(),
                turn.now));
        return null;
    }

    private @Nullable Rejection notNow(Agent watcher, Assignment part) {
        if (watcher.station == null) {
            return new Rejection(Reason.NOT_SIGNED_IN, "agent " + watcher.id() + " is not signed in");
        }
        if (watcher.watching != null) {
            return new Rejection(
                    Reason.NOT_NOW, watcher.id() + " is on the line of agent " + watcher.watching.agent + " already");
        }
        if (!watcher.isFree() || !state.isReachable(watcher)) {
            return new Rejection(Reason.NOT_NOW, "agent " + watcher.id() + " is busy or cannot be reached");
        }
        if (watcher.availability instanceof Availability.Ready) {
            return new Rejection(
                    Reason.NOT_NOW,
                    "agent " + watcher.id()
                            + " is ready for customers: whoever listens to others must be not ready first");
        }
        return part.consulted
                ? new Rejection(Reason.NOT_NOW, "agent " + part.agent + " is only being asked by a colleague")
                : null;
    }

    /** Asked for when nobody listens it changes nothing. */
    @Nullable
    Rejection stop(Turn turn, Request.StopWatching request) {
        var watch = find(request.interaction(), request.watcher());
        if (watch != null) {
            end(turn, watch, WatchEnd.LEFT, turn.now);
        }
        return null;
    }

    /** The supervisor, who is on the line, has the customer as soon as telephony has brought the two together; until then the agent has. */
    @Nullable
    Rejection takeOver(Turn turn, Request.TakeOver request) {
        var watch = find(request.interaction(), request.watcher());
        var watcher = state.agents.get(request.watcher());
        if (watch == null || !watch.connected || watcher == null) {
            return new Rejection(Reason.NOT_NOW, "listen first: who takes over must be on the line");
        }
        var interaction = watch.interaction;
        var part = interaction.assignments.get(watch.agent);
        if (!interaction.customerPresent || part == null) {
            return new Rejection(Reason.CUSTOMER_GONE, "the customer of " + interaction.id + " has left");
        }
        var board = state.boards.get(part.queue);
        if (interaction.consult != null || interaction.entry != null || interaction.outside || board == null) {
            return new Rejection(
                    Reason.NOT_NOW,
                    "somebody else is being asked in " + interaction.id + ", or takes part from outside");
        }
        var directed = new Event.EntryDirected(
                Invitations.nextEntry(interaction),
                part.queue,
                Invitations.only(watcher.id()),
                ConsultChecks.orderKey(interaction),
                Collections.emptySortedMap(),
                Purpose.TAKE_OVER,
                watcher.id());
        turn.emit(directed);
        invitations.invite(turn, directed, watcher.id(), TAKES_OVER, request.by(), TAKE_OVER_MILLIS);
        return null;
    }

    /** A supervisor has the customer: all others leave. */
    void tookOver(Turn turn, Interaction interaction, AgentId by, long at) {
        var watch = interaction.watches.get(by);
        if (watch != null) {
            turn.emit(new Event.WatchEnded(interaction.id, by, WatchEnd.TAKEN_OVER, at));
        }
        for (Assignment part : List.copyOf(interaction.assignments.values())) {
            if (part.inConversation() && !part.agent.equals(by)) {
                turn.emit(new Event.PassedOn(interaction.id, part.agent, new Target.ToAgent(by), at));
                conversations.leave(turn, part, EndedBy.AGENT, at);
            }
        }
    }

    void answered(Turn turn, Report.WatcherAnswered report) {
        var watch = find(report.interaction(), report.ordinal());
        if (watch == null || watch.connected) {
            turn.absorb(report, report.interaction(), "no supervisor is being called for it");
            return;
        }
        long at = turn.clamp(report.at(), watch.since);
        turn.emit(new Event.WatchConnected(watch.interaction.id, watch.watcher, at));
        var part = watch.interaction.assignments.get(watch.agent);
        if (part != null && part.helpSince != null) {
            turn.emit(new Event.HelpEnded(watch.interaction.id, watch.agent, Actor.of(watch.watcher), at));
        }
    }

    void ended(Turn turn, Report.WatcherEnds report) {
        var watch = find(report.interaction(), report.ordinal());
        if (watch == null) {
            turn.absorb(report, report.interaction(), "no supervisor is on its line");
            return;
        }
        end(turn, watch, how(watch, report.by()), turn.clamp(report.at(), watch.since));
    }

    private static WatchEnd how(Watch watch, EndedBy by) {
        if (!watch.connected) {
            return WatchEnd.NOT_REACHED;
        }
        return by == EndedBy.NETWORK ? WatchEnd.LINE_LOST : WatchEnd.LEFT;
    }

    /** Asked for again it changes nothing. */
    @Nullable
    Rejection help(Turn turn, Request.AskForHelp request) {
        if (request.by().isAnotherAgentThan(request.agent())) {
            return new Rejection(Reason.NOT_YOURS, "the conversation is agent " + request.agent() + "'s");
        }
        var part = conversations.talking(request.interaction(), request.agent());
        if (part == null) {
            return notTalking(request.agent(), request.interaction());
        }
        if (part.interaction.isInternal()) {
            return new Rejection(
                    Reason.NOT_NOW, "there is no customer in " + request.interaction() + ", only a colleague");
        }
        if (request.wanted() && part.consulted) {
            return ConsultChecks.onlyAsked(request.agent(), request.interaction());
        }
        if (request.wanted() && part.helpSince == null) {
            turn.emit(new Event.HelpAsked(part.interaction.id, part.agent, turn.now));
        } else if (!request.wanted() && part.helpSince != null) {
            turn.emit(new Event.HelpEnded(part.interaction.id, part.agent, request.by(), turn.now));
        }
        return null;
    }

    private void end(Turn turn, Watch watch, WatchEnd how, long at) {
        turn.emit(new Event.WatchEnded(watch.interaction.id, watch.watcher, how, at));
        settle(turn, watch.watcher);
    }

    /** What the supervisor wanted to be afterwards. */
    private void settle(Turn turn, AgentId watcher) {
        var agent = state.agents.get(watcher);
        if (agent != null) {
            agents.settle(turn, agent);
        }
    }

    private @Nullable Watch find(InteractionId id, AgentId watcher) {
        var interaction = state.interactions.get(id);
        return interaction == null ? null : interaction.watches.get(watcher);
    }

    private @Nullable Watch find(InteractionId id, int ordinal) {
        var interaction = state.interactions.get(id);
        if (interaction != null) {
            for (Watch watch : interaction.watches.values()) {
                if (watch.ordinal == ordinal) {
                    return watch;
                }
            }
        }
        return null;
    }

    private static Rejection notTalking(AgentId agent, InteractionId interaction) {
        return new Rejection(Reason.UNKNOWN_INTERACTION, "agent " + agent + " does not talk in " + interaction);
    }
}
