package hotline.crm.people;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.Database;
import hotline.crm.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class WebSessionsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private Database database;
    private People people;
    private WebSessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        people = new People(database);
        people.put(new Person("a01", "陈静", Set.of(Role.AGENT), "north", "1001", false));
        sessions = new WebSessions(database, Duration.ofMinutes(30), Duration.ofHours(12));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoSignedInIsFoundByTheTokenAloneWhichIsNotStored() {
        String token = sessions.begin("a01", NOW);

        assertThat(sessions.find(token, NOW.plusSeconds(60)))
                .hasValueSatisfying(session -> assertThat(session.person().id()).isEqualTo("a01"));
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        String rows =
                database.transaction(handle -> handle.createQuery("SELECT string_agg(t::text, ' ') FROM web_session t")
                        .mapTo(String.class)
                        .one());
        assertThat(rows).doesNotContain(token);
        assertThat(sessions.begin("a01", NOW)).isNotEqualTo(token);
    }

    @Test
    void nobodysTokenFindsNobody() {
        sessions.begin("a01", NOW);

        assertThat(sessions.find("", NOW)).isEmpty();
        assertThat(sessions.find("x".repeat(43), NOW)).isEmpty();
        assertThat(sessions.find("\u0000'; DROP TABLE web_session; --", NOW)).isEmpty();
        assertThat(sessions.find("x".repeat(1_000_000), NOW)).isEmpty();
    }

    @Test
    void idleSessionEndsUnlessItIsUsed() {
        String token = sessions.begin("a01", NOW);

        assertThat(sessions.find(token, NOW.plus(Duration.ofMinutes(30)))).isEmpty();
        sessions.touch(token, NOW.plus(Duration.ofMinutes(29)));
        assertThat(sessions.find(token, NOW.plus(Duration.ofMinutes(58)))).isPresent();
    }

    @Test
    void anySessionEndsAfterItsLongestTime() {
        String token = sessions.begin("a01", NOW);
        Instant late = NOW.plus(Duration.ofHours(12));
        sessions.touch(token, late.minusSeconds(1));

        assertThat(sessions.find(token, late.minusSeconds(1))).isPresent();
        assertThat(sessions.find(token, late)).isEmpty();
        assertThat(sessions.expire(late)).isEqualTo(1);
    }

    @Test
    void signingOutElsewhereEndsAllOfOnePerson() {
        people.put(new Person("s01", "林芳", Set.of(Role.SUPERVISOR), "north", null, false));
        String one = sessions.begin("a01", NOW);
        String two = sessions.begin("a01", NOW);
        String other = sessions.begin("s01", NOW);

        sessions.end(one);
        assertThat(sessions.find(one, NOW)).isEmpty();
        assertThat(sessions.endAllOf("a01")).isEqualTo(1);

        assertThat(sessions.find(two, NOW)).isEmpty();
        assertThat(sessions.find(other, NOW)).isPresent();
    }

    @Test
    void whoIsDisabledHasNoSessionAnyMore() {
        String token = sessions.begin("a01", NOW);

        people.disable("a01");

        assertThat(sessions.find(token, NOW)).isEmpty();
    }
}
