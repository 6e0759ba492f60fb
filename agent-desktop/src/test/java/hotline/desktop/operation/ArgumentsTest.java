package hotline.desktop.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import hotline.acd.interaction.InteractionId;
import hotline.crm.report.Bucket;
import hotline.desktop.message.Wire;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    record Body(
            InteractionId interaction,
            @Nullable @Longest(5) String text,
            @Nullable Integer count,
            @Nullable Bucket by,
            @Nullable LocalDate day,
            @Nullable Boolean sure) {}

    @Test
    void whatIsRightIsReadWhetherFromABodyOrFromAnAddress() throws Exception {
        Body fromBody = read("""
                {"interaction":"i3-17","text":"a\\tb","count":3,"by":"HALF_HOUR","day":"2026-11-20","sure":true}""");
        Body fromAddress = read("""
                {"interaction":"i3-17","text":"a\\tb","count":"3","by":"half-hour","day":"2026-11-20","sure":"true"}""");

        assertThat(fromBody)
                .isEqualTo(fromAddress)
                .isEqualTo(new Body(
                        new InteractionId(3, 17), "a\tb", 3, Bucket.HALF_HOUR, LocalDate.of(2026, 11, 20), true));
        assertThat(read("{\"interaction\":\"i3-17\",\"text\":null}"))
                .isEqualTo(new Body(new InteractionId(3, 17), null, null, null, null, null));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                            | bad-interaction | The field 'interaction' is missing.
            {"interaction":null}                          | bad-interaction | The field 'interaction' is missing.
            {"interaction":"17"}                          | bad-interaction | The field 'interaction' is not like 'i3-17'.
            {"interaction":17}                            | bad-interaction | The field 'interaction' is not like 'i3-17'.
            {"interaction":["i3-17"]}                     | bad-interaction | The field 'interaction' is not like 'i3-17'.
            {"interaction":"i3-17","text":"too long"}     | bad-text        | The field 'text' is not a text of at most 5 characters.
            {"interaction":"i3-17","text":"\\u0000"}      | bad-text        | The field 'text' is not a text of at most 5 characters.
            {"interaction":"i3-17","text":7}              | bad-text        | The field 'text' is not a text of at most 5 characters.
            {"interaction":"i3-17","count":1.5}           | bad-count       | The field 'count' is not a whole number.
            {"interaction":"i3-17","count":99999999999}   | bad-count       | The field 'count' is not a whole number.
            {"interaction":"i3-17","by":"week"}           | bad-by          | The field 'by' is not one of WHOLE, DAY, HALF_HOUR.
            {"interaction":"i3-17","day":"20.11.2026"}    | bad-day         | The field 'day' is not like '2026-11-20'.
            {"interaction":"i3-17","sure":"perhaps"}      | bad-sure        | The field 'sure' is not true or false.
            {"interaction":"i3-17","admin":true}          | bad-field       | There is a field that does not belong here.
            []                                            | bad-body        | This is no JSON object.
            "i3-17"                                       | bad-body        | This is no JSON object.
            """)
    void everyMistakeNamesItsField(String json, String code, String message) {
        NotDone refused = catchThrowableOfType(NotDone.class, () -> read(json));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().message()).isEqualTo(message);
    }

    private static Body read(String json) throws JsonProcessingException {
        return Arguments.read(Wire.MAPPER.readTree(json), Body.class);
    }
}
