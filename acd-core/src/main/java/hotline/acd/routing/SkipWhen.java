package hotline.acd.routing;

/** When a routing step is passed over at once instead of waiting for its agents. Never applies to the last step, unless its plan ends with it. */
public enum SkipWhen {
    NEVER,
    /** None of its agents is logged in. */
    NOBODY_LOGGED_IN,
    /** None of its agents could take the entry at this moment. */
    NOBODY_FREE,
    /** None of its agents is expected to be free before the step is over. */
    NOBODY_FREE_IN_TIME
}
