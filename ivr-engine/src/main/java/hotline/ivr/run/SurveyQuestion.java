package hotline.ivr.run;

/** What callers may be asked after a conversation. */
public enum SurveyQuestion {
    /** How satisfied, 1 to 5. */
    SATISFIED("survey-satisfied"),
    /** How likely to recommend us, 0 to 10. */
    RECOMMEND("survey-recommend"),
    /** Whether the matter is solved: 1 yes, 0 no. */
    SOLVED("survey-solved");

    private final String prompt;

    SurveyQuestion(String prompt) {
        this.prompt = prompt;
    }

    String prompt() {
        return prompt;
    }
}
