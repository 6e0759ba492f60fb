package hotline.crm.voicemail;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.file.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recordings of messages, for their owner only. While {@code ID.part.wav} is being recorded, {@code ID.note} beside it says for whom; kept it is {@code ID.wav}; the note goes when
 * the database knows of it. So a file tells by its name what it is, whoever died when. Methods block for a little, and throw {@link UncheckedIOException}. Safe for many threads, as long as
 * one of them looks after one interaction.
 */
public final class VoicemailFolder {
    private static final String PART = ".part.wav";
    private static final String KEPT = ".wav";
    private static final String NOTE = ".note";
    private static final Duration FINISHED_WITHIN = Duration.ofMillis(500);

    private final PrivateFolder folder;

    /** Makes the folder when it is not there. */
    public VoicemailFolder(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /**
     * For whom a message is.
     *
     * @param least what is shorter is none
     */
    public record Note(InteractionId interaction, QueueId queue, String language, Duration least, Instant at) {
        private String text() {
            return String.join(
                    "\n", interaction.toString(), queue.toString(), language, least.toString(), at.toString());
        }

        private static Note of(String text) {
            String[] lines = text.split("\n", 6);
            return new Note(
                    InteractionId.parse(lines[0]),
                    new QueueId(lines[1]),
                    lines[2],
                    Duration.parse(lines[3]),
                    Instant.parse(lines[4]));
        }
    }

    /** Where it is recorded. */
    public Path part(InteractionId interaction) {
        return folder.file(interaction + PART);
    }

    private Path kept(InteractionId interaction) {
        return folder.file(interaction + KEPT);
    }

    private Path note(InteractionId interaction) {
        return folder.file(interaction + NOTE);
    }

    /** An empty file to record into; what was recorded for this interaction and not kept is gone. */
    public Path begin(Note note) {
        try {
            Path part = part(note.interaction());
            folder.delete(part);
            folder.delete(note(note.interaction()));
            folder.create(part);
            Path written = folder.create(note(note.interaction()));
            Files.writeString(written, note.text(), StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much is recorded and not kept. */
    public Duration recorded(InteractionId interaction) {
        try {
            return WavLength.of(Files.size(part(interaction)));
        } catch (NoSuchFileException none) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isKept(InteractionId interaction) {
        return Files.exists(kept(interaction));
    }

    /**
     * Keeps what was recorded, durably; what is too short is gone.
     *
     * @return whether there is a message
     */
    public boolean keep(InteractionId interaction, Duration least) {
        try {
            if (isKept(interaction)) {
                return true;
            }
            Path part = part(interaction);
            if (!Files.exists(part)) {
                return false;
            }
            awaitFinished(part);
            if (WavLength.of(Files.size(part)).compareTo(least) < 0) {
                drop(interaction);
                return false;
            }
            WavLength.finish(part);
            Files.move(part, kept(interaction), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever records may tell us that the caller has hung up a moment before it has written the last of what she said. */
    private static void awaitFinished(Path part) throws IOException {
        long until = System.nanoTime() + FINISHED_WITHIN.toNanos();
        while (!WavLength.isFinished(part) && System.nanoTime() < until) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What was begun, and the database does not know of yet. */
    public List<Note> unsettled() {
        List<Note> notes = new ArrayList<>();
        for (Path file : folder.files("*" + NOTE)) {
            try {
                notes.add(Note.of(Files.readString(file)));
            } catch (NoSuchFileException settledMeanwhile) {
                // whoever has settled it has told
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException beingWritten) {
                // it was being written when the machine died, or is this moment; nothing was recorded yet
            }
        }
        return notes;
    }

    /** How long a kept one is. */
    public Duration length(InteractionId interaction) {
        try {
            return WavLength.of(Files.size(kept(interaction)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database knows of it. */
    public void settled(InteractionId interaction) {
        folder.delete(note(interaction));
    }

    /** The recording of a message; empty when there is none (any more). */
    public Optional<Path> recording(InteractionId interaction) {
        return Optional.of(kept(interaction)).filter(Files::isRegularFile);
    }

    /** Nothing is left of it. */
    public void drop(InteractionId interaction) {
        folder.delete(part(interaction));
        folder.delete(kept(interaction));
        folder.delete(note(interaction));
    }
}
