package hotline.crm.report;

/** What a metric is measured in. */
public enum Unit {
    COUNT,
    /** 0 to 1. */
    SHARE,
    MILLIS
}
