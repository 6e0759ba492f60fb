package hotline.crm.people;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.people.WebSessions.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class WebSessionsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Session ONE = new Session("ab".repeat(32), "a01", NOW, NOW);
    private static final Session OTHER = new Session("cd".repeat(32), "a01", NOW, NOW);

    private Database database;
    private WebSessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        new People(database, "key").put(new Person("a01", "陈静", Set.of(Role.AGENT), "north", "1001", false));
        sessions = new WebSessions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsKeptIsThereAfterARestart() {
        sessions.put(ONE);
        sessions.put(OTHER);
        sessions.put(ONE);

        assertThat(new WebSessions(database).all()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void whatWasHeardLastIsKeptAndNeverGoesBack() {
        sessions.put(ONE);

        sessions.seen(Map.of(ONE.tokenHash(), NOW.plusSeconds(60), OTHER.tokenHash(), NOW));
        sessions.seen(Map.of(ONE.tokenHash(), NOW.plusSeconds(30)));

        assertThat(sessions.all()).containsExactly(new Session(ONE.tokenHash(), "a01", NOW, NOW.plusSeconds(60)));
    }

    @Test
    void whatIsOverIsGoneHoweverOftenItIsRemoved() {
        sessions.put(ONE);
        sessions.put(OTHER);

        sessions.remove(List.of(ONE.tokenHash()));
        sessions.remove(List.of(ONE.tokenHash()));

        assertThat(sessions.all()).containsExactly(OTHER);
    }
}
