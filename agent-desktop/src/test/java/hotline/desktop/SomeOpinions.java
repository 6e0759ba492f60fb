package hotline.desktop;

import hotline.crm.survey.Opinion;
import hotline.desktop.operation.OpinionBook;
import java.time.Instant;
import java.util.List;

/** Two queues of different teams and two agents, with the same answers. */
final class SomeOpinions implements OpinionBook {
    @Override
    public List<Opinion> ofQueues(Instant from, Instant to) {
        return List.of(opinion("sales"), opinion("service"));
    }

    @Override
    public List<Opinion> ofAgents(Instant from, Instant to) {
        return List.of(opinion("a01"), opinion("a07"));
    }

    private static Opinion opinion(String of) {
        return new Opinion(of, 10, 5, 5, 4, 4, 2, 1, 0, 0);
    }
}
