package hotline.crm.report;

/** Into what a report's time is divided. */
public enum Bucket {
    /** Not at all. */
    WHOLE,
    /** Days of the centre's time zone. */
    DAY,
    /** Half hours from the day's beginning on, in the centre's time zone. */
    HALF_HOUR
}
