package hotline.acd.agent;

/** A text that should be a requirement and is none. The message says what is wrong, where, and does not repeat hostile text. */
public final class RequirementFaulty extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int column;

    RequirementFaulty(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Where in the text, from 1. */
    public int column() {
        return column;
    }
}
