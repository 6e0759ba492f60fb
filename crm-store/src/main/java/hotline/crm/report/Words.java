package hotline.crm.report;

import java.util.Locale;

/** A text in both languages of the house. */
public record Words(String chinese, String english) {
    /** In Chinese for Chinese, else in English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
