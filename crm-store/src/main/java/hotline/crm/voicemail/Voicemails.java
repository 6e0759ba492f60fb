package hotline.crm.voicemail;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.access.Access;
import hotline.crm.access.AccessLog;
import hotline.crm.voicemail.VoicemailFolder.Note;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Messages that callers have left, from when they are kept to when they are erased. Each is looked after by one person at a time. What is answered as done is committed. Methods block,
 * and throw {@link hotline.crm.DatabaseAway} where they need PostgreSQL. Safe for many threads.
 */
public final class Voicemails {
    private static final int MOST_LISTED = 200;
    private static final String COLUMNS =
            "interaction, queue, language, left_at, millis, taken_by, taken_at, done_at, call FROM voicemail ";

    private final Database database;
    private final VoicemailFolder folder;
    private final AccessLog accesses;

    public Voicemails(Database database, VoicemailFolder folder) {
        this.database = database;
        this.folder = folder;
        this.accesses = new AccessLog(database, "voicemail_access", "interaction");
    }

    /**
     * Makes messages known that lie in the folder and are not yet: those just kept, those kept while PostgreSQL was away, and those whose recording was cut off by the death of
     * whoever was in charge.
     *
     * @param goesOn whether an interaction is still going on, so that its flow will decide
     * @return the queues that have got one
     */
    public Set<QueueId> settle(Predicate<InteractionId> goesOn) {
        Set<QueueId> queues = new TreeSet<>();
        for (Note note : folder.unsettled()) {
            InteractionId interaction = note.interaction();
            boolean kept =
                    folder.isKept(interaction) || (!goesOn.test(interaction) && folder.keep(interaction, note.least()));
            if (kept) {
                register(note);
                folder.settled(interaction);
                queues.add(note.queue());
            } else if (!goesOn.test(interaction)) {
                folder.drop(interaction);
            }
        }
        return queues;
    }

    private void register(Note note) {
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO voicemail (interaction, queue, language, left_at, millis)
                        VALUES (:interaction, :queue, :language, :at, :millis) ON CONFLICT DO NOTHING""")
                .bind("interaction", note.interaction())
                .bind("queue", note.queue().toString())
                .bind("language", note.language())
                .bind("at", note.at())
                .bind("millis", folder.length(note.interaction()).toMillis())
                .execute());
    }

    /** Those of these queues that have not been dealt with, the oldest first. */
    public List<Voicemail> open(Collection<QueueId> queues) {
        return database.transaction(handle -> handle.createQuery("SELECT " + COLUMNS
                        + "WHERE done_at IS NULL AND queue = ANY(:queues) ORDER BY left_at, interaction LIMIT :most")
                .bindArray(
                        "queues",
                        String.class,
                        queues.stream().map(QueueId::toString).toList())
                .bind("most", MOST_LISTED)
                .map((row, context) -> voicemail(row))
                .list());
    }

    public Optional<Voicemail> of(InteractionId interaction) {
        return database.transaction(
                handle -> handle.createQuery("SELECT " + COLUMNS + "WHERE interaction = :interaction")
                        .bind("interaction", interaction)
                        .map((row, context) -> voicemail(row))
                        .findOne());
    }

    /** The one left in this interaction, or because of which this interaction is. */
    public Optional<Voicemail> about(InteractionId interaction) {
        return database.transaction(handle -> handle.createQuery("SELECT " + COLUMNS
                        + "WHERE interaction = :interaction OR call = :interaction ORDER BY left_at DESC LIMIT 1")
                .bind("interaction", interaction)
                .map((row, context) -> voicemail(row))
                .findOne());
    }

    /** Its caller is called back in this interaction; false when this person does not look after it. */
    public boolean calls(InteractionId interaction, String person, InteractionId call) {
        return database.transaction(handle -> handle.createUpdate(
                                "UPDATE voicemail SET call = :call WHERE interaction = :interaction AND taken_by = :person")
                        .bind("interaction", interaction)
                        .bind("person", person)
                        .bind("call", call)
                        .execute()
                > 0);
    }

    /** The person looks after it from now on; false when somebody else does, or it is done. Again: still true. */
    public boolean take(InteractionId interaction, String person, Instant at) {
        return changed(interaction, person, at, """
                UPDATE voicemail SET taken_by = :person, taken_at = CASE WHEN taken_by = :person THEN taken_at ELSE :at END
                WHERE interaction = :interaction AND done_at IS NULL AND (taken_by IS NULL OR taken_by = :person)""");
    }

    /** Nobody looks after it any more; false when it is done. */
    public boolean release(InteractionId interaction, String person, Instant at) {
        return changed(interaction, person, at, """
                UPDATE voicemail SET taken_by = NULL, taken_at = NULL
                WHERE interaction = :interaction AND done_at IS NULL""");
    }

    /** It has been dealt with; false when it is gone. */
    public boolean done(InteractionId interaction, String person, Instant at) {
        return changed(interaction, person, at, """
                UPDATE voicemail SET done_by = coalesce(done_by, :person), done_at = coalesce(done_at, :at)
                WHERE interaction = :interaction""");
    }

    private boolean changed(InteractionId interaction, String person, Instant at, String how) {
        return database.transaction(handle -> handle.createUpdate(how)
                        .bind("interaction", interaction)
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                > 0);
    }

    /** The recording, and that this person listens to it is written down before; empty when it is gone. */
    public Optional<Path> listen(InteractionId interaction, String person, Instant at) {
        return folder.recording(interaction).map(file -> {
            accesses.heard(interaction.toString(), person, at);
            return file;
        });
    }

    /** Who has listened to it or erased it, in order. */
    public List<Access> accesses(InteractionId interaction) {
        return accesses.of(interaction.toString());
    }

    /** The recording and what is known of it are gone; who did it stays. False when there was none. */
    public boolean erase(InteractionId interaction, String person, Instant at) {
        if (of(interaction).isEmpty()) {
            return false;
        }
        // the recording first: should the rest fail it is asked for again
        folder.drop(interaction);
        return database.transaction(handle -> handle.createUpdate("""
                        WITH gone AS (DELETE FROM voicemail WHERE interaction = :interaction RETURNING interaction)
                        INSERT INTO voicemail_access (interaction, person, deed, at)
                        SELECT interaction, :person, 'ERASED', :at FROM gone""")
                        .bind("interaction", interaction)
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                > 0);
    }

    /**
     * Erases what was left before this.
     *
     * @return how many
     */
    public int eraseBefore(Instant before, Instant at) {
        List<InteractionId> old = database.transaction(
                handle -> handle.createQuery("SELECT interaction FROM voicemail WHERE left_at < :before")
                        .bind("before", before)
                        .map((row, context) -> InteractionId.parse(row.getString("interaction")))
                        .list());
        old.forEach(interaction -> erase(interaction, "system:retention", at));
        return old.size();
    }

    private static Voicemail voicemail(ResultSet row) throws SQLException {
        return new Voicemail(
                InteractionId.parse(row.getString("interaction")),
                new QueueId(row.getString("queue")),
                row.getString("language"),
                row.getTimestamp("left_at").toInstant(),
                row.getLong("millis"),
                row.getString("taken_by"),
                instant(row.getTimestamp("taken_at")),
                instant(row.getTimestamp("done_at")),
                row.getString("call") == null ? null : InteractionId.parse(row.getString("call")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
