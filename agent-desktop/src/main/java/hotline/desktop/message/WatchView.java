package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.InteractionId;
import java.time.Instant;

/**
 * On whose line a supervisor is.
 *
 * @param connected the supervisor's phone has been answered
 */
public record WatchView(InteractionId interaction, AgentId agent, WatchMode mode, boolean connected, Instant since) {}
