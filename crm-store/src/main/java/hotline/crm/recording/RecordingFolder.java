package hotline.crm.recording;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /** Makes the folder when it is not there. */
    public RecordingFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    this.folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty file to record into. The process may die after this, not the machine: then nothing is recorded either. */
    public Path begin(Note note) {
        try {
            Path noted = Files.createFile(file(note.id(), NOTE), OURS_ALONE);
            Files.writeString(noted, note.text(), StandardCharsets.UTF_8);
            return Files.createFile(file(note.id(), RAW), OURS_ALONE);
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
        for (Path file : list("*" + NOTE)) {
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
                Files.createFile(file, OURS_ALONE);
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
        return list("*" + SWITCHES).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .map(name -> InteractionId.parse(name.substring(0, name.length() - SWITCHES.length())))
                .toList();
    }

    void forgetSwitches(InteractionId interaction) {
        delete(switchesOf(interaction));
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
        Files.deleteIfExists(half);
        Files.createFile(half, OURS_ALONE);
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
        delete(file(id, RAW));
        delete(file(id, NOTE));
    }

    /** The file of a recording; empty when there is none (any more). */
    public Optional<Path> recording(RecordingId id) {
        return Optional.of(file(id, KEPT)).filter(Files::isRegularFile);
    }

    /** Nothing is left of it. */
    public void drop(RecordingId id) {
        for (String kind : List.of(KEPT, HALF, RAW, NOTE)) {
            delete(file(id, kind));
        }
    }

    /** Nothing is left of this interaction, be it that it is still being recorded. */
    void drop(InteractionId interaction) {
        list(interaction + ".*").forEach(RecordingFolder::delete);
    }

    private List<Path> list(String pattern) {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private Path file(RecordingId id, String kind) {
        return folder.resolve(id + kind);
    }

    private Path switchesOf(InteractionId interaction) {
        return folder.resolve(interaction + SWITCHES);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
