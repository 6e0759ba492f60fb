package hotline.crm.customer;

import hotline.crm.customer.CustomerChange.Deed;
import hotline.crm.customer.CustomerChange.Field;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Two customers made one, and two again. What is moved is written down row by row; the other one's own row stays, without numbers, with what she proves with who she is: a proof of one is none of the other.
 */
final class CustomerMerge {
    /** Where a customer is named, by what a row is known. */
    private record Place(String table, String key, boolean isNumber) {}

    private static final List<Place> PLACES = List.of(
            new Place("arrival", "interaction", false),
            new Place("customer_choice", "id", true),
            new Place("customer_order", "id", false),
            new Place("bill", "id", false),
            new Place("customer_language", "id", true),
            new Place("callback", "id", true),
            new Place("ticket", "number", true));
    /** A number the other had, whether or not this one had it too. */
    private static final String HAD = "number";
    /** A number this one has got. */
    private static final String GOT = "new-number";

    private CustomerMerge() {}

    static void merge(Handle handle, String kept, String gone, String by, Instant at) {
        long merge = handle.createQuery(
                        "INSERT INTO customer_merge (kept, gone, at, by) VALUES (:kept, :gone, :at, :by) RETURNING id")
                .bind("kept", kept)
                .bind("gone", gone)
                .bind("at", at)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
        for (Place place : PLACES) {
            handle.createUpdate("""
                            WITH moved AS (UPDATE %s SET customer = :kept WHERE customer = :gone RETURNING %s::text AS id)
                            INSERT INTO customer_moved (merge, what, id) SELECT :merge, :what, id FROM moved""".formatted(place.table(), place.key()))
                    .bind("kept", kept)
                    .bind("gone", gone)
                    .bind("merge", merge)
                    .bind("what", place.table())
                    .execute();
        }
        handle.createUpdate("""
                        WITH had AS (DELETE FROM customer_number WHERE customer = :gone RETURNING number),
                            got AS (INSERT INTO customer_number (customer, number) SELECT :kept, number FROM had
                                ON CONFLICT DO NOTHING RETURNING number)
                        INSERT INTO customer_moved (merge, what, id)
                        SELECT :merge, :had, number FROM had UNION ALL SELECT :merge, :got, number FROM got""")
                .bind("kept", kept)
                .bind("gone", gone)
                .bind("merge", merge)
                .bind("had", HAD)
                .bind("got", GOT)
                .execute();
        handle.createUpdate("UPDATE customer SET merged_into = :kept, version = version + 1 WHERE id = :gone")
                .bind("kept", kept)
                .bind("gone", gone)
                .execute();
        touch(handle, kept);
        note(handle, kept, gone, by, at, Deed.MERGED);
    }

    static void separate(Handle handle, String kept, CustomerFile.Merge merge, String by, Instant at) {
        for (Place place : PLACES) {
            handle.createUpdate("""
                            UPDATE %s AS row SET customer = :gone FROM customer_moved moved
                            WHERE moved.merge = :merge AND moved.what = :what AND row.%s = moved.id%s AND row.customer = :kept""".formatted(place.table(), place.key(), place.isNumber() ? "::bigint" : ""))
                    .bind("gone", merge.gone())
                    .bind("kept", kept)
                    .bind("merge", merge.id())
                    .bind("what", place.table())
                    .execute();
        }
        handle.createUpdate("""
                        DELETE FROM customer_number WHERE customer = :kept
                        AND number IN (SELECT id FROM customer_moved WHERE merge = :merge AND what = :got)""")
                .bind("kept", kept)
                .bind("merge", merge.id())
                .bind("got", GOT)
                .execute();
        handle.createUpdate("""
                        INSERT INTO customer_number (customer, number)
                        SELECT :gone, id FROM customer_moved WHERE merge = :merge AND what = :had ON CONFLICT DO NOTHING""")
                .bind("gone", merge.gone())
                .bind("merge", merge.id())
                .bind("had", HAD)
                .execute();
        handle.createUpdate("UPDATE customer SET merged_into = NULL, version = version + 1 WHERE id = :gone")
                .bind("gone", merge.gone())
                .execute();
        handle.createUpdate("UPDATE customer_merge SET undone_at = :at, undone_by = :by WHERE id = :merge")
                .bind("at", at)
                .bind("by", by)
                .bind("merge", merge.id())
                .execute();
        touch(handle, kept);
        note(handle, kept, merge.gone(), by, at, Deed.SEPARATED);
    }

    private static void touch(Handle handle, String kept) {
        handle.createUpdate("UPDATE customer SET version = version + 1 WHERE id = :kept")
                .bind("kept", kept)
                .execute();
    }

    private static void note(Handle handle, String kept, String gone, String by, Instant at, Deed deed) {
        CustomerRows.note(handle, kept, new CustomerChange(at, by, deed, List.of(new Field("customer", null, gone))));
        CustomerRows.note(handle, gone, new CustomerChange(at, by, deed, List.of(new Field("customer", null, kept))));
    }
}
