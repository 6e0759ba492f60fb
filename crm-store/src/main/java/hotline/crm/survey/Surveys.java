package hotline.crm.survey;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who was asked when, and what was answered. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class Surveys {
    private final Database database;

    public Surveys(Database database) {
        this.database = database;
    }

    /** The questions, as columns. */
    public enum Question {
        SATISFIED("satisfied = :answer"),
        RECOMMEND("recommend = :answer"),
        SOLVED("solved = (:answer = 1)");

        private final String change;

        Question(String change) {
            this.change = change;
        }
    }

    /**
     * She is asked now, unless she was within this time: whoever has called from the same number, or is the same customer. Of who withholds the number nobody knows.
     *
     * @return what she has answered in this interaction already; empty when she is not to be asked
     */
    public Optional<SurveyAnswers> ask(InteractionId interaction, QueueId queue, Duration every, Instant at) {
        return database.transaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO survey (interaction, queue, asked_at)
                            SELECT :interaction, :queue, :at WHERE NOT EXISTS (
                                SELECT FROM arrival me
                                JOIN arrival a ON a.customer = me.customer OR a.number = me.number
                                JOIN survey s ON s.interaction = a.interaction
                                WHERE me.interaction = :interaction AND s.asked_at > :since)
                            ON CONFLICT DO NOTHING""")
                    .bind("interaction", interaction)
                    .bind("queue", queue)
                    .bind("at", at)
                    .bind("since", at.minus(every))
                    .execute();
            return handle.createQuery(
                            "SELECT asked_at, satisfied, recommend, solved FROM survey WHERE interaction = :interaction")
                    .bind("interaction", interaction)
                    .map((row, context) -> answers(row))
                    .findOne();
        });
    }

    /** @param answer as it was pressed; 1 is yes, 0 no */
    public void answer(InteractionId interaction, Question question, int answer) {
        database.transaction(handle -> handle.createUpdate(
                        "UPDATE survey SET " + question.change + " WHERE interaction = :interaction")
                .bind("interaction", interaction)
                .bind("answer", answer)
                .execute());
    }

    public Optional<SurveyAnswers> of(InteractionId interaction) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT asked_at, satisfied, recommend, solved FROM survey WHERE interaction = :interaction")
                .bind("interaction", interaction)
                .map((row, context) -> answers(row))
                .findOne());
    }

    /**
     * By queue.
     *
     * @param from when asked, included
     * @param to excluded
     */
    public List<Opinion> ofQueues(Instant from, Instant to) {
        return opinions("s.queue", "survey s", from, to);
    }

    /** By agent: everybody who took part in the conversation. */
    public List<Opinion> ofAgents(Instant from, Instant to) {
        return opinions(
                "a.agent",
                "survey s JOIN (SELECT DISTINCT interaction, agent FROM assignment) a ON a.interaction = s.interaction",
                from,
                to);
    }

    private List<Opinion> opinions(String whose, String tables, Instant from, Instant to) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT %s AS whose, count(*) AS asked,
                            count(coalesce(satisfied, recommend, solved::int)) AS answered,
                            count(satisfied) AS satisfied_answers, count(*) FILTER (WHERE satisfied >= 4) AS satisfied,
                            count(recommend) AS recommend_answers,
                            count(*) FILTER (WHERE recommend >= 9) AS promoters,
                            count(*) FILTER (WHERE recommend <= 6) AS detractors,
                            count(solved) AS solved_answers, count(*) FILTER (WHERE solved) AS solved
                        FROM %s WHERE s.asked_at >= :from AND s.asked_at < :to GROUP BY 1 ORDER BY 1""".formatted(whose, tables))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Opinion(
                        row.getString("whose"),
                        row.getLong("asked"),
                        row.getLong("answered"),
                        row.getLong("satisfied_answers"),
                        row.getLong("satisfied"),
                        row.getLong("recommend_answers"),
                        row.getLong("promoters"),
                        row.getLong("detractors"),
                        row.getLong("solved_answers"),
                        row.getLong("solved")))
                .list());
    }

    private static SurveyAnswers answers(ResultSet row) throws SQLException {
        return new SurveyAnswers(
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("satisfied", Integer.class),
                row.getObject("recommend", Integer.class),
                row.getObject("solved", Boolean.class));
    }
}
