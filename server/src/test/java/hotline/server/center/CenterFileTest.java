package hotline.server.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.acd.agent.Capacity;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.queue.WrapUpRules;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CenterFileTest {
    private static final Path DEMO = Path.of("../config/center.yaml");
    private static final CenterReader READER = new CenterReader(Path.of("../sounds"));

    @TempDir
    Path folder;

    @Test
    void theDemoIsTheOneOfTheContract() {
        CenterConfiguration demo = center(DEMO).configuration();

        assertThat(demo.agents())
                .extracting(CenterConfiguration.Agent::id)
                .hasSize(12)
                .startsWith("a01")
                .endsWith("a12");
        assertThat(demo.agents())
                .extracting(CenterConfiguration.Agent::extension)
                .startsWith("1001")
                .endsWith("1012");
        assertThat(demo.agents()).extracting(agent -> agent.config().team()).containsOnly("north", "south");
        assertThat(demo.people()).extracting(CenterConfiguration.Person::id).containsExactly("s01", "s02", "admin");
        assertThat(demo.queues())
                .extracting(CenterConfiguration.Queue::id)
                .containsExactly("service", "sales", "support");
        assertThat(demo.queues().getFirst().config().policy()).isEqualTo(SelectionPolicy.LEAST_OCCUPIED);
        assertThat(demo.queues().getFirst().config().ringMillis()).isEqualTo(20_000);
        assertThat(demo.numbers())
                .containsExactly(
                        new CenterConfiguration.Number("4001", "demo.yaml", Language.CHINESE),
                        new CenterConfiguration.Number("4002", "demo.yaml", Language.ENGLISH),
                        new CenterConfiguration.Number("4003", "demo.yaml", Language.CHINESE),
                        new CenterConfiguration.Number("4004", "demo.yaml", Language.ENGLISH));
    }

    @Test
    void inTheDemoRepairsCountTheCentresHoursAndComplaintsAllHours() {
        ServiceLevels levels = center(DEMO).configuration().serviceLevels(ZoneId.of("Asia/Shanghai"));
        Instant tenAtNight = Instant.parse("2026-11-20T14:00:00Z");

        assertThat(levels.dueAt(Ticket.Kind.COMPLAINT, Ticket.Priority.URGENT, tenAtNight))
                .isEqualTo("2026-11-20T16:00:00Z");
        assertThat(levels.dueAt(Ticket.Kind.REPAIR, Ticket.Priority.URGENT, tenAtNight))
                .isEqualTo("2026-11-21T04:00:00Z");
        assertThat(center(DEMO).configuration().ticketCategories())
                .extracting(CenterConfiguration.TicketCategory::code)
                .containsExactly("BILLING", "DELIVERY", "SERVICE", "PRODUCT");
    }

    @Test
    void everyDemoQueueIsServedBySomebody() {
        CenterConfiguration demo = center(DEMO).configuration();

        assertThat(demo.queues())
                .allSatisfy(queue -> assertThat(demo.agents())
                        .anyMatch(agent -> queue.config().serves().isMetBy(agent.config())));
    }

    @Test
    void whatIsExportedReadsAsTheSame() throws Exception {
        Center demo = center(DEMO);
        Path exported = folder.resolve("center.yaml");
        Files.writeString(exported, CenterExport.yaml(demo.configuration()));
        Files.createDirectory(folder.resolve("flows"));
        Files.writeString(
                folder.resolve("flows/demo.yaml"), demo.flows().get("demo.yaml").text());

        assertThat(center(exported).configuration()).isEqualTo(demo.configuration());
    }

    @Test
    void whatAQueueNeedsMayBeAnExpressionAndIsExportedAsOne() throws Exception {
        Path file = write(Files.readString(DEMO)
                .replaceFirst("needs: \\[sales]", "needs: sales >= 5 and (lang-zh or lang-en >= 7)")
                .replaceFirst("needs: \\[support]", "needs: [support, not sales]"));
        CenterConfiguration center = center(file).configuration();

        assertThat(center.queues())
                .extracting(queue -> queue.config().serves().text())
                .containsExactly("service", "sales >= 5 and (lang-zh or lang-en >= 7)", "support and not sales");
        assertThat(center(write(CenterExport.yaml(center))).configuration()).isEqualTo(center);
    }

    @Test
    void limitsOfAQueueAreExportedAsTheyWereWritten() throws Exception {
        Path file = write(Files.readString(DEMO)
                .replaceFirst("needs: \\[sales]", """
                needs: [sales]
                    policy: ring-all
                    capacity: 50
                    when-nobody-logged-in: refuse
                    when-all-not-ready: leave
                    unserved-for: 10 s
                    longest-expected-wait: 10 min
                    longest-wait: 15 min
                    after-closing: 5 min
                    overflow:
                      - {after: 60 s, to: service, service-level: 80}
                      - {after: 0 s, expected-wait: 5 min, to: support}
                      - {after: 10 min}""")
                .replaceFirst("policy: ring-all([\\s\\S]*?)\\n    policy: longest-idle", "policy: ring-all$1"));
        CenterConfiguration center = center(file).configuration();

        assertThat(center.queues().get(1).config().afterNoAnswer()).isEqualTo(AfterNoAnswer.STAYS_READY);
        assertThat(center.queues().get(1).config().limits())
                .isEqualTo(new QueueLimits(
                        50,
                        WhenUnserved.REFUSE,
                        WhenUnserved.LEAVE,
                        10_000,
                        600_000,
                        900_000,
                        List.of(
                                new Overflow(60_000, 0, new QueueId("service"), 80),
                                new Overflow(0, 300_000, new QueueId("support"), 0),
                                new Overflow(600_000, 0, null, 0)),
                        300_000));
        assertThat(center(write(CenterExport.yaml(center))).configuration()).isEqualTo(center);
    }

    /** The demo with a queue of chats, an agent who has slots for some, and one who has the skill alone. */
    private static String withChats() throws Exception {
        return Files.readString(DEMO)
                        .replaceFirst("\nqueues:", "\nqueues:\n  chats: {needs: [sales], channel: chat}")
                        .replaceFirst("(a01: \\{)", "$1slots: writers, ")
                + """

                slots:
                  writers:
                    chat: {most: 3, interruptible-by: [voice]}
                    mail: {most: 5, interruptible-by: [chat, voice]}
                """;
    }

    @Test
    void slotsOfAgentsAreExportedAsTheyWereWritten() throws Exception {
        CenterConfiguration center = center(write(withChats())).configuration();

        assertThat(center.agents().getFirst().config().capacity())
                .isEqualTo(new Capacity(List.of(
                        new Capacity.Slots(MediaChannel.CHAT, 3, List.of(MediaChannel.VOICE)),
                        new Capacity.Slots(MediaChannel.MAIL, 5, List.of(MediaChannel.VOICE, MediaChannel.CHAT)))));
        assertThat(center.agents().getLast().config().capacity()).isEqualTo(Capacity.VOICE_ONLY);
        assertThat(center.queues().getFirst().config().channel()).isEqualTo(MediaChannel.CHAT);
        assertThat(center(write(CenterExport.yaml(center))).configuration()).isEqualTo(center);
    }

    @Test
    void whoHasTheSkillsAndNoSlotsIsWarnedOfAndSoIsAChannelThatNothingBrings() throws Exception {
        assertThat(warnings(write(withChats())))
                .extracting(Problem::code, Problem::message)
                .contains(
                        tuple(
                                "channel-not-connected",
                                "queue 'chats' takes chat, and nothing brings any in yet: it stays empty"),
                        tuple(
                                "agent-never-in-queue",
                                "agent 'a07' can never receive queue 'chats': has no slots for chat"));
        assertThat(warnings(write(withChats().replace("slots: writers, ", ""))))
                .extracting(Problem::code, Problem::message)
                .contains(tuple(
                        "queue-without-agents",
                        "queue 'chats' has nobody: no agent who could serve it has slots for chat"));
    }

    @Test
    void callersAreNotLetIntoAQueueOfAnotherChannel() throws Exception {
        String chatting = Files.readString(DEMO).replaceFirst("needs: \\[sales]", "needs: [sales]\n    channel: chat");

        assertThat(problems(write(chatting))).extracting(Problem::code).contains("wrong-channel");
    }

    @Test
    void mistakesInSlotsAreNamed() throws Exception {
        String wrong = withChats()
                .replace("most: 3, interruptible-by: [voice]", "most: 0, interruptible-by: [fax, chat]")
                .replace("slots: writers, ", "slots: readers, ");

        assertThat(problems(write(wrong)))
                .extracting(Problem::code)
                .contains("unknown-slots", "unknown-channel", "same-channel");
    }

    @Test
    void theDemoGivesNoWarnings() {
        assertThat(warnings(DEMO)).isEmpty();
    }

    @Test
    void whatIsHardlyMeantIsAWarningWhereItStands() throws Exception {
        Path file = write(Files.readString(DEMO)
                .replaceFirst("needs: \\[sales]", "needs: sales >= 6")
                .replaceFirst("needs: \\[support]", "needs: support >= 9 and sales >= 9")
                .replace("    wrap-up-default: NOT_RECORDED\n", "")
                .replaceFirst("skills: \\{support: 8, lang-zh: 10}", "skills: {lang-zh: 10}"));

        assertThat(warnings(file))
                .extracting(Problem::code, Problem::message)
                .contains(
                        tuple(
                                "queue-without-agents",
                                "queue 'support' has nobody: no agent fulfils 'support >= 9 and sales >= 9'"),
                        tuple(
                                "mandatory-without-default",
                                "queue 'support' demands a disposition, and has none for a wrap-up that runs out: nothing is recorded then"),
                        tuple("agent-without-queues", "agent 'a10' can never receive anything: serves no queue"),
                        tuple(
                                "agent-never-in-queue",
                                "agent 'a07' can never receive queue 'sales': has its skills, but it needs 'sales >= 6'"));
        assertThat(warnings(file))
                .allSatisfy(warning -> assertThat(warning.line()).isPositive());
    }

    private static List<Problem> warnings(Path file) {
        return READER.read(file) instanceof CenterReader.Reading.Good good ? good.warnings() : List.of();
    }

    /** Each replaces one line of the demo's file by another; the mistake is expected in that line. */
    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            teams: [north, south]  | teams: [north, north]           | duplicate      | keep one of them
            teams: [north, south]  | teams: [north, "so uth"]        | wrong-name     | use 1 to 64 of a-z, A-Z, 0-9, '_', '-', '.', and begin with a letter or digit
            teams: [north, south]  | team: [north, south]            | unknown-key    | did you mean 'teams'?
            lang-zh: {name         | lang zh: {name                  | wrong-name     | use 1 to 64 of a-z, A-Z, 0-9, '_', '-', '.', and begin with a letter or digit
            sales: {name           | service: {name                  | duplicate-key  | keep one of them
            MEAL: {digit: 2        | MEAL: {digit: 1                 | duplicate      | give each reason a digit of its own
            MEAL: {digit: 2        | MEAL: {digit: 12                | wrong-value    | give it one of 0 to 9
            MEAL: {digit: 2        | PHONE_DOWN: {digit: 2           | reserved       | choose another name
            MEAL: {digit: 2, name: | MEAL: {name:                    | missing-key    | agents press it after the feature code; give it one of 0 to 9
            zh-CN: 用餐            | zh: 用餐                          | unknown-key    | there are: en, zh-CN
            needs: [service]       | needs: [servise]                | unknown-skill  | did you mean 'service'?
            needs: [service]       | needs: {service: 11}            | wrong-number   | write a whole number from 1 to 10
            needs: [service]       | needs: service >= 5 and (sales | wrong-value   | write skills with levels, for example needs: sales >= 5 and (lang-zh or lang-en >= 7)
            needs: [service]       | needs: service or lang-em       | unknown-skill  | did you mean 'lang-en'?
            after-decline: not-ready | when-all-not-ready: go        | unknown-choice | there are: leave, refuse, wait
            after-decline: not-ready | capacity: none                | wrong-number   | write a whole number from 1 to 100000
            after-decline: not-ready | after-closing: soon           | wrong-value    | write a number and its unit (ms, s, min or h), for example after-closing: 10 min
            after-decline: not-ready | virtual-hold: {hours: "21:00-9:00"} | wrong-value | write from when until when customers may be called, in the centre's time zone, for example hours: "09:00-21:00"
            after-decline: not-ready | virtual-hold: {ring: 1 s}     | wrong-value    | write a number and its unit (ms, s, min or h), for example ring: 30 s
            after-decline: not-ready | virtual-hold: {atempts: 3}    | unknown-key    | did you mean 'attempts'?
            after-decline: not-ready | callbacks: {hours: "9-18"}      | wrong-value    | write from when until when customers may be called, in the centre's time zone, for example hours: "09:00-21:00"
            after-decline: not-ready | callbacks: {atempts: 3}        | unknown-key    | did you mean 'attempts'?
            complaint: {low: 48 h, normal: 24 h | complain: {low: 48 h, normal: 24 h | unknown-kind | did you mean 'complaint'?
            complaint: {low: 48 h, normal: 24 h | complaint: {low: 48 h, normal: 49 h | wrong-order | what matters more is dealt with sooner; give it no more than 48 h
            complaint: {low: 48 h, normal: 24 h | complaint: {low: 48 h, normal: soon | wrong-value | write a number and its unit (ms, s, min or h), for example normal: 24 h
            complaint: {low: 48 h, normal: 24 h | complaint: {hours: "9-18", normal: 24 h | wrong-value | write from when until when tickets are worked on, in the centre's time zone, for example hours: "09:00-21:00"
            kinds: [complaint, question]        | kinds: [complaint, questions]        | unknown-kind | did you mean 'question'?
            after-decline: not-ready | survey: {ask: [happy]}         | wrong-value  | choose of satisfied (1 to 5), recommend (0 to 10) and solved (yes or no)
            after-decline: not-ready | recording: share 0%           | wrong-value  | write all, share 20% (1 to 99), or on-demand; leave it out to record nothing
            after-decline: not-ready | recording: sometimes          | wrong-value  | write all, share 20% (1 to 99), or on-demand; leave it out to record nothing
            after-decline: not-ready | overflow: [{after: 60 s, to: sale}] | unknown-queue | did you mean 'sales'?
            after-decline: not-ready | overflow: [{after: 60 s, to: service}] | same-queue | name another queue, or leave 'to' out: then the caller goes on in the flow
            after-decline: not-ready | overflow: [{to: sales}]       | missing-key    | say how long one must have waited, for example after: 60 s
            after-decline: not-ready | overflow: [{after: 5 s, service-level: 80}] | no-target | name a queue: to: QUEUE
            policy: least-occupied | policy: least-busy              | unknown-choice | there are: fewest-interactions, least-occupied, longest-idle, ring-all, round-robin, top-down, weighted-random
            ring: 20 s             | ring: 20                        | wrong-value    | write a number and its unit (ms, s, min or h), for example ring: 20 s
            ring: 20 s             | ring: 0 s                       | wrong-value    | write a number and its unit (ms, s, min or h), for example ring: 20 s
            wrap-up: 30 s          | wrapup: 30 s                    | unknown-key    | did you mean 'wrap-up'?
            wrap-up: 30 s          | wrap-up: 3 days                 | wrong-value    | write a number and its unit (ms, s, min or h), for example wrap-up: 30 s, or unlimited
            wrap-up: 30 s          | wrap-up: unlimted               | wrong-value    | write a number and its unit (ms, s, min or h), for example wrap-up: 30 s, or unlimited
            short-abandon: 5 s     | wrap-up-early-exit: no          | wrong-type     | write true or false
            short-abandon: 5 s     | wrap-up-extensions: {most: 0}   | wrong-number   | write a whole number from 1 to 10
            short-abandon: 5 s     | wrap-up-extensions: {each: 2 h} | wrong-value    | write a number and its unit (ms, s, min or h), for example each: 30 s
            after-wrap-up: ready   | after-wrap-up: pause            | unknown-choice | there are: not-ready, ready
            short-abandon: 5 s     | wrap-up-disposition: always     | unknown-choice | there are: mandatory, optional
            short-abandon: 5 s     | wrap-up-default: SOLVD           | unknown-disposition | did you mean 'SOLVED'?
            short-abandon: 5 s     | wrap-up-default: ORDERED         | unknown-disposition | there are: CALL_BACK, COMPLAINT, INFORMED, PASSED_ON, SOLVED, WRONG_NUMBER
            queues: [sales]        | queues: [sale]                  | unknown-queue  | did you mean 'sales'?
            ORDERED: {name         | "TO ORDER": {name               | wrong-name     | use 1 to 64 of a-z, A-Z, 0-9, '_', '-', '.', and begin with a letter or digit
            amber: {waiting: 3     | amber: {waiting: 0              | wrong-number   | write a whole number from 1 to 10000
            amber: {waiting: 3     | amber: {wating: 3               | unknown-key    | did you mean 'waiting'?
            longest-wait: 30 s     | longest-wait: 30                | wrong-value    | write a number and its unit (ms, s, min or h), for example longest-wait: 30 s
            service-level: 80}     | service-level: high}            | wrong-value    | write a whole number, for example service-level: 80
            service-level: 80}     | service-level: 101}             | wrong-value    | write a whole number, for example service-level: 80
            red: {waiting: 6       | red: {waiting: 2                | red-before-amber | let 'red' begin where things are worse than at 'amber'
            service-level: 70}     | service-level: 90}              | red-before-amber | let 'red' begin where things are worse than at 'amber'
            a02: {name: 刘洋, extension: 1002 | a02: {name: 刘洋, extension: 1001 | duplicate | give everybody an extension of their own
            a02: {name: 刘洋, extension: 1002 | a02: {name: 刘洋, extension: desk | wrong-value | for example extension: 1001
            a02: {name: 刘洋, extension: 1002 | a02: {name: 刘洋              | missing-key | the phone the agent usually has, for example extension: 1001
            a02: {name: 刘洋,       | a02: {                          | missing-key    | colleagues see it, for example name: 陈静
            a02: {name             | a01: {name                      | duplicate-key  | keep one of them
            a03: {name: 赵敏, extension: 1003, team: north | a03: {name: 赵敏, extension: 1003, team: nort | unknown-team | did you mean 'north'?
            a03: {name: 赵敏, extension: 1003, team: north | a03: {name: 赵敏, extension: 1003 | missing-key | say whose supervisors look after the agent: one of 'teams'
            s01: {name             | a01: {name                      | duplicate      | agents, supervisors and administrators sign in alike; give each a name of its own
            s01: {name: 林芳, extension | s01: {extension             | missing-key    | colleagues see it
            "4001": {flow: demo.yaml | "four": {flow: demo.yaml      | wrong-value    | write 2 to 15 digits in quotes, with or without a leading +
            "4001": {flow: demo.yaml | "4001": {flow: dmo.yaml       | unknown-flow   | did you mean 'demo.yaml'?
            "4001": {flow: demo.yaml | "4001": {flow: ../../etc/passwd | wrong-value  | name a file in flows/, for example flow: demo.yaml
            "4001": {flow: demo.yaml, language: zh-CN} | "4001": {language: zh-CN} | missing-key | name a file in flows/, for example flow: demo.yaml
            "4001": {flow: demo.yaml, language: zh-CN} | "4001": {flow: demo.yaml, language: zh} | unknown-choice | there are: en, zh-CN
            administrators:        | administrator:                  | unknown-key    | did you mean 'administrators'?
            """)
    void everyMistakeIsNamedWithFileLineAndRemedy(String right, String wrong, String code, String hint)
            throws Exception {
        String demo = Files.readString(DEMO);
        assertThat(demo).contains(right);
        String broken = demo.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        int line = (int) demo.substring(0, demo.indexOf(right)).lines().count()
                + (demo.startsWith(right) ? 1 : lineBegins(demo, right));
        Path file = write(broken);

        assertThat(problems(file)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file.toString());
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isPositive();
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.hint()).isEqualTo(hint);
        });
    }

    @Test
    void aMistakeInAFlowIsNamedInTheFlow() throws Exception {
        Path file = write(Files.readString(DEMO));
        Path flow = folder.resolve("flows/demo.yaml");
        Files.writeString(flow, Files.readString(flow).replace("queue: service", "queue: servce"));

        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(flow.toString());
            assertThat(problem.line()).isPositive();
            assertThat(problem.hint()).contains("service");
        });
    }

    @Test
    void aQueueThatDemandsADispositionMustAllowOne() throws Exception {
        String demo = Files.readString(DEMO);
        int from = demo.indexOf("dispositions:");
        Path file = write((demo.substring(0, from) + demo.substring(demo.indexOf("# Durations")))
                .replace("    wrap-up-default: NOT_RECORDED\n", ""));

        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("no-disposition");
            assertThat(problem.message()).contains("support");
            assertThat(problem.hint()).contains("wrap-up-disposition: optional");
        });
    }

    @Test
    void aWrapUpIsWithoutEndOrCannotBeEndedEarlyOrIsGivenMoreTime() throws Exception {
        Path file = write(Files.readString(DEMO)
                .replaceFirst("wrap-up: 30 s\n    after-wrap-up: ready", "wrap-up: unlimited")
                .replaceFirst(
                        "wrap-up: 60 s",
                        "wrap-up: 60 s\n    wrap-up-early-exit: false\n    wrap-up-extensions: {most: 2, each: 90 s}"));

        CenterConfiguration center = center(file).configuration();
        assertThat(center.queues().getFirst().config().wrapUpMillis()).isNull();
        assertThat(center.queues().getLast().config().wrapUpMillis()).isEqualTo(60_000);
        assertThat(center.queues().getLast().config().wrapUpRules()).isEqualTo(new WrapUpRules(false, 2, 90_000));
        assertThat(center.queues().get(1).config().wrapUpRules()).isEqualTo(WrapUpRules.USUAL);
    }

    @Test
    void whatCannotBeOfAWrapUpWithoutEndOrWithoutTimeIsNamed() throws Exception {
        String demo = Files.readString(DEMO);
        String rules = "\n    wrap-up-early-exit: false\n    wrap-up-extensions: {most: 1, each: 60 s}";

        assertThat(problems(write(demo.replaceFirst("wrap-up: 30 s", "wrap-up: unlimited" + rules))))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "'wrap-up-early-exit' means nothing here: nobody could end it early: wrap-up has no end",
                        "'wrap-up-extensions' means nothing here: there is no time to be given more of: wrap-up has no end",
                        "'after-wrap-up' means nothing here: it says what follows when wrap-up runs out, and this one has no end");
        assertThat(problems(write(demo.replaceFirst("wrap-up: 30 s", "wrap-up: 0 s" + rules))))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "'wrap-up-early-exit' means nothing here: nobody could end it early: wrap-up takes no time",
                        "'wrap-up-extensions' means nothing here: there is no time to be given more of: wrap-up takes no time");
    }

    @Test
    void theDemoSaysWhatMayComeOfACallAndWhenAQueueStandsOut() {
        CenterConfiguration demo = center(DEMO).configuration();

        assertThat(demo.dispositions())
                .filteredOn(it -> it.isFor("support"))
                .extracting("code")
                .contains("REPAIR", "SOLVED");
        assertThat(demo.dispositions())
                .filteredOn(it -> it.isFor("sales"))
                .extracting("code")
                .doesNotContain("REPAIR");
        CenterConfiguration.Queue service = demo.queues().getFirst();
        assertThat(service.amber())
                .isEqualTo(new CenterConfiguration.Attention(Optional.of(3), Optional.of(30_000L), Optional.of(80)));
        assertThat(service.red().longestWaitMillis()).hasValue(60_000L);
        assertThat(service.wrapUpDisposition()).isEqualTo(CenterConfiguration.WrapUpDisposition.OPTIONAL);
        assertThat(demo.queues().getLast().wrapUpDisposition())
                .isEqualTo(CenterConfiguration.WrapUpDisposition.MANDATORY);
    }

    @Test
    void whatIsLeftOutOfAQueueIsNeverAmber() throws Exception {
        String demo = Files.readString(DEMO).replaceAll("\\n    (amber|red): .*", "");

        CenterConfiguration.Queue queue =
                center(write(demo)).configuration().queues().getFirst();

        assertThat(queue.amber()).isEqualTo(CenterConfiguration.Attention.NEVER);
        assertThat(queue.red()).isEqualTo(CenterConfiguration.Attention.NEVER);
    }

    @Test
    void namesThatLookLikeYamlAreExportedAsNames() throws Exception {
        String demo = Files.readString(DEMO).replace("name: 陈静", "name: \"{[evil}: \\\"x\"");
        Center center = center(write(demo));
        Path exported = folder.resolve("exported.yaml");
        Files.writeString(exported, CenterExport.yaml(center.configuration()));

        assertThat(center(exported).configuration()).isEqualTo(center.configuration());
    }

    @Test
    void aCallCentreWithoutQueuesOrNumbersIsNone() throws Exception {
        assertThat(problems(write("teams: [north]\n")))
                .extracting(Problem::message)
                .contains("there are no 'queues'");
    }

    @Test
    void aMissingFileIsAProblemToo() {
        assertThat(problems(folder.resolve("none.yaml")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("unreadable"));
    }

    private static int lineBegins(String text, String part) {
        int at = text.indexOf(part);
        return text.charAt(at - 1) == '\n' ? 1 : 0;
    }

    private Path write(String text) throws Exception {
        Path file = folder.resolve("center.yaml");
        Files.writeString(file, text);
        Files.createDirectories(folder.resolve("flows"));
        Files.copy(
                DEMO.resolveSibling("flows/demo.yaml"),
                folder.resolve("flows/demo.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    static Center center(Path file) {
        return switch (READER.read(file)) {
            case CenterReader.Reading.Good good -> good.center();
            case CenterReader.Reading.Bad bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private static List<Problem> problems(Path file) {
        return READER.read(file) instanceof CenterReader.Reading.Bad bad ? bad.problems() : List.of();
    }
}
