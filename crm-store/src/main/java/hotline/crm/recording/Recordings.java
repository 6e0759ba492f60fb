package hotline.crm.recording;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.access.Access;
import hotline.crm.access.AccessLog;
import hotline.crm.recording.Recording.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Recordings of conversations, from when they are complete to when they are erased. What is answered as done is committed. Methods block, and throw {@link hotline.crm.DatabaseAway} where they need PostgreSQL.
 * Safe for many threads.
 */
public final class Recordings {
    /** Whoever records writes the last of it within this. */
    private static final Duration WRITTEN = Duration.ofSeconds(1);

    private final Database database;
    private final RecordingFolder folder;
    private final AccessLog accesses;

    public Recordings(Database database, RecordingFolder folder) {
        this.database = database;
        this.folder = folder;
        this.accesses = new AccessLog(database, "recording_access", "recording");
    }

    /**
     * Makes recordings known that are complete and are not known yet: those just ended, those ended while PostgreSQL was away, and those whose end nobody of us has seen. Those in which nobody says anything are gone.
     *
     * @param goesOn whether an interaction is still going on
     * @return the interactions that have got one
     */
    public Set<InteractionId> settle(Predicate<InteractionId> goesOn, Instant now) {
        Set<InteractionId> news = new TreeSet<>();
        Set<InteractionId> busy = new TreeSet<>();
        for (Note note : folder.unsettled()) {
            InteractionId interaction = note.id().interaction();
            Instant written = folder.written(note.id()).orElse(note.begun());
            boolean over = note.ended() || !goesOn.test(interaction);
            if (!over || written.isAfter(now.minus(WRITTEN))) {
                busy.add(interaction);
            } else if (settle(note, written)) {
                news.add(interaction);
            }
        }
        for (InteractionId interaction : folder.switched()) {
            if (!busy.contains(interaction) && !goesOn.test(interaction)) {
                folder.forgetSwitches(interaction);
            }
        }
        return news;
    }

