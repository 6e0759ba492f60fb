package hotline.crm.record;

import java.time.Instant;

/**
 * One node of the caller's way through a flow.
 *
 * @param ordinal counts within the interaction, from 1
 * @param exit by what the node was left
 */
public record FlowStep(int ordinal, String flow, String node, String exit, Instant at) {}
