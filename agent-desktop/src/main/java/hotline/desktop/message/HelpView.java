package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import java.time.Instant;

/** An agent in conversation asks for a supervisor. */
public record HelpView(AgentId agent, InteractionId interaction, Instant since) {}
