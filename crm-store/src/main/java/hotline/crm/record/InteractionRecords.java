package hotline.crm.record;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Asks for what happened. A moment behind the calls: what {@link hotline.crm.journal.JournalDrain} has stored. Methods block, and
 * throw {@link hotline.crm.DatabaseAway}.
 */
public final class InteractionRecords {
    private final Database database;

    public InteractionRecords(Database database) {
        this.database = database;
    }

    /** Everything about one interaction; empty when it is not on record. */
    public Optional<InteractionStory> story(InteractionId id) {
        return database.transaction(handle -> {
            InteractionRecord record = RecordTables.read(handle, id);
            if (record == null) {
                return Optional.empty();
            }
            Optional<Arrival> arrival = handle.createQuery("SELECT * FROM arrival WHERE interaction = :id")
                    .bind("id", id)
                    .map(ConstructorMapper.of(Arrival.class))
                    .findOne();
            Optional<String> customer = arrival.flatMap(known -> Optional.ofNullable(known.customer()))
                    .flatMap(customerId -> handle.createQuery("SELECT name FROM customer WHERE id = :id")
                            .bind("id", customerId)
                            .mapTo(String.class)
                            .findOne());
            return Optional.of(new InteractionStory(record, arrival.orElse(null), customer.orElse(null)));
        });
    }

    /** The interactions that began last, newest first. */
    public List<RecordTables.Head> latest(int most) {
        return database.transaction(
                handle -> handle.createQuery("SELECT * FROM interaction ORDER BY began_at DESC, id DESC LIMIT :most")
                        .bind("most", most)
                        .map(ConstructorMapper.of(RecordTables.Head.class))
                        .list());
    }

    /** The interaction that came with this Call-ID of SIP. */
    public Optional<InteractionId> bySipCallId(String sipCallId) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT interaction FROM arrival WHERE sip_call_id = :id ORDER BY arrived_at DESC LIMIT 1")
                .bind("id", StoredText.of(sipCallId))
                .mapTo(InteractionId.class)
                .findOne());
    }
}
