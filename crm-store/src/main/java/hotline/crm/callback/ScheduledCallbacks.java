package hotline.crm.callback;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhoneNumbers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The promised calls in PostgreSQL. Safe for many threads. */
public final class ScheduledCallbacks implements CallbackBook {
    private static final int MOST_LISTED = 200;
    private static final int MOST_AT_ONCE = 50;

    private final Database database;
    private final PhoneNumbers numbers;

    public ScheduledCallbacks(Database database, PhoneNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /**
     * Promises a call; committed when it returns. A caller has one with a flow: the newest counts, unless she is being called already.
     *
     * @return the one that holds; empty when it cannot be changed any more
     */
    public Optional<ScheduledCallback> promise(Wanted wanted, Instant at) {
        String known = numbers.read(wanted.number()) instanceof CallerNumber.Known number ? number.e164() : "";
        return database.transaction(handle -> handle.createQuery("""
                        INSERT INTO callback (queue, number, shown_as, customer, language, owner, opens_at, closes_at, note,
                            flow, node, agreed_in, created_by, created_at, state)
                        VALUES (:queue, :number, :shownAs,
                            coalesce((SELECT id FROM customer WHERE id = :customer),
                                (SELECT min(customer) FROM customer_number WHERE number = :known HAVING count(*) = 1)),
                            :language, :owner, :opensAt, :closesAt, :note, :flow, :node, :agreedIn, :by, :at, 'PLANNED')
                        ON CONFLICT (agreed_in) WHERE flow IS NOT NULL DO UPDATE SET queue = excluded.queue,
                            number = excluded.number, owner = excluded.owner, opens_at = excluded.opens_at,
                            closes_at = excluded.closes_at, flow = excluded.flow, node = excluded.node
                            WHERE callback.state = 'PLANNED'
                        RETURNING id""")
                .bindMethods(wanted)
                .bind("known", known)
                .bind("flow", wanted.node() == null ? null : wanted.node().flow())
                .bind("node", wanted.node() == null ? null : wanted.node().node())
                .bind("at", at)
                .mapTo(Long.class)
                .findOne()
                .flatMap(id -> CallbackRows.byId(handle, id)));
    }

    /** The open ones of these queues, and those done since: the missed first, then as their times come. */
    public List<ScheduledCallback> open(Collection<QueueId> queues, Instant doneSince) {
        return database.transaction(handle -> CallbackRows.where(
                handle,
                "(state NOT IN ('DONE', 'CANCELLED') OR state = 'DONE' AND closed_at >= :since) AND queue = ANY(:queues) ORDER BY state <> 'MISSED', opens_at, id LIMIT "
                        + MOST_LISTED,
                query -> query.bindArray(
                                "queues",
                                String.class,
                                queues.stream().map(QueueId::toString).toList())
                        .bind("since", doneSince)));
    }

    public Optional<ScheduledCallback> of(long id) {
        return database.transaction(handle -> CallbackRows.byId(handle, id));
    }

    /** The one agreed in this interaction, or for which this interaction is; the newest. */
    public Optional<ScheduledCallback> about(InteractionId interaction) {
        return database
                .transaction(handle -> CallbackRows.where(
                        handle,
                        "agreed_in = :interaction OR calls @> ARRAY[CAST(:interaction AS text)] ORDER BY id DESC LIMIT 1",
                        query -> query.bind("interaction", interaction.toString())))
                .stream()
                .findFirst();
    }

    @Override
    public List<ScheduledCallback> toLookAt(Instant now) {
        return database.transaction(handle -> CallbackRows.where(
                handle,
                "state = 'PLANNED' AND opens_at <= :now OR state = 'DUE' OR state = 'QUEUED' AND call_until <= :now"
                        + " ORDER BY opens_at, id LIMIT " + MOST_AT_ONCE,
                query -> query.bind("now", now)));
    }

    @Override
    public Optional<ScheduledCallback> change(long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {
        return database.transaction(
                handle -> CallbackRows.locked(handle, id).flatMap(how).map(changed -> {
                    CallbackRows.save(handle, changed, false);
                    return changed;
                }));
    }

    @Override
    public Set<QueueId> news() {
        return database.transaction(handle -> {
            Set<QueueId> queues = new TreeSet<>();
            handle.createQuery("UPDATE callback SET news = false WHERE news RETURNING queue")
                    .mapTo(QueueId.class)
                    .forEach(queues::add);
            return queues;
        });
    }

    /**
     * Erases what was closed before this.
     *
     * @return how many
     */
    public int eraseBefore(Instant before) {
        return database.transaction(handle -> handle.createUpdate("DELETE FROM callback WHERE closed_at < :before")
                .bind("before", before)
                .execute());
    }
}
