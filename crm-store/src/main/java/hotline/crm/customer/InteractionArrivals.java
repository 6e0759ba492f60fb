package hotline.crm.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.journal.LineSpool;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who called, under the interaction's id and apart from the journal, so that it can be erased. Written to this machine's
 * disk first, and from there into PostgreSQL when it is there; so a call never waits for the database, and no record is lost.
 */
public final class InteractionArrivals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InteractionArrivals.class);

    private static final String INSERT = """
            INSERT INTO arrival (interaction, raw_number, number, raw_name, dialled, sip_call_id, arrived_at, customer)
            VALUES (:interaction, :rawNumber, :number, :rawName, :dialled, :sipCallId, to_timestamp(:at / 1000.0),
                (SELECT min(customer) FROM customer_number WHERE number = :number HAVING count(*) = 1))
            ON CONFLICT (interaction) DO NOTHING""";

    private final Database database;
    private final PhoneNumbers numbers;
    private final RecentArrivals recent = new RecentArrivals();
    private final List<Consumer<Arrived>> listeners = new CopyOnWriteArrayList<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final LineSpool spool;

    /**
     * @param folder of its own, for what is not in PostgreSQL yet
     * @throws IOException when the folder cannot be used
     */
    public InteractionArrivals(Database database, PhoneNumbers numbers, Path folder) throws IOException {
        this.database = database;
        this.numbers = numbers;
        this.spool = new LineSpool(
                folder,
                "arrivals",
                lines -> database.transaction(handle -> {
                    store(handle, lines);
                    return lines.size();
                }));
    }

    /**
     * Somebody called. From any thread; does not wait for the database and never throws for what the line says. Harmless to
     * repeat: the first counts.
     *
     * @param rawNumber as the line says, hostile; empty when it says nothing
     * @param rawName the display name the line says, hostile
     * @param dialledNumber ours
     * @param sipCallId the Call-ID of SIP, null when unknown
     * @param at when, milliseconds since 1970
     * @return the number made safe
     */
    public CallerNumber arrived(
            InteractionId interaction,
            String rawNumber,
            String rawName,
            String dialledNumber,
            @Nullable String sipCallId,
            long at) {
        CallerNumber number = numbers.read(rawNumber);
        ArrivalNote note = ArrivalNote.of(interaction, number, rawNumber, rawName, dialledNumber, sipCallId, at);
        spool.add(line(note));
        Arrived arrived = note.arrived(number);
        if (recent.remember(arrived)) {
            listeners.forEach(listener -> listener.accept(arrived));
        }
        return number;
    }

    /** Who called lately, out of memory: of the interactions of now, also while PostgreSQL is away. From any thread. */
    public Optional<Arrived> recent(InteractionId interaction) {
        return recent.find(interaction);
    }

    /**
     * From now on the listener learns of everybody who arrives, once. On the thread of the call: must return at once and must
     * not throw.
     */
    public void onArrival(Consumer<Arrived> listener) {
        listeners.add(listener);
    }

    /**
     * After a start: who the callers are whose interactions go on. Those PostgreSQL knows are remembered again.
     *
     * @throws hotline.crm.DatabaseAway when it cannot be asked
     */
    public void recall(Collection<InteractionId> goingOn) {
        List<Arrived> known = database.transaction(handle -> handle.createQuery("""
                        SELECT interaction, raw_number, number, raw_name, dialled, sip_call_id, arrived_at FROM arrival
                        WHERE interaction = ANY(:ids) ORDER BY arrived_at""")
                .bindArray(
                        "ids",
                        String.class,
                        goingOn.stream().map(InteractionId::toString).toList())
                .map((row, context) -> arrived(row))
                .list());
        known.forEach(recent::remember);
    }

    /** Who called, from memory or else from PostgreSQL; empty when nobody knows (any more). */
    public Optional<Arrived> find(Handle handle, InteractionId interaction) {
        return recent(interaction)
                .or(() -> handle.createQuery("""
                                SELECT interaction, raw_number, number, raw_name, dialled, sip_call_id, arrived_at FROM arrival
                                WHERE interaction = :id""")
                        .bind("id", interaction)
                        .map((row, context) -> arrived(row))
                        .findOne());
    }

    /**
     * The same, for those who ask nothing else.
     *
     * @throws hotline.crm.DatabaseAway when memory does not know and PostgreSQL cannot be asked
     */
    public Optional<Arrived> find(InteractionId interaction) {
        return recent(interaction).or(() -> database.transaction(handle -> find(handle, interaction)));
    }

    /**
     * The number of ours in the newest contact with whoever has this number: the one that was dialled, or shown; empty when there was none with one.
     *
     * @param number as people write it
     * @throws hotline.crm.DatabaseAway when PostgreSQL cannot be asked
     */
    public Optional<String> newestOfOurs(String number) {
        return numbers.read(number) instanceof CallerNumber.Known known
                ? database.transaction(handle -> handle.createQuery("""
                                SELECT dialled FROM arrival
                                WHERE dialled <> '' AND (number = :number
                                    OR customer IN (SELECT customer FROM customer_number WHERE number = :number))
                                ORDER BY arrived_at DESC LIMIT 1""")
                        .bind("number", known.e164())
                        .mapTo(String.class)
                        .findOne())
                : Optional.empty();
    }

    private Arrived arrived(ResultSet row) throws SQLException {
        String rawNumber = row.getString("raw_number");
        String number = row.getString("number");
        return new Arrived(
                InteractionId.parse(row.getString("interaction")),
                number == null ? numbers.read(rawNumber) : new CallerNumber.Known(number),
                rawNumber,
                row.getString("raw_name"),
                row.getString("dialled"),
                row.getString("sip_call_id"),
                row.getTimestamp("arrived_at").toInstant());
    }

    /** How many are not in PostgreSQL yet. */
    public long waiting() {
        return spool.waiting();
    }

    /** What keeps them from going there; empty in normal work. */
    public Optional<String> trouble() {
        return spool.trouble();
    }

    /** What is left waits on the disk for the next start. */
    @Override
    public void close() {
        spool.close();
    }

    private String line(ArrivalNote note) {
        try {
            return json.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }

    /** Stores one arrival within the caller's transaction, unless it is there already. */
    public static void store(Handle handle, Arrived arrived) {
        handle.createUpdate(INSERT)
                .bind("interaction", arrived.interaction().toString())
                .bind("rawNumber", arrived.rawNumber())
                .bind("number", arrived.number() instanceof CallerNumber.Known known ? known.e164() : null)
                .bind("rawName", arrived.rawName())
                .bind("dialled", arrived.dialled())
                .bind("sipCallId", arrived.sipCallId())
                .bind("at", arrived.at().toEpochMilli())
                .execute();
    }

    private void store(Handle handle, List<String> lines) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (String line : lines) {
                ArrivalNote note = read(line);
                if (note != null) {
                    batch.bind("interaction", note.interaction())
                            .bind("rawNumber", note.rawNumber())
                            .bind("number", note.number())
                            .bind("rawName", note.rawName())
                            .bind("dialled", note.dialled())
                            .bind("sipCallId", note.sipCallId())
                            .bind("at", note.at())
                            .add();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private @Nullable ArrivalNote read(String line) {
        try {
            return json.readValue(line, ArrivalNote.class);
        } catch (JsonProcessingException e) {
            log.error("a line among the arrivals waiting for PostgreSQL does not read and is passed over");
            return null;
        }
    }
}
