package hotline.crm.survey;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.survey.Surveys.Question;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SurveysTest {
    private static final QueueId SERVICE = new QueueId("service");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");

    private Database database;
    private Surveys surveys;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        surveys = new Surveys(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoCallsAgainIsNotAskedAgainWithinTheTime() {
        arrives(1, "+8613800138000");
        arrives(2, "+8613800138000");
        arrives(3, "+8613900139000");

        assertThat(asked(1, NOON)).isTrue();
        assertThat(asked(2, NOON.plus(Duration.ofDays(29)))).isFalse();
        assertThat(asked(3, NOON)).isTrue();
        assertThat(asked(2, NOON.plus(Duration.ofDays(31)))).isTrue();
    }

    @Test
    void whoseNumberNobodyKnowsMayBeAskedEachTime() {
        arrives(1, null);
        arrives(2, null);

        assertThat(asked(1, NOON)).isTrue();
        assertThat(asked(2, NOON)).isTrue();
    }

    @Test
    void whoWasInterruptedByOurDeathIsAskedTheRest() {
        arrives(1, "+8613800138000");
        asked(1, NOON);
        surveys.answer(call(1), Question.SATISFIED, 4);

        SurveyAnswers answers =
                surveys.ask(call(1), SERVICE, MONTH, NOON.plusSeconds(5)).orElseThrow();

        assertThat(answers).isEqualTo(new SurveyAnswers(NOON, 4, null, null));
    }

    @Test
    void theScoresAreThoseOfTheDefinitions() {
        int[] satisfied = {5, 5, 4, 3, 1};
        int[] recommend = {10, 9, 9, 8, 3};
        for (int i = 0; i < satisfied.length; i++) {
            asked(i, NOON);
            surveys.answer(call(i), Question.SATISFIED, satisfied[i]);
            surveys.answer(call(i), Question.RECOMMEND, recommend[i]);
        }
        surveys.answer(call(0), Question.SOLVED, 1);
        surveys.answer(call(1), Question.SOLVED, 0);
        asked(9, NOON);
        takesPart("a01", 0);
        takesPart("a01", 1);
        takesPart("a02", 1);

        Opinion service = surveys.ofQueues(NOON, NOON.plusSeconds(1)).getFirst();
        assertThat(service.of()).isEqualTo("service");
        assertThat(service.asked()).isEqualTo(6);
        assertThat(service.responseRate()).isEqualTo(5.0 / 6);
        assertThat(service.satisfaction()).isEqualTo(0.6);
        assertThat(service.promoterScore()).isEqualTo(0.4);
        assertThat(service.solvedShare()).isEqualTo(0.5);
        assertThat(surveys.ofAgents(NOON, NOON.plusSeconds(1)))
                .extracting(one -> one.of() + " " + one.asked())
                .containsExactly("a01 2", "a02 1");
        assertThat(surveys.ofQueues(NOON.plusSeconds(1), NOON.plusSeconds(2))).isEmpty();
    }

    private boolean asked(int call, Instant at) {
        return surveys.ask(call(call), SERVICE, MONTH, at).isPresent();
    }

    private static InteractionId call(int number) {
        return new InteractionId(1, number + 1);
    }

    private void arrives(int call, @Nullable String number) {
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO arrival (interaction, raw_number, number, raw_name, dialled, arrived_at)
                        VALUES (:interaction, '', :number, '', '4001', now())""")
                .bind("interaction", call(call))
                .bind("number", number)
                .execute());
    }

    private void takesPart(String agent, int call) {
        database.transaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO interaction (id, channel, direction, entry_point, began_at)
                            VALUES (:interaction, 'VOICE', 'INBOUND', '4001', now()) ON CONFLICT DO NOTHING""").bind("interaction", call(call)).execute();
            return handle.createUpdate(ASSIGNMENT)
                    .bind("interaction", call(call))
                    .bind("agent", agent)
                    .execute();
        });
    }

    private static final String ASSIGNMENT = """
            INSERT INTO assignment (interaction, ordinal, agent, offer, queue, began_at, talk_millis, hold_millis, wrap_up_millis, wrap_up_timed_out)
            SELECT :interaction, count(*), :agent, 'o1-' || count(*), 'service', now(), 0, 0, 0, false FROM assignment""";
}
