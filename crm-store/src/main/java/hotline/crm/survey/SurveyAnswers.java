package hotline.crm.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
        @Nullable Boolean solved) {

    /** Whether the caller has answered anything. */
    public boolean hasAny() {
        return satisfied != null || recommend != null || solved != null;
    }

    /** What stands in the columns asked_at, satisfied, recommend and solved; null when nobody was asked. */
    public static @Nullable SurveyAnswers in(ResultSet row) throws SQLException {
        Timestamp asked = row.getTimestamp("asked_at");
        return asked == null
                ? null
                : new SurveyAnswers(
                        asked.toInstant(),
                        row.getObject("satisfied", Integer.class),
                        row.getObject("recommend", Integer.class),
                        row.getObject("solved", Boolean.class));
    }
}
