package hotline.crm.survey;

import org.jspecify.annotations.Nullable;

/**
 * What callers think of a queue or of an agent's conversations.
 *
 * @param of the queue's or the agent's id
 * @param asked callers
 * @param answered those of them who answered anything
 * @param satisfiedAnswers answers 1 to 5
 * @param satisfied those of them that are 4 or 5
 * @param recommendAnswers answers 0 to 10
 * @param promoters those of them that are 9 or 10
 * @param detractors those of them that are 6 or less
 * @param solvedAnswers answers yes or no
 * @param solved those of them that are yes
 */
public record Opinion(
        String of,
        long asked,
        long answered,
        long satisfiedAnswers,
        long satisfied,
        long recommendAnswers,
        long promoters,
        long detractors,
        long solvedAnswers,
        long solved) {
    /** CSAT: answers 4–5 of 1–5 / answers. */
    public @Nullable Double satisfaction() {
        return share(satisfied, satisfiedAnswers);
    }

    /** NPS: share of 9–10 minus share of 0–6, from -1 to 1. */
    public @Nullable Double promoterScore() {
        return share(promoters - detractors, recommendAnswers);
    }

    public @Nullable Double solvedShare() {
        return share(solved, solvedAnswers);
    }

    public @Nullable Double responseRate() {
        return share(answered, asked);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
