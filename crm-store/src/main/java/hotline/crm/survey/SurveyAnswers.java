package hotline.crm.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One caller's answers; null where there is none.
 *
 * @param satisfied 1 to 5
 * @param recommend 0 to 10
 */
public record SurveyAnswers(
        Instant askedAt,
        @Nullable Integer satisfied,
        @Nullable Integer recommend,
        @Nullable Boolean solved) {}
