package hotline.desktop.operation;

/** In which languages people are spoken to. */
@FunctionalInterface
public interface LanguageBook {
    /**
     * This person's pages speak this language, and so do we, at her phone too. Blocks when it is news, throws {@link hotline.crm.DatabaseAway}; kept when it returns.
     *
     * @param language BCP 47, one that pages speak
     */
    void speaks(String person, String language);
}
