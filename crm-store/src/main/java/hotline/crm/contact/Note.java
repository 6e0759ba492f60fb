package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import java.time.Instant;

/**
 * What an agent wrote down in an interaction.
 *
 * @param version counts how often it was saved, from 1
 */
public record Note(AgentId agent, long version, String text, Instant savedAt) {}
