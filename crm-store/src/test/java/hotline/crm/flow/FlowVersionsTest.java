package hotline.crm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Actor;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class FlowVersionsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Actor LI = new Actor("user:li");

    private Database database;
    private FlowVersions versions;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        versions = new FlowVersions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatComesIntoForceIsAVersionWithWhoAndWhenAndWhatStaysIsNot() {
        versions.keep(Map.of("shop.yaml", "one", "night.yaml", "night"), new Actor("system:start"), NOON);
        versions.keep(Map.of("shop.yaml", "two", "night.yaml", "night"), LI, NOON.plusSeconds(60));
        versions.keep(Map.of("shop.yaml", "two", "night.yaml", "night"), LI, NOON.plusSeconds(90));

        assertThat(versions.all())
                .containsExactly(
                        new FlowVersion("night.yaml", 1, false, NOON, new Actor("system:start")),
                        new FlowVersion("shop.yaml", 2, false, NOON.plusSeconds(60), LI),
                        new FlowVersion("shop.yaml", 1, false, NOON, new Actor("system:start")));
        assertThat(versions.text("shop.yaml", 1)).contains("one");
        assertThat(versions.text("shop.yaml", 2)).contains("two");
        assertThat(versions.text("shop.yaml", 3)).isEmpty();
    }

    @Test
    void goingBackToAnEarlierTextIsANewVersion() {
        versions.keep(Map.of("shop.yaml", "one"), LI, NOON);
        versions.keep(Map.of("shop.yaml", "two"), LI, NOON);
        versions.keep(Map.of("shop.yaml", "one"), LI, NOON);

        assertThat(versions.all()).extracting(FlowVersion::number).containsExactly(3, 2, 1);
        assertThat(versions.text("shop.yaml", 3)).contains("one");
    }

    @Test
    void aFlowThatIsGoneIsKnownToBeGoneAndMayComeBack() {
        versions.keep(Map.of("shop.yaml", "one"), LI, NOON);
        versions.keep(Map.of(), LI, NOON.plusSeconds(1));
        versions.keep(Map.of(), LI, NOON.plusSeconds(2));

        assertThat(versions.all()).extracting(FlowVersion::removed).containsExactly(true, false);
        assertThat(versions.text("shop.yaml", 2)).contains("");

        versions.keep(Map.of("shop.yaml", "one"), LI, NOON.plusSeconds(3));

        assertThat(versions.all()).extracting(FlowVersion::number).containsExactly(3, 2, 1);
    }
}
