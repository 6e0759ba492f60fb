package hotline.crm.report;

import hotline.acd.figures.QueueFigures;
import hotline.acd.queue.QueueId;
import java.time.Instant;

/** Figures of a queue from one moment to the next, the latter excluded. */
public record QueueRow(Instant from, Instant to, QueueId queue, QueueFigures figures) {}
