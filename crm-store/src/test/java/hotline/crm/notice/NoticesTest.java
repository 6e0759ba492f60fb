package hotline.crm.notice;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class NoticesTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final AgentId A01 = new AgentId("a01");
    private static final AgentId A02 = new AgentId("a02");

    private Database database;
    private Notices notices;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        notices = new Notices(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aMessageIsThereUntilItIsReadAndWhoWroteItSeesWhoHas() {
        Notice sent = notices.send("s01", Notice.Kind.TEAM, "north", Set.of(A02, A01), "the line is down", NOON);
        notices.send("s02", Notice.Kind.EVERYBODY, null, Set.of(A02), "hello", NOON);

        assertThat(notices.unread(A01, NOON)).extracting(Notice::text).containsExactly("the line is down");
        assertThat(notices.read(sent.id(), A01, NOON.plusSeconds(9))).contains("s01");
        assertThat(notices.read(sent.id(), A01, NOON.plusSeconds(99))).contains("s01");
        assertThat(notices.read(sent.id(), new AgentId("a03"), NOON)).isEmpty();

        assertThat(notices.unread(A01, NOON)).isEmpty();
        assertThat(notices.unread(A02, NOON)).hasSize(2);
        assertThat(notices.unread(A02, NOON.plus(Duration.ofDays(8)))).isEmpty();
        assertThat(notices.sent("s01", 9))
                .singleElement()
                .extracting(Notice::readers)
                .isEqualTo(List.of(new Notice.Reader(A01, NOON.plusSeconds(9)), new Notice.Reader(A02, null)));
        assertThat(notices.sent(null, 9)).hasSize(2);
    }
}
