package hotline.crm.customer;

import hotline.crm.Database;
import hotline.crm.customer.CustomerChange.Deed;
import hotline.crm.customer.CustomerChange.Field;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Customers created and corrected at desks, two made one and separated again. Everything is written down with who did it. What is answered as done is committed. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Whether somebody may is for whoever asks to check. Safe for many threads.
 */
public final class CustomerEdits {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 12;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    public CustomerEdits(Database database) {
        this.database = database;
    }

    /**
     * What is to be on record.
     *
     * @param name checked
     * @param language {@code zh-CN} or {@code en}, null when unknown
     * @param tier null: as it is, or ordinary
     * @param numbers in E.164
     */
    public record Wanted(
            String name,
            @Nullable String language,
            @Nullable Tier tier,
            List<String> numbers) {
        public Wanted {
            numbers = List.copyOf(new TreeSet<>(numbers));
        }
    }

    /** What came of it. */
    public sealed interface Result {
        record Done(CustomerFile file) implements Result {}

        /** Somebody was faster; nothing has changed. */
        record Conflict(CustomerFile stored) implements Result {}

        /** There is no such customer, or no such merge that could be undone. */
        record Unknown() implements Result {}

        /** One of them has been merged into another, or both are the same. */
        record NotNow() implements Result {}
    }

    public Optional<CustomerFile> file(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : database.transaction(handle -> file(handle, id));
    }

    /** All that was changed, the oldest first. */
    public List<CustomerChange> changes(String id) {
        return database.transaction(handle -> CustomerRows.changes(handle, id));
    }

    /** A new one; asked twice there are two. */
    public CustomerFile create(Wanted wanted, String by, Instant at) {
        String id = newId();
        Tier tier = wanted.tier() == null ? Tier.ORDINARY : wanted.tier();
        return database.transaction(handle -> {
            CustomerRows.insert(
                    handle, new Customer(id, wanted.name(), tier, wanted.language(), null, null, wanted.numbers()));
            CustomerRows.note(handle, id, new CustomerChange(at, by, Deed.CREATED, List.of()));
            return file(handle, id).orElseThrow();
        });
    }

    /** @param version the one that was looked at */
    public Result change(String id, long version, Wanted wanted, String by, Instant at) {
        return database.transaction(handle -> {
            Optional<CustomerFile> found = locked(handle, id);
            if (found.isEmpty()) {
                return new Result.Unknown();
            }
            CustomerFile before = found.get();
            if (before.mergedInto() != null) {
                return new Result.NotNow();
            } else if (before.version() != version) {
                return new Result.Conflict(before);
            }
            Customer was = before.customer();
            Tier tier = wanted.tier() == null ? was.tier() : wanted.tier();
            List<Field> fields = new ArrayList<>();
            differs(fields, "name", was.name(), wanted.name());
            differs(fields, "language", was.language(), wanted.language());
            differs(fields, "tier", was.tier().name(), tier.name());
            differs(fields, "numbers", String.join(" ", was.numbers()), String.join(" ", wanted.numbers()));
            if (!fields.isEmpty()) {
                CustomerRows.update(
                        handle, new Customer(id, wanted.name(), tier, wanted.language(), null, null, wanted.numbers()));
                CustomerRows.note(handle, id, new CustomerChange(at, by, Deed.CHANGED, fields));
            }
            return new Result.Done(file(handle, id).orElseThrow());
        });
    }

    /** The other one turned out to be this one: everything of hers is this one's from now on. What is on record of this one itself stays. */
    public Result merge(String kept, String gone, String by, Instant at) {
        if (kept.equals(gone)) {
            return new Result.NotNow();
        }
        return database.transaction(handle -> {
            // always in the same order, so that two who merge the same two do not wait for each other for ever
            TreeSet<String> both = new TreeSet<>(List.of(kept, gone));
            List<Optional<CustomerFile>> found =
                    both.stream().map(id -> locked(handle, id)).toList();
            if (found.stream().anyMatch(Optional::isEmpty)) {
                return new Result.Unknown();
            }
            if (found.stream().anyMatch(one -> one.orElseThrow().mergedInto() != null)) {
                return new Result.NotNow();
            }
            CustomerMerge.merge(handle, kept, gone, by, at);
            return new Result.Done(file(handle, kept).orElseThrow());
        });
    }

    /** They are two after all: everything that was moved, and is still there, goes back. */
    public Result separate(String kept, long merge, String by, Instant at) {
        return database.transaction(handle -> {
            Optional<CustomerFile> found = locked(handle, kept);
            if (found.isEmpty()) {
                return new Result.Unknown();
            }
            CustomerFile.Merge newest = found.get().undoable();
            if (newest == null || newest.id() != merge) {
                return new Result.Unknown();
            }
            if (found.get().mergedInto() != null) {
                return new Result.NotNow();
            }
            CustomerMerge.separate(handle, kept, newest, by, at);
            return new Result.Done(file(handle, kept).orElseThrow());
        });
    }

    private static Optional<CustomerFile> locked(Handle handle, String id) {
        return id.indexOf('\0') >= 0
                ? Optional.empty()
                : handle.createQuery("SELECT id FROM customer WHERE id = :id FOR UPDATE")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(found -> file(handle, found));
    }

    private static Optional<CustomerFile> file(Handle handle, String id) {
        return Customers.customer(handle, id).map(customer -> CustomerRows.file(handle, customer));
    }

    private static void differs(List<Field> fields, String name, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            fields.add(new Field(name, before, after));
        }
    }

    private String newId() {
        StringBuilder id = new StringBuilder("n-");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
