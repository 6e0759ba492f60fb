package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.ivr.Shop;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asked after a conversation: who answers is asked on, who does not is let go. */
class SurveyTalkTest {
    private static final List<SurveyQuestion> ALL = List.of(SurveyQuestion.values());

    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<String> answers = new ArrayList<>();

    @Test
    void allIsAskedAndEachAnswerTold() throws CallerGone {
        walk(caller.presses("4").presses("10#").presses("1"));

        assertThat(answers).containsExactly("SATISFIED 4", "RECOMMEND 10", "SOLVED 1");
        assertThat(caller.heardPrompts())
                .containsExactly("en/survey-satisfied", "en/survey-recommend", "en/survey-solved", "en/survey-thanks");
    }

    @Test
    void whoSaysNothingIsAskedOnceMoreAndLetGo() throws CallerGone {
        walk(caller.keepsSilent());

        assertThat(answers).isEmpty();
        assertThat(caller.heardPrompts())
                .containsExactly("en/survey-satisfied", "en/survey-satisfied", "en/survey-thanks");
    }

    @Test
    void whatFitsNotIsAskedAgain() throws CallerGone {
        walk(caller.presses("9").presses("2").presses("11#").presses("0#").presses("2"));

        assertThat(answers).containsExactly("SATISFIED 2", "RECOMMEND 0", "SOLVED 0");
    }

    @Test
    void whoHangsUpInTheMiddleHasAnsweredWhatWasAnswered() {
        assertThatThrownBy(() -> walk(caller.presses("5").hangsUp())).isInstanceOf(CallerGone.class);

        assertThat(answers).containsExactly("SATISFIED 5");
    }

    @ParameterizedTest
    @CsvSource({"0#, 0", "7, 7", "9#, 9", "10, 10", "10#, 10"})
    void aNumberFromZeroToTenEndsWithHashOrAPause(String keys, int answer) throws CallerGone {
        new SurveyTalk(caller.presses(keys), Shop.prompts(), Language.ENGLISH)
                .walk(List.of(SurveyQuestion.RECOMMEND), (question, value) -> answers.add("" + value));

        assertThat(answers).containsExactly("" + answer);
    }

    private void walk(ScriptedCaller who) throws CallerGone {
        new SurveyTalk(who, Shop.prompts(), Language.ENGLISH)
                .walk(ALL, (question, answer) -> answers.add(question + " " + answer));
    }
}
