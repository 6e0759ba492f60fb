package hotline.crm.flow;

import hotline.acd.distributor.Actor;
import java.time.Instant;

/**
 * A text of a call flow that came into force.
 *
 * @param file its name
 * @param number counts from 1 for each file
 * @param removed from then on there was no such flow
 * @param at when it came into force
 * @param by who brought it there
 */
public record FlowVersion(String file, int number, boolean removed, Instant at, Actor by) {}
