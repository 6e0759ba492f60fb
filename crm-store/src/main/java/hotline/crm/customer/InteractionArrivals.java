package hotline.crm.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.journal.LineSpool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private final PhoneNumbers numbers;
    private final JsonMapper json = JsonMapper.builder().build();
    private final LineSpool spool;

    /**
     * @param folder of its own, for what is not in PostgreSQL yet
     * @throws IOException when the folder cannot be used
     */
    public InteractionArrivals(Database database, PhoneNumbers numbers, Path folder) throws IOException {
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
        return number;
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

    private void store(Handle handle, List<String> lines) {
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO arrival (interaction, raw_number, number, raw_name, dialled, sip_call_id, arrived_at, customer)
                VALUES (:interaction, :rawNumber, :number, :rawName, :dialled, :sipCallId, to_timestamp(:at / 1000.0),
                    (SELECT min(customer) FROM customer_number WHERE number = :number HAVING count(*) = 1))
                ON CONFLICT (interaction) DO NOTHING""")) {
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
