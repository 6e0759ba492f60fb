package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.KeyScript;
import hotline.ivr.trial.Trace;
import hotline.ivr.trial.Trial;
import hotline.ivr.trial.Wording;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly hours, holidays and the working days that make up for them, as a caller meets them. */
class OpeningHoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String FLOW = """
        flow: test
        languages: [en, zh-CN]
        person: person
        wrong-key: wrong-key
        apology: apology
        start: is-open
        hours:
          shop:
            week: {mon-fri: "09:00-12:00, 13:30-18:00", sat: "10:00-24:00"}
            days:
              2026-10-01..2026-10-07: closed
              2026-10-10..2026-10-11: "09:00-18:00"
          never:
            week: {}
        nodes:
          is-open: {hours: shop, open: person, closed: closed}
          closed:
            branch:
              - {when: opening.time == '09:00', go: in-the-morning}
            else: later
          in-the-morning: {hang-up: [opens-again, {date: opening.day}, {time: opening.time}]}
          later: {menu: [opens-again, {date: opening.day}, {time: opening.time}], keys: {1: ever}}
          ever: {hours: never, open: person, closed: is-there-a-day}
          is-there-a-day:
            branch:
              - {when: empty(opening.day), go: nobody}
            else: person
          nobody: {hang-up: [closed]}
          person: {queue: service}
        """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2026-07-03T08:59, closed, July third nine o'clock in the morning",
        "2026-07-03T09:00, open,",
        "2026-07-03T11:59:59, open,",
        "2026-07-03T12:00, closed, July third one thirty in the afternoon",
        "2026-07-03T13:30, open,",
        "2026-07-03T18:00, closed, July fourth ten o'clock in the morning",
        "2026-07-04T23:59, open,",
        "2026-07-05T00:00, closed, July sixth nine o'clock in the morning",
        "2026-09-30T18:00, closed, October eighth nine o'clock in the morning",
        "2026-10-01T10:00, closed, October eighth nine o'clock in the morning",
        "2026-10-07T23:59, closed, October eighth nine o'clock in the morning",
        "2026-10-10T09:30, open,",
        "2026-10-11T12:30, open,",
        "2026-10-11T18:00, closed, October twelfth nine o'clock in the morning"
    })
    void theShopIsOpenOrSaysWhenItOpens(LocalDateTime now, String state, String opens) {
        List<Trace> traces = new ArrayList<>();

        String outcome = walk(now, "", traces).outcome();

        if (state.equals("open")) {
            assertThat(outcome).isEqualTo("queue service");
            assertThat(said(traces)).isEmpty();
        } else {
            assertThat(said(traces)).startsWith("We will be back on " + opens);
        }
    }

    @Test
    void whoNeverOpensDoesNotSayWhen() {
        List<Trace> traces = new ArrayList<>();

        assertThat(walk(LocalDateTime.parse("2026-07-03T12:00"), "1", traces).result())
                .as("turned away")
                .isEqualTo(new FlowResult.Ended(true));
        assertThat(said(traces)).endsWith("Sorry, we are closed now. Please call again during our opening hours.");
    }

    @Test
    void everyMistakeInHoursIsNamed() {
        String wrong = FLOW.replace("mon-fri", "mon-fry")
                .replace("13:30-18:00", "18:00-13:30")
                .replace("10:00-24:00", "10:00-24:01")
                .replace("2026-10-01..2026-10-07", "2026-10-07..2026-10-01")
                .replace(
                        "2026-10-10..2026-10-11: \"09:00-18:00\"",
                        "2026-10-11: closed\n      2026-10-11..2026-10-12: nine")
                .replace("{hours: never,", "{hours: nevr,");

        assertThat(FlowReader.read("test.yaml", wrong, Shop.context()))
                .isInstanceOfSatisfying(
                        FlowReader.Reading.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting(problem -> problem.line() + " " + problem.code())
                                .contains("9 hours", "11 hours", "13 hours", "14 unused-hours", "24 unknown-hours"));
    }

    private static Trial.End walk(LocalDateTime now, String keys, List<Trace> traces) {
        Clock clock = Clock.fixed(now.atZone(SHANGHAI).toInstant(), SHANGHAI);
        return new Trial(
                        Shop.flow(FlowReader.read("test.yaml", FLOW, Shop.context())),
                        Shop.prompts(),
                        new Shop.Desk(),
                        new Caller("13900139000", "4002", Language.ENGLISH),
                        clock,
                        BusinessRequest.NONE,
                        IdentityCheck.NONE,
                        CallerLine.Connection.ANSWERED)
                .walk(KeyScript.of(keys), traces::add);
    }

    private static String said(List<Trace> traces) {
        return String.join(
                " ",
                traces.stream()
                        .filter(Trace.Heard.class::isInstance)
                        .map(heard -> Wording.of(((Trace.Heard) heard).sounds(), Shop.prompts()))
                        .toList());
    }
}
