package hotline.crm;

/** PostgreSQL cannot be reached at this moment, or has just gone: trying again later may help. */
public final class DatabaseAway extends RuntimeException {
    DatabaseAway(Throwable cause) {
        super("PostgreSQL cannot be reached: " + rootMessage(cause), cause);
    }

    /** @param why one sentence, without who or whose */
    public DatabaseAway(String why) {
        super("PostgreSQL cannot be asked yet: " + why);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
