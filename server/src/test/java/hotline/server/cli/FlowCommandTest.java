package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.crm.ticket.Ticket;
import hotline.ivr.trial.FlowTests;
import hotline.ivr.trial.TestFile;
import hotline.server.Json;
import hotline.server.adapter.DemoDesk;
import hotline.server.adapter.DemoIdentity;
import hotline.server.center.CenterReader.FlowGround;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FlowCommandTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEMO = HOME.resolve("config/flows/demo.yaml");

    @TempDir
    Path folder;

    private record Said(int code, String out, String err) {
        JsonNode json() throws IOException {
            return Json.MAPPER.readTree(out);
        }
    }

    @BeforeEach
    void aCallCentreOfItsOwn() throws IOException {
        Files.createDirectory(folder.resolve("flows"));
        Files.copy(HOME.resolve("config/center.yaml"), folder.resolve("center.yaml"));
    }

    /** What {@code flow test} runs, each case a test of its own. */
    @TestFactory
    Stream<DynamicTest> theDemosFlowsDoWhatTheirTestsSay() {
        FlowFiles files = new FlowFiles(HOME.resolve("config"), HOME.resolve("sounds"));
        return files.orAll(List.of(), TestFile::isOne).stream().flatMap(file -> {
            FlowGround ground = files.ground(file, new ArrayList<>()).orElseThrow();
            TestFile tests = files.tests(file, ground);
            FlowTests run = new FlowTests(
                    files.flow(tests.flow()).flow(),
                    ground.context().prompts(),
                    DemoDesk::new,
                    DemoIdentity::new,
                    ground.numbers());
            return tests.cases().stream()
                    .map(test -> DynamicTest.dynamicTest(
                            test.name(), () -> assertThat(run.failure(test)).isEmpty()));
        });
    }

    /** ivr-engine does not know crm-store; flows and records must mean the same. */
    @Test
    void aFlowMayOpenExactlyTheTicketsTheRecordsKnow() throws IOException {
        Path flow = write("tickets.yaml", """
            flow: tickets
            languages: [zh-CN, en]
            start: ticket
            person: person
            wrong-key: [wrong-key]
            apology: [apology]
            nodes:
              ticket: {ticket: nonsense, next: person}
              person: {queue: service}
            """);

        Said said = say("flow", "check", flow.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.out())
                .contains("there are: "
                        + Arrays.stream(Ticket.Kind.values())
                                .map(Ticket.Kind::code)
                                .sorted()
                                .collect(Collectors.joining(", ", "", "\n")));
    }

    @Test
    void checkNamesEveryMistakeInEveryFileAtOnce() throws IOException {
        Path first = write("first.yaml", """
            flow: first
            languages: [zh-CN, en]
            start: greeting
            person: person
            wrong-key: [wrong-key]
            apology: [apologyy]
            nodes:
              greeting: {say: [welcome], next: round}
              round: {say: [welcome], next: greeting}
              forgotten: {hang-up: [goodbye]}
              person: {queue: servise}
            """);
        Path second = write("second.yaml", "flow: second\n");
        Path tests = write("first.test.yaml", "at: noon\ncases:\n  one: {to: 4009, keys: 1y, outcome: nice}\n");

        Said said = say("flow", "check", first.toString(), second.toString(), tests.toString());
        Said json = say("flow", "check", "--json", first.toString(), tests.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.out())
                .contains(first + ":6:", "did you mean 'apology'?")
                .contains(first + ":8:", "go round in a circle")
                .contains(first + ":10:", "no way leads to node 'forgotten'")
                .contains(first + ":11:", "did you mean 'service'?")
                .contains(second + ":1:", "'start' is missing")
                .contains(tests + ":1:", "2026-07-03T10:00")
                .contains(tests + ":3:", "did you mean '4001'?", "no telephone has a key 'y'", "'nice' is no outcome");
        assertThat(json.json().path("problems").findValuesAsText("code"))
                .contains("unknown-prompt", "loop", "unreachable", "unknown-queue", "moment", "unknown-number", "keys");
    }

    @Test
    void checkFindsNothingInWhatIsDelivered() {
        Said said = say("flow", "check");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("No mistakes found in", "demo.yaml", "demo.test.yaml");
    }

    @Test
    void tryPrintsWhatWouldBeHeardAndWhereItLeads() {
        Said said = say(
                "flow",
                "try",
                DEMO.toString(),
                "--caller",
                "13800138000",
                "--keys",
                "1,2,-,0",
                "--at",
                "2026-07-03T10:00");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .containsSubsequence(
                        "greeting\n    您好，欢迎致电热线商店。\n",
                        "choose-language\n    中文服务请按一。 For English, press two.\n  > 1\n",
                        "  > 2\n",
                        "\nbill\n    您的待付账单金额是一百二十八元五角请于以下日期前支付七月十三日\n",
                        "  > (silence)\n",
                        "  > 0\n",
                        "person\n= queue service\n",
                        "plan a01 for 20 s, then a02 for 20 s, then the queue; head start 120 s; zh-CN",
                        "while waiting, after 20 s, then every 40 s, third in line for example:\n"
                                + "    您现在排在第三位。预计等待时间两到四分钟。");
    }

    @Test
    void tryTellsScriptsWhatTheQueueSays() throws IOException {
        JsonNode json = say("flow", "try", "--json", DEMO.toString(), "--to", "4002", "--keys", "2,1")
                .json();

        assertThat(json.at("/end/announced/firstSeconds").asInt()).isEqualTo(20);
        assertThat(json.at("/end/announced/prompts/0").asText()).isEqualTo("position-before");
        assertThat(json.at("/end/announced/said").asText()).startsWith("You are now number three in line.");
    }

    @Test
    void tryAnswersAsOneJsonObject() throws IOException {
        JsonNode json = say("flow", "try", "--json", DEMO.toString(), "--to", "4002", "--keys", "2,4,1,x")
                .json();

        assertThat(json.at("/end/outcome").asText()).isEqualTo("served product");
        assertThat(json.path("steps").findValuesAsText("node")).contains("main", "first-use", "after-product");
        assertThat(json.at("/steps/0/prompts/0").asText()).isEqualTo("welcome");
    }

    @Test
    void tryTellsPeopleAndScriptsWhatAgentsWouldSeeOfWhatIsEntered() throws IOException {
        String[] call = {"flow", "try", DEMO.toString(), "--keys", "1,3,2,100200#,0"};

        Said said = say(call);
        JsonNode json = say(Stream.concat(Stream.of(call), Stream.of("--json")).toArray(String[]::new))
                .json();

        assertThat(said.out()).contains("  (agents see \"Order number: 100200\")\n");
        assertThat(json.path("steps").findValues("shown"))
                .filteredOn(shown -> !shown.isEmpty())
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.at("/0/title").asText()).isEqualTo("Order number");
                    assertThat(shown.at("/0/value").asText()).isEqualTo("100200");
                });
    }

    @Test
    void wrongKeysForTryAndAFlowWithMistakesAreToldWithTheirRemedy() throws IOException {
        Said keys = say("flow", "try", DEMO.toString(), "--keys", "1,é");
        Said faulty = say("flow", "try", write("bad.yaml", "flow: bad\n").toString(), "--keys", "1");

        assertThat(keys.code()).isEqualTo(ExitCode.USAGE);
        assertThat(keys.err()).contains("no telephone has a key 'é'");
        assertThat(faulty.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(faulty.err()).contains("bad.yaml:1: ", "flow check");
    }

    @Test
    void showDrawsEveryNodeAndWay() {
        Said text = say("flow", "show", DEMO.toString());
        Said mermaid = say("flow", "show", DEMO.toString(), "--mermaid", "--language", "zh-CN");

        assertThat(text.out())
                .startsWith("greeting: say welcome\n    -> which-number\n")
                .contains("my-bill (My bill): look up bill\n    found -> bill\n    none -> no-bill\n");
        assertThat(mermaid.out())
                .startsWith("flowchart TD\n  n0[\"greeting<br>")
                .contains("我的账单<br>my-bill<br><small>look up bill</small>", "-->|\"1\"| ", "([\"");
    }

    @Test
    void testSaysOneLineAFailedCase() throws IOException {
        Files.copy(DEMO, folder.resolve("flows/demo.yaml"));
        Path tests = write("demo.test.yaml", """
            at: 2026-07-03T10:00
            cases:
              right: {from: 13900139000, to: 4001, keys: "1,1", outcome: queue service}
              wrong outcome: {from: 13900139000, to: 4001, keys: "1,5", outcome: queue service}
              wrong words:
                {from: 13800138000, to: 4001, keys: "1,2", heard: [bill-amount, {text: 一百元}], outcome: served bill}
              unwanted: {to: 4002, keys: "2,4,1", not-heard: [product-menu], outcome: served product}
              wrong codes: {to: 4002, keys: "2,5", outcome: queue sales, attached: {topic: bill}}
            """);

        Said said = say("flow", "test", folder.resolve("flows/demo.yaml").toString());
        Said json = say("flow", "test", "--json", tests.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.out().lines())
                .containsExactly(
                        tests + ":4: wrong outcome: the outcome is 'queue sales', not 'queue service'",
                        tests + ":5: wrong words: did not hear “一百元” after bill-amount; heard number-1 number-hundred"
                                + " number-28 yuan number-5 jiao bill-due month-7 …",
                        tests + ":7: unwanted: heard product-menu, which was not to be heard",
                        tests + ":8: wrong codes: attached is {topic=promotion}, without topic=bill",
                        "1 passed, 4 failed");
        assertThat(json.json().path("failed").asInt()).isEqualTo(4);
        assertThat(json.json().at("/failures/0/line").asInt()).isEqualTo(4);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve("flows").resolve(name), text);
    }

    private Said say(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = HotlineCli.execute(arguments, HOME, console, options -> ExitCode.OK);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
