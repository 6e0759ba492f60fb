package hotline.acd.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            sales                                       | sales=1                | true
            sales                                       | service=9              | false
            sales >= 5                                  | sales=5                | true
            sales >= 5                                  | sales=4                | false
            sales and lang-en                           | sales=1                | false
            sales and lang-en                           | sales=1 lang-en=1      | true
            sales or lang-en                            | lang-en=1              | true
            sales >= 5 and (lang-zh or lang-en >= 7)    | sales=5 lang-en=7      | true
            sales >= 5 and (lang-zh or lang-en >= 7)    | sales=5 lang-en=6      | false
            sales >= 5 and lang-zh or lang-en >= 7      | lang-en=7              | true
            not trainee                                 | sales=1                | true
            not trainee and sales                       | sales=1 trainee=1      | false
            not (sales and trainee)                     | sales=1                | true
            sales and not lang-en >= 5                  | sales=1 lang-en=4      | true
            """)
    void meansWhatItSays(String text, String skills, boolean met) {
        assertThat(Requirement.parse(text).isMetBy(agent(skills))).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales",
                "sales >= 5",
                "sales >= 5 and (lang-zh or lang-en >= 7)",
                "a and b or c and d",
                "(a or b) and (c or d)",
                "(a and b) and c",
                "a or (b or c)",
                "not a",
                "not (a or b) and not c >= 2",
                ""
            })
    void readsAgainWhatItWrites(String text) {
        var requirement = Requirement.parse(text);
        assertThat(requirement.text()).isEqualTo(text);
        assertThat(Requirement.parse(requirement.text())).isEqualTo(requirement);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            sales and            | 10 | expected a skill
            sales lang-en        | 7  | expected 'and' or 'or'
            (sales or lang-en    | 18 | expected ')'
            sales >= 11          | 10 | expected a level from 1 to 10
            sales >= five        | 10 | expected a level from 1 to 10
            sales > 5            | 7  | expected 'and' or 'or'
            and sales            | 1  | expected a skill
            sales; drop          | 6  | expected 'and' or 'or'
            sales or ()          | 11 | expected a skill
            """)
    void saysWhereAMistakeIs(String text, int column, String message) {
        var fault = catchThrowableOfType(RequirementFaulty.class, () -> Requirement.parse(text));
        assertThat(fault).hasMessage(message);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    void hostileTextIsRefusedAndNotRepeated() {
        assertThat(catchThrowableOfType(RequirementFaulty.class, () -> Requirement.parse("(".repeat(999))))
                .hasMessage("more than 20 parentheses deep");
        assertThat(catchThrowableOfType(RequirementFaulty.class, () -> Requirement.parse("not ".repeat(249) + "a")))
                .hasMessage("more than 20 parentheses deep");
        assertThat(catchThrowableOfType(RequirementFaulty.class, () -> Requirement.parse("a or ".repeat(300) + "a")))
                .hasMessage("longer than 1000 characters");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sales >= 5                                  | sales
            sales and lang-en                           | lang-en sales
            sales or lang-en                            |
            sales and lang-zh or sales and lang-en      | sales
            sales and (lang-zh or lang-en >= 7)         | sales
            not trainee                                 |
            not trainee and sales                       | sales
            """)
    void tellsWhatWhoeverFulfilsItHas(String text, String skills) {
        assertThat(Requirement.parse(text).indispensable())
                .map(SkillId::value)
                .containsExactly(skills == null ? new String[0] : skills.split(" "));
    }

    @Test
    void whatMustNotBeIsNoSkillThatIsAskedFor() {
        assertThat(Requirement.parse("sales and not trainee or lang-en").skills())
                .containsExactly(new SkillId("lang-en"), new SkillId("sales"));
    }

    private static AgentConfig agent(String skills) {
        return new AgentConfig(
                new AgentId("a01"),
                Arrays.stream(skills.split(" "))
                        .map(text -> text.split("="))
                        .map(parts -> new SkillLevel(new SkillId(parts[0]), Integer.parseInt(parts[1])))
                        .toList(),
                "north");
    }
}
