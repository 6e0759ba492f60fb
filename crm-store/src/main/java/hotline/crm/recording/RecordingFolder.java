package hotline.crm.recording;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.file.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The recordings of conversations, for their owner only. While {@code ID.raw} is being recorded, {@code ID.note} beside it says whose it is; kept it is {@code ID.wav}, and the note goes when the database knows
 * of it. {@code INTERACTION.switches} says when it was paused, and by whom, as long as the interaction goes on. So a file tells by its name what it is, whoever died when. Methods block for a little, and throw
 * {@link UncheckedIOException}. Safe for many threads.
 */
public final class RecordingFolder {
    private static final String RAW = ".raw";
    private static final String HALF = ".half";
    private static final String KEPT = ".wav";
    private static final String NOTE = ".note";
    private static final String SWITCHES = ".switches";

    private final PrivateFolder folder;

    /** Makes the folder when it is not there. */
    public RecordingFolder(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /** An empty file to record into. The process may die after this, not the machine: then nothing is recorded either. */
    public Path begin(Note note) {
        try {
            Path noted = folder.create(file(note.id(), NOTE));
            Files.writeString(noted, note.text(), StandardCharsets.UTF_8);
            return folder.create(file(note.id(), RAW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They talk in it, too. */
    public void joined(RecordingId id, Collection<AgentId> agents) {
        agents.forEach(agent -> add(id, Note.AGENT + agent));
    }

    /** Nothing more comes. */
    public void ended(RecordingId id) {
        add(id, Note.ENDED);
    }

    /** Nothing when it is gone. */
    private void add(RecordingId id, String line) {
        try {
            Files.writeString(file(id, NOTE), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (NoSuchFileException gone) {
            // erased, or settled: nobody waits for it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was begun, and the database does not know of yet. */
    public List<Note> unsettled() {
        List<Note> notes = new ArrayList<>();
        for (Path file : folder.files("*" + NOTE)) {
            String name = String.valueOf(file.getFileName());
            try {
                notes.add(Note.of(
                        RecordingId.parse(name.substring(0, name.length() - NOTE.length())), Files.readString(file)));
            } catch (NoSuchFileException settledMeanwhile) {
                // whoever has settled it has told
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException beingWritten) {
                // this very moment, or when the machine died: nothing was recorded yet
            }
        }
        return notes;
    }

    /** On the disk when this returns: somebody relies on it. */
    public void switched(InteractionId interaction, Switch made) {
        Path file = switchesOf(interaction);
        try {
            if (!Files.exists(file)) {
                folder.create(file);
            }
            Files.writeString(
                    file, made.line(), StandardCharsets.UTF_8, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In order. */
    public List<Switch> switches(InteractionId interaction) {
        try {
            List<Switch> all = new ArrayList<>();
            for (String line : Files.readAllLines(switchesOf(interaction))) {
                try {
                    all.add(Switch.of(line));
                } catch (RuntimeException cutOff) {
                    // its writer died, and has told nobody
                }
            }
            return all;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of which interactions something was paused. */
    List<InteractionId> switched() {
        return folder.files("*" + SWITCHES).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .map(name -> InteractionId.parse(name.substring(0, name.length() - SWITCHES.length())))
                .toList();
    }

    void forgetSwitches(InteractionId interaction) {
        folder.delete(switchesOf(interaction));
    }

    /** When the last of it was written; empty when there is nothing. */
    Optional<Instant> written(RecordingId id) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(id, RAW)).toInstant());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path raw(RecordingId id) {
        return file(id, RAW);
    }

    /** Keeps this of what was recorded, durably. */
    void keep(RecordingId id, StereoAudio audio) throws IOException {
        Path half = file(id, HALF);
        folder.delete(half);
        folder.create(half);
        audio.copy(file(id, RAW), half);
        Files.move(half, file(id, KEPT), StandardCopyOption.ATOMIC_MOVE);
    }

    long bytes(RecordingId id) {
        try {
            return Files.size(file(id, KEPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database knows of it. */
    void settled(RecordingId id) {
        folder.delete(file(id, RAW));
        folder.delete(file(id, NOTE));
    }

    /** The file of a recording; empty when there is none (any more). */
    public Optional<Path> recording(RecordingId id) {
        return Optional.of(file(id, KEPT)).filter(Files::isRegularFile);
    }

    /** Nothing is left of it. */
    public void drop(RecordingId id) {
        for (String kind : List.of(KEPT, HALF, RAW, NOTE)) {
            folder.delete(file(id, kind));
        }
    }

    /** Nothing is left of this interaction, be it that it is still being recorded. */
    void drop(InteractionId interaction) {
        folder.files(interaction + ".*").forEach(folder::delete);
    }

    private Path file(RecordingId id, String kind) {
        return folder.file(id + kind);
    }

    private Path switchesOf(InteractionId interaction) {
        return folder.file(interaction + SWITCHES);
    }
}
