package hotline.ivr.reader;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FlowReaderTest {
    private static final String HEAD = """
        flow: test
        languages: [zh-CN, en]
        start: first
        person: person
        wrong-key: wrong-key
        apology: apology
        """;
    private static final String PERSON = """
          person: {queue: service}
        """;

    @Test
    void smallestFlowIsAQueue() {
        String text = """
            flow: small
            languages: [en]
            start: person
            person: person
            wrong-key: wrong-key
            apology: apology
            nodes:
              person: {queue: service}
            """;

        assertThat(Shop.flow(FlowReader.read("small.yaml", text, Shop.context()))
                        .nodes())
                .containsOnlyKeys("person");
    }

    @Test
    void titlesSayWhatChoosingANodeMeans() {
        Flow flow = Shop.flow(FlowReader.read(
                "titled.yaml",
                HEAD + "nodes:\n  first: {say: [welcome], next: person, title: {zh-CN: 我的账单, en: My bill}}\n" + PERSON,
                Shop.context()));

        assertThat(flow.title("first", Language.CHINESE)).hasValue("我的账单");
        assertThat(flow.title("first", Language.ENGLISH)).hasValue("My bill");
        assertThat(flow.title("person", Language.ENGLISH)).isEmpty();
    }

    @Test
    void aNodeSaysWhichProductCallersAskAbout() {
        Flow flow = Shop.flow(FlowReader.read(
                "product.yaml",
                HEAD + "nodes:\n  first: {say: [welcome], next: person, product: H1}\n" + PERSON,
                Shop.context()));

        assertThat(flow.allProducts()).containsExactly(Map.entry("first", "H1"));
    }

    @Test
    void codesAndWhatIsComputedFromCodesMayBeAttached() {
        String text = HEAD + "nodes:\n  first: {set: {rank: \"= customer.tier == 'vip' ? 1 : 2\"}, next: person}\n"
                + "  person: {queue: service, attach: {topic: bill, rank: '= rank', order: '= order.id'}}\n";

        assertThat(FlowReader.read("attach.yaml", text, Shop.context())).isInstanceOf(FlowReader.Reading.Good.class);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // in a node named first, which stands in lines 8 and following: what is wrong, line, code, part of the
                // hint
                Arguments.of("  first: {say: [welcome], next: persn}", 8, "unknown-node", "did you mean 'person'?"),
                Arguments.of("  first: {say: [welcom], next: person}", 8, "unknown-prompt", "did you mean 'welcome'?"),
                Arguments.of("  first: {say: [welcome], nxt: person}", 8, "unknown-key", "did you mean 'next'?"),
                Arguments.of("  first: {say: [welcome]}", 8, "missing-key", "name the node that comes next"),
                Arguments.of("  first: {sai: [welcome], next: person}", 8, "node-kind", "exactly one of: say, menu"),
                Arguments.of("  first: {say: [welcome], queue: service, next: person}", 8, "node-kind", "exactly one"),
                Arguments.of("  first: [welcome]", 8, "wrong-type", "mapping"),
                Arguments.of(
                        "  first: {hours: shop, open: person, closed: person}", 8, "unknown-hours", "there are none"),
                Arguments.of("  first: {hours: shop, open: person}", 8, "missing-key", "name the node that comes next"),
                Arguments.of(
                        "  first: {look-up: order, number: nubmer, found: person, none: person}",
                        8,
                        "unknown-variable",
                        "there are"),
                Arguments.of("  first: {look-up: bill, number: n, found: person, none: person}", 8, "unknown-key", ""),
                Arguments.of("  first: {look-up: ticket, found: person, none: person}", 8, "missing-key", ""),
                Arguments.of("  first: {collect: n, as: numbr, next: person}", 8, "unknown-as", "'number'"),
                Arguments.of("  first: {collect: n, as: number, from: 9, to: 1, next: person}", 8, "range", "'from'"),
                Arguments.of("  first: {collect: n, as: number, least: 2, next: person}", 8, "unknown-key", ""),
                Arguments.of("  first: {collect: n, as: amount, end-key: '*', next: person}", 8, "end-key", "#"),
                Arguments.of("  first: {collect: n, as: date, form: DDMM, next: person}", 8, "unknown-form", "MMDD"),
                Arguments.of("  first: {collect: n, as: date, in: part, next: person}", 8, "unknown-in", "'past'"),
                Arguments.of("  first: {collect: n, as: yes-no, confirm: welcome, next: person}", 8, "unknown-key", ""),
                Arguments.of(
                        "  first: {collect: n, masked: true, confirm: [{digits: n}], next: person}",
                        8,
                        "masked",
                        "conditions only"),
                Arguments.of(
                        "  first: {collect: n, masked: true, show-as: {zh-CN: 订单号, en: Order number}, next: person}",
                        8,
                        "masked",
                        "shown to nobody"),
                Arguments.of(
                        "  first: {collect: n, show-as: {zh-CN: 订单号, en: Order number}, next: second}\n"
                                + "  second: {collect: n, masked: true, next: person}",
                        8,
                        "masked",
                        "shown to nobody"),
                Arguments.of(
                        "  first: {identify: pin, ask: welcome, show-as: {zh-CN: 密码, en: PIN}, verified: person, unverified: person}",
                        8,
                        "masked",
                        "leave 'show-as' out"),
                Arguments.of(
                        "  first: {collect: n, show-as: {en: Order number}, next: person}",
                        8,
                        "missing-language",
                        "zh-CN"),
                Arguments.of("  first: {collect: n, show-as: Order number, next: person}", 8, "wrong-type", "mapping"),
                Arguments.of(
                        "  first: {collect: n, show-as: {zh-CN: 订单号, en: ' '}, next: person}", 8, "title", "few words"),
                Arguments.of(
                        "  first: {collect: n, as: yes-no, show-as: {zh-CN: 是否, en: Whether}, next: person}",
                        8,
                        "shown",
                        "title"),
                Arguments.of(
                        "  first: {menu: [welcome], keys: {1: person}, show-as: {zh-CN: 订单号, en: Order number}}",
                        8,
                        "unknown-key",
                        ""),
                Arguments.of("  first: {callback: servise, number: caller.number}", 8, "unknown-queue", "'service'"),
                Arguments.of("  first: {callback: service, ask: [welcome]}", 8, "missing-key", "number: caller.number"),
                Arguments.of(
                        "  first: {callback: service, number: nobodys, within: x, ask: [welcome], agreed: person, refused: person, none: person}",
                        8,
                        "unknown-hours",
                        "there are none"),
                Arguments.of(
                        "  first: {callback: service, number: caller.number, ask: [welcome], keys: {2: person}, agreed: person, refused: person}",
                        8,
                        "taken-key",
                        "1 to 3 are the times"),
                Arguments.of("  first: {request: erp, get: /a, next: person}", 8, "unknown-system", "there are none"),
                Arguments.of("  first: {request: erp, next: person}", 8, "method", "'get: /PATH'"),
                Arguments.of("  first: {request: erp, get: 'http://x/', next: person}", 8, "path", "hotline.yaml"),
                Arguments.of("  first: {request: erp, get: '/{nobody}', next: person}", 8, "unknown-variable", ""),
                Arguments.of("  first: {request: erp, post: /a, tries: 2, next: person}", 8, "unknown-key", ""),
                Arguments.of("  first: {request: erp, get: /a, body: {a: 1}, next: person}", 8, "unknown-key", ""),
                Arguments.of("  first: {request: erp, get: /a, take: {n: 'a..b'}, next: person}", 8, "place", "dots"),
                Arguments.of(
                        "  first: {request: erp, get: /a, take: {customer: a}, next: person}", 8, "variable-name", ""),
                Arguments.of(
                        "  first: {collect: n, masked: true, next: second}\n"
                                + "  second: {request: erp, get: '/{n}', next: person}",
                        9,
                        "masked",
                        "conditions"),
                Arguments.of(
                        "  first: {identify: pim, ask: welcome, verified: person, unverified: person}",
                        8,
                        "unknown-proof",
                        "'pin'"),
                Arguments.of("  first: {identify: pin, verified: person, unverified: person}", 8, "missing-key", "ask"),
                Arguments.of(
                        "  first: {identify: pin, ask: welcome, tries: 4, verified: person, unverified: person}",
                        8,
                        "wrong-number",
                        "3"),
                Arguments.of(
                        "  first: {set: {verified: true}, next: second}\n  second: {set: {customer.verified: true}, next: person}",
                        9,
                        "variable-name",
                        ""),
                Arguments.of("  first: {ticket: complain, next: person}", 8, "unknown-category", "complaint"),
                Arguments.of("  first: {queue: servise}", 8, "unknown-queue", "did you mean 'service'?"),
                Arguments.of("  first: {queue: service, head-start: soon}", 8, "wrong-number", "whole number from 0"),
                Arguments.of("  first: {queue: service, head-start: -5}", 8, "wrong-number", "whole number from 0"),
                Arguments.of("  first: {queue: service, plan: vip}", 8, "unknown-plan", "there are none"),
                Arguments.of(
                        "  first: {queue: service, plan: [{agents: [a99]}]}", 8, "unknown-agent", "there are: a01"),
                Arguments.of(
                        "  first: {queue: service, plan: [{skills: {returns: 11}}]}",
                        8,
                        "wrong-number",
                        "from 1 to 10"),
                Arguments.of(
                        "  first: {queue: service, plan: [" + "{agents: [a01], for: 1}, ".repeat(20) + "pool]}",
                        8,
                        "too-many-steps",
                        "at most 20"),
                Arguments.of("  first: {hang-up: , served: 'my bill!'}", 8, "code", "a-z"),
                Arguments.of("  first: {say: [welcome], next: 'a b'}\n  a b: {queue: service}", 9, "code", "a-z"),
                Arguments.of("  first: {queue: service, plan: [{for: 20}]}", 8, "step", "agents"),
                Arguments.of("  first: {queue: service, on-full: nowhere}", 8, "unknown-node", "first"),
                Arguments.of("  first: {queue: service, keys: {x: first}}", 8, "key", "0 to 9"),
                Arguments.of("  first: {queue: service, on-full: first}", 8, "loop", "menu"),
                Arguments.of("  first: {queue: service, announce: {first: 20}}", 8, "announces-nothing", "comfort"),
                Arguments.of(
                        "  first: {queue: service, announce: {position: always, every: 4}}", 8, "wrong-number", "5"),
                Arguments.of("  first: {queue: service, announce: {position: worse}}", 8, "unknown-position", "always"),
                Arguments.of("  first: {queue: service, announce: {comfort: [helo]}}", 8, "unknown-prompt", ""),
                Arguments.of("  first: {queue: service, plan: [{needs: returns and}]}", 8, "needs", "sales >= 5"),
                Arguments.of("  first: {queue: service, plan: [{needs: retunrs >= 3}]}", 8, "unknown-skill", "returns"),
                Arguments.of(
                        "  first: {queue: service, plan: [{agents: [a01], skip: busy}]}", 8, "unknown-skip", "never"),
                Arguments.of("  first: {queue: service, plan: [pool, {agents: [a01]}]}", 8, "endless-step", "for: 20"),
                Arguments.of(
                        "  first: {queue: service, plan: [{skills: {refunds: 3}}]}",
                        8,
                        "unknown-skill",
                        "there are: returns"),
                Arguments.of("  first:\n    menu: [main-menu]\n    keys: {x: person}", 10, "key", "0 to 9"),
                Arguments.of(
                        "  first:\n    menu: [main-menu]\n    keys: {1: person, 1: first}",
                        10,
                        "duplicate-key",
                        "keep one"),
                Arguments.of(
                        "  first:\n    menu: [main-menu]\n    time-out: 0\n    keys: {1: person}",
                        10,
                        "wrong-number",
                        "from 1 to"),
                Arguments.of(
                        "  first:\n    menu: [main-menu]\n    tries: many\n    keys: {1: person}",
                        10,
                        "wrong-number",
                        "from 1 to"),
                Arguments.of(
                        "  first:\n    branch:\n      - {when: customer.teir == 'vip', go: person}\n    else: person",
                        10,
                        "unknown-variable",
                        "did you mean 'customer.tier'?"),
                Arguments.of(
                        "  first:\n    branch:\n      - {when: \"customer.tier ==\", go: person}\n    else: person",
                        10,
                        "expression",
                        "customer.tier == 'vip'"),
                Arguments.of("  first: {set: {language: x}, next: person}", 8, "variable-name", "one word"),
                Arguments.of("  first: {set: {a.b: x}, next: person}", 8, "variable-name", "one word"),
                Arguments.of("  first: {language: fr, next: person}", 8, "unknown-language", "zh-CN"),
                Arguments.of(
                        "  first: {look-up: bil, found: person, none: person}",
                        8,
                        "unknown-subject",
                        "did you mean 'bill'?"),
                Arguments.of(
                        "  first: {collect: pin, ask: [welcome], least: 6, most: 4, next: person}",
                        8,
                        "length",
                        "no greater"),
                Arguments.of(
                        "  first: {collect: pin, masked: true, next: second}\n"
                                + "  second: {say: [{digits: pin}], next: person}",
                        9,
                        "masked",
                        "conditions only"),
                Arguments.of(
                        "  first: {collect: pin, masked: true, next: second}\n"
                                + "  second: {queue: service, attach: {pin: '= pin'}}",
                        9,
                        "masked",
                        "conditions only"),
                Arguments.of(
                        "  first: {queue: service, attach: {from: '= caller.number'}}", 8, "attached", "customer.tier"),
                Arguments.of("  first: {queue: service, attach: {topic: 我的账单}}", 8, "code", "a-z"),
                Arguments.of(
                        "  first: {collect: card, next: second}\n  second: {set: {x: '= card'}, next: third}\n"
                                + "  third: {queue: service, attach: {card: \"= x == '' ? 'none' : x\"}}",
                        10,
                        "attached",
                        "attach codes"),
                Arguments.of(
                        "  first: {say: [welcome], next: person, title: {fr: Bonjour}}",
                        8,
                        "unknown-language",
                        "zh-CN"),
                Arguments.of("  first: {say: [welcome], next: person, product: H9}", 8, "unknown-product", "H1"),
                Arguments.of("  first: {say: [welcome], next: person, title: My bill}", 8, "wrong-type", "mapping"),
                Arguments.of(
                        "  first: {say: [welcome], next: person, title: {en: " + "long ".repeat(13) + "}}",
                        8,
                        "title",
                        "60 characters"),
                Arguments.of("  first: {say: [{amuont: bill.amount}], next: person}", 8, "said", "{amount: NAME}"),
                Arguments.of(
                        "  first: {say: [{by: order.status, prompts: {paid: order-paid}}], next: person}",
                        8,
                        "missing-key",
                        "any other value"),
                Arguments.of(
                        "  first: {say: [welcome], next: person}\n  lost: {say: [welcome], next: person}",
                        9,
                        "unreachable",
                        "lead to it or remove it"),
                Arguments.of(
                        "  first: {say: [welcome], next: second}\n  second: {say: [welcome], next: first}",
                        8,
                        "loop",
                        "put a menu"),
                Arguments.of(
                        "  first:\n"
                                + "    menu: [main-menu]\n"
                                + "    keys: {1: first}\n"
                                + "    on-silence: first\n"
                                + "    on-wrong: first",
                        8,
                        "no-exit",
                        "on-silence"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsNamedWithLineAndRemedy(String nodes, int line, String code, String hint) {
        List<Problem> problems = problems(HEAD + "nodes:\n" + nodes + "\n" + PERSON);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isGreaterThan(0);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    void allMistakesAreNamedAtOnceInTheOrderOfTheFile() {
        List<Problem> problems = problems(HEAD.replace("en]", "fr]") + """
            nodes:
              first: {say: [welcom], next: persn}
              person: {queue: servise, plan: nobody}
            unknown: 1
            """);

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        "unknown-language",
                        "unknown-prompt",
                        "unknown-node",
                        "unknown-queue",
                        "unknown-plan",
                        "unknown-key");
        assertThat(problems).extracting(Problem::line).isSorted();
    }

    @Test
    void personMustBeAQueueSoThatEveryFailureEndsSomewhere() {
        String text = HEAD.replace("person: person", "person: first")
                + "nodes:\n  first: {say: [welcome], next: end}\n  end: {queue: service}\n";

        assertThat(problems(text)).extracting(Problem::code).containsExactly("person");
    }

    @Test
    void demoWithOneLetterWrongIsNeverAccepted() throws IOException {
        String demo = Files.readString(Shop.ROOT.resolve("config/flows/demo.yaml"));

        assertThat(problems(demo.replace("next: main}", "next: mian}")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.hint()).isEqualTo("did you mean 'main'?"));
    }

    static Stream<String> hostile() {
        String deep = "[".repeat(100_000);
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ",").repeat(8)).append("]\n");
        }
        StringBuilder nodes = new StringBuilder(HEAD + "nodes:\n");
        for (int i = 0; i < 10_000; i++) {
            nodes.append("  n")
                    .append(i)
                    .append(": {say: [welcome], next: m")
                    .append(i)
                    .append("}\n");
        }
        return Stream.of(
                "",
                "   \n",
                "\0",
                "\t- a",
                "flow:\tx\n\tstart: y",
                "just text",
                "- a\n- list",
                "42",
                "null",
                "~",
                "---\n---\n",
                "flow: a\n---\nflow: b",
                "flow: {a: [b",
                "flow: \"unclosed",
                "? {a: b}\n: c",
                "? [a, b]\n: c",
                "!!java.net.URL [\"x\"]",
                "!!binary x",
                "flow: !!int x",
                "<<: *nothing",
                "<<: {a: b}",
                "%YAML 9.9\n---\na: b",
                "\uFEFFflow: x",
                "\uD800",
                "a: \u0007",
                deep,
                deep.replace('[', '{'),
                "- ".repeat(20_000),
                "a: ".repeat(20_000),
                "a:\n".repeat(20_000),
                bomb.toString(),
                nodes.toString(),
                "x".repeat(2_000_000),
                "k: v\n".repeat(60_000),
                HEAD + "nodes:\n  first: {branch: [{when: \"" + "(".repeat(390) + "\", go: person}], else: person}\n"
                        + PERSON,
                HEAD + "nodes:\n  first: {branch: [{when: \"" + "!".repeat(5000) + "1\", go: person}], else: person}\n"
                        + PERSON,
                HEAD + "nodes:\n  first: {set: {x: \"= while(true) {}\"}, next: person}\n" + PERSON,
                HEAD + "nodes:\n  ? first\n  : {say: {say: {say: welcome}}, next: {a: b}}\n" + PERSON,
                HEAD + "nodes: []\n",
                HEAD + "nodes: {first: , person: }\n",
                HEAD + "plans: {p: }\nnodes: {first: {queue: service, plan: p}, person: {queue: [a]}}\n");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextIsAProblemAndNeverACrash(String text) {
        assertThat(problems(text)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).hasSizeLessThan(300).doesNotContain("\n");
            assertThat(problem.hint()).isNotBlank().hasSizeLessThan(700);
        });
    }

    @Test
    void demoWithRandomDamageIsReadOrRefusedButNeverCrashes() throws IOException {
        String demo = Files.readString(Shop.ROOT.resolve("config/flows/demo.yaml"));
        Random random = new Random(42);
        String pieces = "[]{}:,&*!|>'\"%@`#-?= \n\t0a\0\uFFFF";
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder(demo);
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                    default -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                }
            }
            switch (FlowReader.read("damaged.yaml", text.toString(), Shop.context())) {
                case FlowReader.Reading.Good good -> seen.add("good");
                case FlowReader.Reading.Bad bad -> {
                    assertThat(bad.problems()).as("seed 42, round " + i).isNotEmpty();
                    seen.add("bad");
                }
            }
        }
        assertThat(seen).contains("good", "bad");
    }

    @Test
    void fileThatIsNotThereOrNotUtf8IsAProblem(@TempDir Path folder) throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xE4});

        assertThat(problems(FlowReader.read(folder.resolve("none.yaml"), Shop.context())))
                .extracting(Problem::code)
                .containsExactly("unreadable");
        assertThat(problems(FlowReader.read(latin, Shop.context())))
                .extracting(Problem::code)
                .containsExactly("encoding");
        assertThat(problems(FlowReader.read(folder, Shop.context())))
                .extracting(Problem::code)
                .containsExactly("unreadable");
    }

    private static List<Problem> problems(String text) {
        return problems(FlowReader.read("test.yaml", text, Shop.context()));
    }

    private static List<Problem> problems(FlowReader.Reading reading) {
        return switch (reading) {
            case FlowReader.Reading.Good good -> List.of();
            case FlowReader.Reading.Bad bad -> bad.problems();
        };
    }
}
