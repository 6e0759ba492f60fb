package hotline.desktop.operation;

import hotline.crm.survey.Opinion;
import java.time.Instant;
import java.util.List;

/** What callers have answered after conversations. {@code from} is included, {@code to} is not. Methods block, and throw {@link hotline.crm.DatabaseAway}. */
public interface OpinionBook {
    List<Opinion> ofQueues(Instant from, Instant to);

    List<Opinion> ofAgents(Instant from, Instant to);
}
