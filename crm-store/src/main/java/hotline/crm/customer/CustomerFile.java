package hotline.crm.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer as one who corrects sees her.
 *
 * @param version goes up with each change
 * @param mergedInto the id of the customer this one turned out to be, null for none
 * @param undoable the newest merge with another into this one that can be undone, null for none
 */
public record CustomerFile(
        Customer customer,
        long version,
        @Nullable String mergedInto,
        @Nullable Merge undoable) {
    /**
     * Two that turned out to be one.
     *
     * @param gone the id of the other
     * @param goneName what the other was called
     */
    public record Merge(long id, String gone, String goneName) {}
}