    /** Whether it is a recording. */
    private boolean settle(Note note, Instant written) {
        RecordingId id = note.id();
        try {
            Path raw = folder.raw(id);
            StereoAudio audio = StereoAudio.within(raw);
            if (audio.frames() == 0) {
                folder.drop(id);
                return false;
            }
            Instant from = written.minus(StereoAudio.lasting(StereoAudio.framesOf(raw) - audio.first()));
            Instant to = from.plus(audio.length());
            if (folder.recording(id).isEmpty()) {
                folder.keep(id, audio);
            }
            List<Pause> pauses = pauses(note, folder.switches(id.interaction()), from, to);
            register(new Recording(
                    id,
                    note.queue(),
                    List.copyOf(note.agents()),
                    note.onDemand(),
                    from,
                    to,
                    audio.length().toMillis(),
                    folder.bytes(id),
                    pauses));
            folder.settled(id);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of it is silent because somebody wanted it so, or nobody yet otherwise. */
    private static List<Pause> pauses(Note note, List<Switch> switches, Instant from, Instant to) {
        List<Pause> pauses = new ArrayList<>();
        Instant since = note.onDemand() ? Instant.EPOCH : null;
        String by = "";
        for (Switch made : switches) {
            if (made.paused() && since == null) {
                since = made.at();
                by = made.by();
            } else if (!made.paused() && since != null) {
                add(pauses, since, made.at(), by, from, to);
                since = null;
            }
        }
        if (since != null) {
            add(pauses, since, to, by, from, to);
        }
        return pauses;
    }

    private static void add(List<Pause> pauses, Instant since, Instant until, String by, Instant from, Instant to) {
        Instant begin = since.isBefore(from) ? from : since;
        Instant end = until.isAfter(to) ? to : until;
        if (begin.isBefore(end)) {
            pauses.add(new Pause(begin, end, by));
        }
    }

    private void register(Recording of) {
        database.transaction(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO recording (id, interaction, queue, agents, on_demand, from_at, to_at, millis, bytes)
                            VALUES (:id, :interaction, :queue, :agents, :demand, :from, :to, :millis, :bytes)
                            ON CONFLICT DO NOTHING""")
                    .bind("id", of.id().toString())
                    .bind("interaction", of.interaction())
                    .bind("queue", of.queue().toString())
                    .bindArray(
                            "agents",
                            String.class,
                            of.agents().stream().map(AgentId::value).toList())
                    .bind("demand", of.onDemand())
                    .bind("from", of.from())
                    .bind("to", of.to())
                    .bind("millis", of.millis())
                    .bind("bytes", of.bytes())
                    .execute();
            for (Pause pause : added == 0 ? List.<Pause>of() : of.pauses()) {
                handle.createUpdate(
                                "INSERT INTO recording_pause (recording, from_at, to_at, by) VALUES (:id, :from, :to, :by)")
                        .bind("id", of.id().toString())
                        .bind("from", pause.from())
                        .bind("to", pause.to())
                        .bind("by", pause.by())
                        .execute();
            }
            return added;
        });
    }

    public Optional<Recording> of(RecordingId id) {
        return database.transaction(
                handle -> read(handle, "id = :what", id.toString()).stream().findFirst());
    }

    /** Those of an interaction, the oldest first. */
    public List<Recording> of(InteractionId interaction) {
        return database.transaction(handle -> read(handle, "interaction = :what", interaction.toString()));
    }

    /** All there are of a customer's calls, the oldest first. */
    public List<Recording> ofCustomer(String customer) {
        return database.transaction(handle ->
                read(handle, "interaction IN (SELECT interaction FROM arrival WHERE customer = :what)", customer));
    }

    private static List<Recording> read(Handle handle, String which, String what) {
        Map<String, List<Pause>> pauses = new HashMap<>();
        handle.createQuery("SELECT * FROM recording_pause WHERE recording IN (SELECT id FROM recording WHERE " + which
                        + ") ORDER BY from_at")
                .bind("what", what)
                .map((row, context) -> pauses.computeIfAbsent(row.getString("recording"), id -> new ArrayList<>())
                        .add(new Pause(instant(row, "from_at"), instant(row, "to_at"), row.getString("by"))))
                .list();
        return handle.createQuery("SELECT * FROM recording WHERE " + which + " ORDER BY from_at, id")
                .bind("what", what)
                .map((row, context) -> recording(row, pauses.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** The file, and that this person listens to it is written down before; empty when it is gone. */
    public Optional<Path> listen(RecordingId id, String person, Instant at) {
        return folder.recording(id).map(file -> {
            accesses.heard(id.toString(), person, at);
            return file;
        });
    }

    /** Who has listened to it or erased it, in order. */
    public List<Access> accesses(RecordingId id) {
        return accesses.of(id.toString());
    }

    /** The recording and what is known of it are gone; who did it stays. False when there was none. */
    public boolean erase(RecordingId id, String person, Instant at) {
        if (of(id).isEmpty()) {
            return false;
        }
        // the file first: should the rest fail it is asked for again
        folder.drop(id);
        return database.transaction(handle -> handle.createUpdate("""
                        WITH gone AS (DELETE FROM recording WHERE id = :id RETURNING id)
                        INSERT INTO recording_access (recording, person, deed, at)
                        SELECT id, :person, 'ERASED', :at FROM gone""")
                        .bind("id", id.toString())
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                > 0);
    }

    /** All of these interactions, be it that one is still being recorded. */
    public void erase(Collection<InteractionId> interactions, String person, Instant at) {
        for (InteractionId interaction : interactions) {
            of(interaction).forEach(one -> erase(one.id(), person, at));
            folder.drop(interaction);
        }
    }

    /**
     * Erases what ended before this.
     *
     * @return how many
     */
    public int eraseBefore(Instant before, Instant at) {
        List<RecordingId> old =
                database.transaction(handle -> handle.createQuery("SELECT id FROM recording WHERE to_at < :before")
                        .bind("before", before)
                        .map((row, context) -> RecordingId.parse(row.getString("id")))
                        .list());
        old.forEach(id -> erase(id, "system:retention", at));
        return old.size();
    }

    private static Recording recording(ResultSet row, List<Pause> pauses) throws SQLException {
        return new Recording(
                RecordingId.parse(row.getString("id")),
                new QueueId(row.getString("queue")),
                Stream.of((Object[]) row.getArray("agents").getArray())
                        .map(agent -> new AgentId(agent.toString()))
                        .toList(),
                row.getBoolean("on_demand"),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getLong("millis"),
                row.getLong("bytes"),
                pauses);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
