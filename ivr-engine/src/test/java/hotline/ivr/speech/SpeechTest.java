package hotline.ivr.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.ivr.Shop;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value against the sentence a person would write; the prompts' own texts put it together. */
class SpeechTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零",
        "1, 一",
        "2, 两",
        "10, 十",
        "12, 十二",
        "20, 二十",
        "22, 二十二",
        "99, 九十九",
        "100, 一百",
        "101, 一百零一",
        "102, 一百零二",
        "110, 一百一十",
        "115, 一百一十五",
        "120, 一百二十",
        "200, 两百",
        "222, 两百二十二",
        "999, 九百九十九",
        "1000, 一千",
        "1001, 一千零一",
        "1010, 一千零一十",
        "1100, 一千一百",
        "2000, 两千",
        "2002, 两千零二",
        "2020, 两千零二十",
        "2222, 两千两百二十二",
        "10000, 一万",
        "10001, 一万零一",
        "10010, 一万零一十",
        "10200, 一万零两百",
        "12000, 一万两千",
        "20000, 两万",
        "22000, 两万两千",
        "20002, 两万零二",
        "100000, 十万",
        "101000, 十万一千",
        "100010, 十万零一十",
        "120345, 十二万零三百四十五",
        "220000, 二十二万",
        "1000000, 一百万",
        "2000000, 两百万",
        "10000015, 一千万零一十五",
        "100000000, 一亿",
        "100000020, 一亿零二十",
        "120000000, 一亿两千万",
        "200000002, 两亿零二",
        "100010000, 一亿零一万",
        "1002003004, 十亿零两百万三千零四",
        "999999999999, 九千九百九十九亿九千九百九十九万九千九百九十九",
        "-3, 负三"
    })
    void chineseCountsAreWritten(long number, String written) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).count(number)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 零元",
        "1, 一分",
        "2, 两分",
        "10, 一角",
        "20, 两角",
        "22, 两角两分",
        "50, 五角",
        "99, 九角九分",
        "100, 一元",
        "200, 两元",
        "205, 两元零五分",
        "1000, 十元",
        "1200, 十二元",
        "1500, 十五元",
        "2050, 二十元五角",
        "12850, 一百二十八元五角",
        "12805, 一百二十八元零五分",
        "12855, 一百二十八元五角五分",
        "100050, 一千元五角",
        "2000000, 两万元",
        "1000002, 一万元零两分",
        "-12850, 负一百二十八元五角"
    })
    void chineseAmountsAreWritten(long fen, String written) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).amount(new Money(fen))))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "2, two",
        "13, thirteen",
        "40, forty",
        "58, fifty-eight",
        "100, one hundred",
        "101, one hundred one",
        "999, nine hundred ninety-nine",
        "1000, one thousand",
        "1001, one thousand one",
        "12345, twelve thousand three hundred forty-five",
        "100000, one hundred thousand",
        "1000000, one million",
        "2000005, two million five",
        "1000000000, one billion",
        "999999999999, nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine"
                + " thousand nine hundred ninety-nine",
        "-7, minus seven"
    })
    void englishCountsAreWritten(long number, String written) {
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).count(number)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero yuan",
        "5, five fen",
        "100, one yuan",
        "12850, one hundred twenty-eight yuan and fifty fen",
        "12805, one hundred twenty-eight yuan and five fen",
        "123456700, one million two hundred thirty-four thousand five hundred sixty-seven yuan",
        "-250, minus two yuan and fifty fen"
    })
    void englishAmountsAreWritten(long fen, String written) {
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).amount(new Money(fen))))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-03, 二零二六年七月三日, July third twenty twenty-six",
        "2026-12-31, 二零二六年十二月三十一日, December thirty-first twenty twenty-six",
        "2005-01-10, 二零零五年一月十日, January tenth two thousand five",
        "2000-02-29, 二零零零年二月二十九日, February twenty-ninth two thousand",
        "2010-10-20, 二零一零年十月二十日, October twentieth twenty ten",
        "1905-11-12, 一九零五年十一月十二日, November twelfth nineteen oh five",
        "1900-08-08, 一九零零年八月八日, August eighth nineteen hundred"
    })
    void datesAreWritten(LocalDate day, String chinese, String english) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).date(day)))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).date(day)))
                .isEqualTo(english);
    }

    @Test
    void dayWithoutItsYear() {
        LocalDate day = LocalDate.of(2026, 7, 3);

        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).dayOfYear(day)))
                .isEqualTo("七月三日");
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).dayOfYear(day)))
                .isEqualTo("July third");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 凌晨零点, twelve o'clock at night",
        "00:30, 凌晨零点三十分, twelve thirty at night",
        "02:00, 凌晨两点, two o'clock in the early morning",
        "09:30, 上午九点三十分, nine thirty in the morning",
        "10:05, 上午十点零五分, ten oh five in the morning",
        "12:00, 中午十二点, twelve o'clock at noon",
        "12:30, 中午十二点三十分, twelve thirty in the afternoon",
        "14:02, 下午两点零二分, two oh two in the afternoon",
        "18:15, 晚上六点十五分, six fifteen in the evening",
        "23:59, 晚上十一点五十九分, eleven fifty-nine at night"
    })
    void timesAreWritten(LocalTime time, String chinese, String english) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).time(time)))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).time(time)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "14:00, 16:00, 下午两点到四点, between two o'clock and four o'clock in the afternoon",
        "09:30, 11:05, 上午九点三十分到十一点零五分, between nine thirty and eleven oh five in the morning",
        "11:00, 13:00, 上午十一点到下午一点, between eleven o'clock in the morning and one o'clock in the afternoon",
        "12:00, 14:00, 中午十二点到下午两点, between twelve o'clock at noon and two o'clock in the afternoon",
        "18:00, 20:00, 晚上六点到八点, between six o'clock and eight o'clock in the evening",
        "22:00, 00:00, 晚上十点到凌晨零点, between ten o'clock and twelve o'clock at night"
    })
    void timesFromWhenUntilWhenAreWritten(LocalTime from, LocalTime to, String chinese, String english) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).between(from, to)))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).between(from, to)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"0, 今天, today", "1, 明天, tomorrow", "2, 后天, the day after tomorrow", "3, 七月六日, July sixth"})
    void daysAreCalledAsTheyAreToday(int ahead, String chinese, String english) {
        LocalDate today = LocalDate.of(2026, 7, 3);
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).dayFrom(today, today.plusDays(ahead))))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).dayFrom(today, today.plusDays(ahead))))
                .isEqualTo(english);
    }

    @Test
    void telephoneNumbersAreReadDigitByDigitWithYaoForOne() {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).phone("138 0013-8001")))
                .isEqualTo("幺三八零零幺三八零零幺");
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).digits("2041")))
                .isEqualTo("二零四一");
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).phone("+44 20")))
                .isEqualTo("four four two zero");
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 幺三八零零幺三八零零零, one three eight zero zero one three eight zero zero zero",
        "4001, 四零零幺, four zero zero one",
        "+86 (10) 1234, 八六幺零幺二三四, eight six one zero one two three four"
    })
    void telephoneNumbersAreWritten(String number, String chinese, String english) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).phone(number)))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).phone(number)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "100207, 一零零二零七, one zero zero two zero seven",
        "0022, 零零二二, zero zero two two",
        "HL-2041, 二零四一, two zero four one"
    })
    void orderNumbersAreReadDigitByDigitWithTheirLeadingZeros(String number, String chinese, String english) {
        assertThat(said(Language.CHINESE, Speech.in(Language.CHINESE).digits(number)))
                .isEqualTo(chinese);
        assertThat(said(Language.ENGLISH, Speech.in(Language.ENGLISH).digits(number)))
                .isEqualTo(english);
    }

    @Test
    void numberThatIsTooLargeIsRefusedAndNotHalfSpoken() {
        assertThatThrownBy(() -> Speech.in(Language.ENGLISH).count(Speech.LIMIT + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Speech.in(Language.CHINESE).count(Long.MIN_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(100, "GBP")).hasMessageContaining("GBP");
    }

    @Test
    void everyWordThatMayBeNeededIsRecordedInEveryLanguage() {
        for (Language language : Language.values()) {
            assertThat(Speech.vocabulary()).allMatch(id -> Shop.prompts().has(id, language), language.tag());
        }
    }

    @Test
    void vocabularyHasEveryWordThatValuesUse() {
        Random random = new Random(7);
        Set<String> used = new HashSet<>();
        for (Language language : Language.values()) {
            Speech speech = Speech.in(language);
            for (int i = 0; i < 5_000; i++) {
                long number = random.nextLong(Speech.LIMIT) >> random.nextInt(40);
                used.addAll(speech.count(number));
                used.addAll(speech.count(-number));
                used.addAll(speech.amount(new Money(number)));
                used.addAll(speech.date(LocalDate.of(1000, 1, 1).plusDays(random.nextInt(3_000_000))));
                used.addAll(speech.time(LocalTime.ofSecondOfDay(random.nextInt(86_400))));
                used.addAll(speech.phone("0123456789"));
            }
        }
        assertThat(Speech.vocabulary()).containsAll(used);
    }

    /** The prompts' texts, one after the other: Chinese without gaps, English with spaces. */
    private static String said(Language language, List<String> prompts) {
        List<String> words = prompts.stream()
                .map(id -> Shop.prompts().text(id, language).orElseThrow())
                .toList();
        return String.join(language == Language.CHINESE ? "" : " ", words);
    }
}
