package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.queue.QueueExit;
import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.reader.FlowTexts;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.Diagram;
import hotline.ivr.trial.ScriptedCaller;
import hotline.ivr.yaml.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that call other flows. */
@Timeout(30)
class SubFlowTest {
    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<String> told = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Map<String, Variables> entered = new HashMap<>();
    private final Map<String, String> files = new HashMap<>(Map.of("number.yaml", """
            sub-flow: number
            takes: [most]
            gives: [chosen, secretGiven]
            languages: [en, zh-CN]
            start: again
            wrong-key: wrong-key
            apology: apology
            nodes:
              again: {menu: [main-menu], keys: {1: ask, 2: give-up, 3: hidden, 4: wait}}
              ask: {title: {en: A number}, show-as: {zh-CN: 数目, en: How many}, collect: own, as: number, ask: [enter-order-number], next: fits}
              fits:
                branch: [{when: own <= most, go: good}]
                else: again
              good: {return: {chosen: "= own"}}
              give-up: {return: }
              hidden: {collect: pin, masked: true, ask: please-enter-your-pin, end-key: "#", next: known}
              known:
                branch: [{when: pin == '77', go: told}]
                else: give-up
              told: {return: {secretGiven: "true"}}
              wait: {queue: support, keys: {5: ask}}
            """));

    private static final String CALLING = """
        flow: test
        languages: [en]
        start: first
        person: person
        wrong-key: wrong-key
        apology: apology
        nodes:
          first: {menu: [welcome], keys: {1: mine}}
          mine: {set: {own: before, limit: 5}, next: number}
          number: {call: number.yaml, with: {most: "= limit"}, gives: {got: chosen, told: secretGiven}, next: after}
          after:
            branch:
              - {when: "own == 'before' and limit == 5 and got == 4 and empty(most) and empty(chosen)", go: right}
              - {when: told, go: secret}
              - {when: "own == 'before' and empty(got)", go: nothing}
            else: person
          right: {queue: sales}
          secret: {hang-up: [goodbye], served: secret}
          nothing: {hang-up: [closed]}
          person: {queue: service}
        """.replace(" and empty(most) and empty(chosen)", "");

    @Test
    void valuesGoInAndComeOutAndEachFlowHasVariablesOfItsOwn() {
        caller.presses("1").presses("1").presses("4#");

        assertThat(queue(walk())).isEqualTo("sales");
        assertThat(told)
                .containsSubsequence(
                        "number", "number Done[]", "number:again", "number:ask", "number:fits", "number:good", "after");
        assertThat(shown).containsExactly("number:ask 4");
        assertThat(flow().allShown()).containsOnlyKeys("number:ask");
        assertThat(entered.get("after").values())
                .containsOnlyKeys("caller.number", "caller.dialled", "own", "limit", "got")
                .containsEntry("own", "before")
                .containsEntry("got", 4L);
    }

    @Test
    void whatIsNotGivenHasNoValue() {
        caller.presses("1").presses("1").presses("9#").presses("2");

        assertThat(walk()).isInstanceOf(FlowResult.Ended.class);
        assertThat(caller.heardPrompts()).endsWith("en/closed");
    }

    @Test
    void maskedDigitsStayInTheFlowWhereTheyWereEntered() {
        caller.presses("1").presses("3").presses("77#");

        assertThat(walk()).isEqualTo(new FlowResult.Served("secret"));
        assertThat(entered.values().stream().flatMap(one -> one.values().values().stream()))
                .doesNotContain("77");
    }

    @Test
    void aPersonIsThePersonOfTheFlowThatBegan() {
        caller.presses("1").presses("0");

        assertThat(queue(walk())).isEqualTo("service");
        assertThat(entered.get("person").values()).containsEntry("own", "before");
    }

