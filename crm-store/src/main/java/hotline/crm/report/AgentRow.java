package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigures;
import java.time.Instant;

/** Figures of an agent from one moment to the next, the latter excluded. */
public record AgentRow(Instant from, Instant to, AgentId agent, AgentFigures figures) {}
