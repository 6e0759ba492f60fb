package hotline.crm.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody looks for: all of these words. Compared without spaces, punctuation and case, wide letters as narrow ones, as {@code plain_text} does in the database.
 *
 * @param all each of two letters or more
 */
public record Words(List<String> all) {
    /** Of a text that is looked for, in characters. */
    public static final int LONGEST = 100;

    private static final int MOST = 8;
    private static final Pattern BETWEEN = Pattern.compile("[\\s!-/:-@\\[-`{-~]+");

    public Words {
        all = List.copyOf(all);
    }

    /** @param text as somebody typed it; words that are too short are left out, unless they are one when written together */
    public static Words of(String text) {
        List<String> words = Arrays.stream(text.strip().split("\\s+"))
                .map(Words::plain)
                .filter(Words::isLongEnough)
                .distinct()
                .limit(MOST)
                .toList();
        String together = plain(text);
        return new Words(words.isEmpty() && isLongEnough(together) ? List.of(together) : words);
    }

    private static boolean isLongEnough(String word) {
        return word.codePointCount(0, word.length()) >= 2;
    }

    /** Without what does not count. */
    public static String plain(String text) {
        return BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** Nothing that could be found. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether the text has all of them. */
    public boolean areIn(String text) {
        String plain = plain(text);
        return all.stream().allMatch(plain::contains);
    }
}