    @Test
    void backLeadsOutOfTheFlowToTheMenuBefore() {
        caller.presses("1").presses("*").presses("1").presses("1").presses("4#");

        assertThat(queue(walk())).isEqualTo("sales");
        assertThat(told.stream().filter("first"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"number:again, 14#", "number:ask, 4#"})
    void afterOurDeathSheGoesOnWithinTheFlowThatWasCalled(String place, String keys) {
        caller.presses("1").presses("1").hangsUp();
        walk();
        Variables saved = entered.get(place);
        assertThat(saved.values()).containsEntry("most", 5L).doesNotContainKey("own");
        caller.presses(keys);
        ScriptedCaller again = new ScriptedCaller().presses(keys);

        FlowResult result = FlowRun.resume(flow(), place, saved, around(again)).walk();

        assertThat(queue(result)).isEqualTo("sales");
    }

    @Test
    void whoComesBackFromAQueueOfTheFlowThatWasCalledIsInIt() {
        caller.presses("1").presses("4");
        assertThat(queue(walk())).isEqualTo("support");

        ScriptedCaller again = new ScriptedCaller().presses("4#");
        FlowRun run = FlowRun.goOn(
                        flow(),
                        "number:wait",
                        QueueExit.KEY,
                        Optional.of(new Key('5')),
                        entered.get("number:wait"),
                        around(again))
                .orElseThrow();

        assertThat(queue(run.walk())).isEqualTo("sales");
    }

    @Test
    void placesInFlowsThatAreCalledHaveTheirTitles() {
        assertThat(flow().title("number:ask", Language.ENGLISH)).hasValue("A number");
        assertThat(flow().allTitles()).containsOnlyKeys("number:ask");
        assertThat(new Diagram(flow(), Language.ENGLISH).deed("number")).isEqualTo("call flow number");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            call: nobody.yaml                                             | unknown-flow     | no flow 'nobody.yaml'
            call: test.yaml                                               | circle           | test.yaml -> test.yaml
            call: circle.yaml                                             | faulty-flow      | flow 'other.yaml' has mistakes itself
            call: faulty.yaml                                             | faulty-flow      | in line 1
            call: whole.yaml                                              | no-sub-flow      | whole flow
            call: number.yaml                                             | missing-value    | 'most'
            call: number.yaml, with: {most: 1, least: 2}                  | unknown-value    | takes no 'least'
            call: number.yaml, with: {most: 1}, gives: {got: chose}       | unknown-value    | gives no 'chose'
            call: number.yaml, with: {most: 1}, gives: {customer: chosen} | variable-name    | cannot name a variable
            call: number.yaml, with: {most: '= masked'}                   | masked           | would be kept
            call: english.yaml                                            | missing-language | does not speak zh-CN
            return:                                                       | return           | called by nobody
            """)
    void whatCannotBeCalledIsSaid(String node, String code, String message) {
        files.put("faulty.yaml", "sub-flow: faulty\nlanguages: [en]\nstart: a\nwrong-key: wrong-key\nnodes: {}\n");
        files.put(
                "whole.yaml",
                CALLING.replaceAll("(?s)nodes:.*", "nodes: {first: {queue: sales}, person: {queue: service}}"));
        files.put(
                "english.yaml",
                "sub-flow: e\nlanguages: [en]\nstart: a\nwrong-key: wrong-key\napology: apology\nnodes: {a: {return: }}\n");
        for (String[] two : List.of(new String[] {"circle", "other"}, new String[] {"other", "circle"})) {
            files.put(
                    two[0] + ".yaml",
                    "sub-flow: c\nlanguages: [en, zh-CN]\nstart: a\nwrong-key: wrong-key\napology: apology\nnodes:\n"
                            + "  a: {call: " + two[1] + ".yaml, next: b}\n  b: {return: }\n");
        }
        String text = "flow: test\nlanguages: [en, zh-CN]\nstart: a\nperson: person\nwrong-key: wrong-key\n"
                + "apology: apology\nnodes:\n"
                + "  a: {collect: masked, masked: true, ask: welcome, next: b}\n  b: {" + node
                + (node.startsWith("return") ? "" : ", next: person") + "}\n  person: {queue: service}\n";

        FlowReader.Reading reading =
                FlowReader.read("flows/test.yaml", text, Shop.context().with(texts()));

        assertThat(reading).isInstanceOf(FlowReader.Reading.Bad.class);
        assertThat(((FlowReader.Reading.Bad) reading).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.line()).isEqualTo(9);
                })
                .allMatch((Problem problem) -> !problem.hint().isBlank());
    }

    @Test
    void aCircleThroughAFlowThatAsksIsNoneButOneThroughASilentFlowIs() {
        files.put(
                "silent.yaml",
                "sub-flow: s\nlanguages: [en]\nstart: a\nwrong-key: wrong-key\napology: apology\nnodes: {a: {return: }}\n");
        String text = CALLING.replace("right: {queue: sales}", "right: {set: {x: 1}, next: number}");
        assertThat(FlowReader.read("test.yaml", text, Shop.context().with(texts())))
                .isInstanceOf(FlowReader.Reading.Good.class);

        String silent = text.replace(
                        "number.yaml, with: {most: \"= limit\"}, gives: {got: chosen, told: secretGiven}",
                        "silent.yaml")
                .replace(
                        "mine: {set: {own: before, limit: 5}",
                        "mine: {set: {own: before, limit: 5, got: 1, told: true}");
        FlowReader.Reading reading =
                FlowReader.read("test.yaml", silent, Shop.context().with(texts()));
        assertThat(((FlowReader.Reading.Bad) reading).problems())
                .extracting(Problem::code)
                .containsExactly("loop");
    }

    private FlowTexts texts() {
        return new FlowTexts() {
            @Override
            public Optional<String> text(String file) {
                return Optional.ofNullable(files.get(file));
            }

            @Override
            public Set<String> files() {
                return files.keySet();
            }
        };
    }

    private Flow flow() {
        return Shop.flow(FlowReader.read("test.yaml", CALLING, Shop.context().with(texts())));
    }

    private FlowResult walk() {
        return FlowRun.begin(flow(), new Caller("anonymous", "4002", Language.ENGLISH), around(caller))
                .walk();
    }

    private Surroundings around(ScriptedCaller line) {
        FlowJournal journal = new FlowJournal() {
            @Override
            public void entered(String node, Variables soFar) {
                told.add(node);
                entered.put(node, soFar);
            }

            @Override
            public void left(String node, Exit how) {
                told.add(node + " " + how);
            }
        };
        return new Surroundings(
                "i1-1",
                line,
                new Shop.Desk(),
                journal,
                Shop.prompts(),
                Shop.NOON,
                PlaceKeeper.NOBODYS,
                BusinessRequest.NONE,
                IdentityCheck.NONE,
                MessageBox.NOBODYS,
                CallbackDiary.NOBODYS,
                (node, value) -> shown.add(node + " " + value));
    }

    private static String queue(FlowResult result) {
        return ((FlowResult.HandOver) result).queue();
    }
}
