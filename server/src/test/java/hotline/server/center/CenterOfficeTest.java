package hotline.server.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import hotline.acd.distributor.Actor;
import hotline.server.Json;
import hotline.server.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CenterOfficeTest {
    private static final Actor SOMEBODY = new Actor("user:test");

    @TempDir
    Path folder;

    private final CoreInTest acd = new CoreInTest();
    private final List<Center> told = new ArrayList<>();
    private final CenterReader reader = new CenterReader(Path.of("../sounds"));
    private CenterOffice office;

    @BeforeEach
    void firstStart() throws Exception {
        Files.createDirectories(folder.resolve("config/flows"));
        Files.copy(Path.of("../config/center.yaml"), file());
        Files.copy(Path.of("../config/flows/demo.yaml"), folder.resolve("config/flows/demo.yaml"));
        office = office();
        office.begin(wanted());
    }

    @Test
    void theFirstStartBringsTheWholeFileIntoForce() {
        assertThat(acd.snapshot().join().queues()).hasSize(3);
        assertThat(acd.snapshot().join().agents()).as("and two supervisors").hasSize(14);
        assertThat(told).hasSize(1);
    }

    @Test
    void aChangeIsShownBeforeAndComesIntoForceOnce() throws Exception {
        edit("ring: 20 s", "ring: 25 s");
        edit("name: 陈静", "name: 陈静怡");

        assertThat(office.changes(wanted()))
                .extracting(CenterChange::toString)
                .containsExactly("queues service changed: ring 20 s -> 25 s", "agents a01 changed: name 陈静 -> 陈静怡");
        assertThat(office.apply(wanted(), false, SOMEBODY)).hasSize(2);
        assertThat(ringOfService()).isEqualTo(25_000);
        assertThat(office.apply(wanted(), false, SOMEBODY)).isEmpty();
    }

    @Test
    void showingAChangeChangesNothing() throws Exception {
        edit("ring: 20 s", "ring: 25 s");

        office.changes(wanted());

        assertThat(ringOfService()).isEqualTo(20_000);
        assertThat(told).hasSize(1);
    }

    @Test
    void removalsWantForce() throws Exception {
        edit("  a12: {name: Olivia Chen", "  #");

        assertThatThrownBy(() -> office.apply(wanted(), false, SOMEBODY))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.message()).contains("agents a12");
                    assertThat(refused.remedy()).contains("--force");
                });
        assertThat(acd.snapshot().join().agents()).as("and two supervisors").hasSize(14);
        office.apply(wanted(), true, SOMEBODY);
        assertThat(acd.snapshot().join().agents()).hasSize(13);
    }

    @Test
    void whatTheCoreRejectsIsNotKept() throws Exception {
        edit("ring: 20 s", "ring: 25 s");
        acd.rejectsNext("somebody waits in it");

        assertThatThrownBy(() -> office.apply(wanted(), false, SOMEBODY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody waits in it");
        assertThat(office.changes(wanted())).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void anEditedFileComesIntoForceByApplyOnlyAndNeverByAStart() throws Exception {
        edit("ring: 20 s", "ring: 25 s");

        CenterOffice next = office();
        next.begin(wanted());

        assertThat(ringOfService()).isEqualTo(20_000);
        assertThat(next.changes(wanted())).hasSize(1);
    }

    @Test
    void aCoreThatLostItsConfigurationGetsItAgainAtTheNextStart() {
        CoreInTest empty = new CoreInTest();

        new CenterOffice(
                        empty,
                        new AppliedCenter(folder.resolve("data/center"), reader),
                        (center, by) -> told.add(center))
                .begin(wanted());

        assertThat(empty.snapshot().join().queues()).hasSize(3);
    }

    @Test
    void changesSurviveTheirWayToTheCommandLine() throws Exception {
        edit("ring: 20 s", "ring: 25 s");
        edit("  a12: {name: Olivia Chen", "  #");
        List<CenterChange> changes = office.changes(wanted());

        List<CenterChange> read = Json.MAPPER.convertValue(Json.MAPPER.valueToTree(changes), new TypeReference<>() {});

        assertThat(read).hasSize(2).isEqualTo(changes);
    }

    @Test
    void aChangedFlowIsAChange() throws Exception {
        Path flow = folder.resolve("config/flows/demo.yaml");
        Files.writeString(flow, Files.readString(flow).replace("wrong-keys: 3", "wrong-keys: 4"));

        assertThat(office.changes(wanted()))
                .extracting(CenterChange::toString)
                .containsExactly("flows demo.yaml changed");
    }

    private long ringOfService() {
        return acd.snapshot().join().queues().stream()
                .filter(queue -> queue.id().value().equals("service"))
                .findFirst()
                .orElseThrow()
                .ringMillis();
    }

    @Test
    void anotherTextOfOneFlowComesIntoForceWithAllElseAsItIs() throws Exception {
        edit("ring: 20 s", "ring: 25 s"); // in the file only
        String text = Files.readString(folder.resolve("config/flows/demo.yaml"));

        assertThat(office.applyFlow("demo.yaml", "# mended\n" + text, SOMEBODY))
                .extracting(CenterChange::toString)
                .containsExactly("flows demo.yaml changed");

        assertThat(told.getLast().flowTexts().get("demo.yaml")).startsWith("# mended");
        assertThat(ringOfService()).isEqualTo(20_000);
        assertThat(office.inForce().number()).isEqualTo("2");
        assertThat(office.edition("1").orElseThrow().center().flowTexts()).containsEntry("demo.yaml", text);
        assertThat(office.edition("3")).isEmpty();
        assertThat(office.edition("../1")).isEmpty();
        assertThat(office().begin(wanted()).flowTexts().get("demo.yaml")).startsWith("# mended");
        try (var kept = Files.list(folder.resolve("data/center"))) {
            assertThat(kept.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("1", "2", "current");
        }
    }

    @Test
    void aFlowThatDoesNotFitIsRefusedWithWhatIsWrongAndTheOneInForceStays() throws Exception {
        String text = Files.readString(folder.resolve("config/flows/demo.yaml"));

        assertThatThrownBy(() -> office.applyFlow("demo.yaml", text.replace("queue: sales", "queue: nobody"), SOMEBODY))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("line ", "'nobody'"));
        assertThatThrownBy(() -> office.applyFlow("demo.yaml", "not: a flow", SOMEBODY))
                .isInstanceOf(Refused.class);

        assertThat(office.current().flowTexts().get("demo.yaml")).isEqualTo(text);
        assertThat(told).hasSize(1);
    }

    private CenterOffice office() {
        return new CenterOffice(
                acd, new AppliedCenter(folder.resolve("data/center"), reader), (center, by) -> told.add(center));
    }

    private Path file() {
        return folder.resolve("config/center.yaml");
    }

    private Center wanted() {
        return CenterFileTest.center(file());
    }

    private void edit(String from, String to) throws Exception {
        String text = Files.readString(file());
        assertThat(text).contains(from);
        Files.writeString(
                file(),
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    }
}
