package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Announcements.TellPosition;
import hotline.ivr.flow.Part;
import hotline.ivr.run.QueueForecast.Standing;
import hotline.ivr.run.QueueForecast.Wait;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTalkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | 0    | 40   | 您是下一位。预计等待时间不到一分钟。          | You are next in line. You will probably wait less than a minute.
            2  | 30   | 110  | 您现在排在第二位。预计等待时间不超过两分钟。    | You are now number two in line. You will probably wait no longer than two minutes.
            3  | 65   | 175  | 您现在排在第三位。预计等待时间一到三分钟。     | You are now number three in line. You will probably wait between one and three minutes.
            12 | 120  | 120  | 您现在排在第十二位。预计等待时间不超过两分钟。  | You are now number twelve in line. You will probably wait no longer than two minutes.
            12 | 121  | 1250 | 您现在排在第十二位。预计等待时间两到二十五分钟。 | You are now number twelve in line. You will probably wait between two and twenty-five minutes.
            102| 1620 | 3700 | 您现在排在第一百零二位。预计等待时间二十五到六十五分钟。 | You are now number one hundred two in line. You will probably wait between twenty-five and sixty-five minutes.
            90 | 3600 | 9000 | 您现在排在第九十位。预计等待时间超过一小时。    | You are now number ninety in line. You will probably wait more than an hour.
            90 | 60   | 9000 | 您现在排在第九十位。                      | You are now number ninety in line.
            """)
    void positionAndWaitAreSaidAsAPersonWould(int position, long low, long high, String chinese, String english) {
        Standing now = new Standing(position, Optional.of(new Wait(low * 1000, high * 1000)));
        assertThat(said(Language.CHINESE, now)).isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, now)).isEqualTo(english);
    }

    @Test
    void thePositionIsToldOnlyWhenItHasImproved() {
        QueueTalk talk = talk(Language.ENGLISH, TellPosition.IMPROVED, false, List.of());
        assertThat(words(talk, 4)).isEqualTo("You are now number four in line.");
        assertThat(words(talk, 4)).isEmpty();
        assertThat(words(talk, 5)).isEmpty();
        assertThat(words(talk, 3)).isEqualTo("You are now number three in line.");
    }

    @Test
    void comfortingWordsTakeTurns() {
        QueueTalk talk = talk(Language.ENGLISH, TellPosition.NEVER, false, List.of("please-hold", "all-busy"));
        assertThat(List.of(prompts(talk), prompts(talk), prompts(talk)))
                .isEqualTo(List.of(List.of("please-hold"), List.of("all-busy"), List.of("please-hold")));
    }

    @Test
    void whereNobodyKnowsHowLongNothingIsSaidOfIt() {
        QueueTalk talk = talk(Language.ENGLISH, TellPosition.NEVER, true, List.of());
        assertThat(talk.next(new Standing(3, Optional.empty()), false)).isEmpty();
    }

    private static String said(Language language, Standing now) {
        return Wording.of(talk(language, TellPosition.ALWAYS, true, List.of()).next(now, false), Shop.prompts());
    }

    private static String words(QueueTalk talk, int position) {
        return Wording.of(talk.next(new Standing(position, Optional.empty()), false), Shop.prompts());
    }

    private static List<String> prompts(QueueTalk talk) {
        return talk.next(new Standing(1, Optional.empty()), false).stream()
                .map(sound -> sound.prompt())
                .toList();
    }

    private static QueueTalk talk(Language language, TellPosition position, boolean wait, List<String> comfort) {
        List<Part> parts = comfort.stream()
                .<Part>map(prompt -> new Part.Recorded(prompt, Optional.empty()))
                .toList();
        Duration pause = Duration.ofSeconds(20);
        return new QueueTalk(
                new Announcements(pause, pause, position, wait, parts, List.of()),
                new Variables(language, Map.of()),
                Shop.prompts());
    }
}
