package hotline.desktop.records;

import hotline.crm.survey.Opinion;
import hotline.crm.survey.Surveys;
import hotline.desktop.operation.OpinionBook;
import java.time.Instant;
import java.util.List;

/** What callers have answered, out of the store. */
public record StoredOpinions(Surveys surveys) implements OpinionBook {
    @Override
    public List<Opinion> ofQueues(Instant from, Instant to) {
        return surveys.ofQueues(from, to);
    }

    @Override
    public List<Opinion> ofAgents(Instant from, Instant to) {
        return surveys.ofAgents(from, to);
    }
}
