package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots beside the segments, the newest two. One that does not read is set aside, loudly, and the one before serves. */
public final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final Pattern NAME = Pattern.compile("snapshot-(\\d{1,18})-(\\d{1,18})\\.json");
    private static final int KEPT = 2;

    private final Path folder;
    private final JournalCodec codec;

    private record Stored(Path file, Position position) {}

    Snapshots(Path folder, JournalCodec codec) {
        this.folder = folder;
        this.codec = codec;
    }

    /** Writes it whole or not at all, and deletes the third newest. The events up to it must be durable already. */
    public void write(Snapshot snapshot) throws IOException {
        Position at = snapshot.position();
        DurableFile.replace(
                folder.resolve("snapshot-%06d-%012d.json".formatted(at.epoch(), at.seq())), codec.write(snapshot));
        List<Stored> stored = stored();
        for (Stored old : stored.subList(0, Math.max(0, stored.size() - KEPT))) {
            Files.deleteIfExists(old.file());
        }
    }

    /** Up to where events are no longer needed to rebuild the state, even when the newest snapshot should not read. */
    public Position covered() throws IOException {
        List<Stored> stored = stored();
        return stored.size() < KEPT
                ? Position.START
                : stored.get(stored.size() - KEPT).position();
    }

    /** The newest that reads; null when none does. */
    @Nullable
    Snapshot newestGood() throws IOException {
        for (Stored stored : stored().reversed()) {
            try {
                Snapshot snapshot = codec.readSnapshot(Files.readString(stored.file()));
                if (!snapshot.position().equals(stored.position())) {
                    throw new IOException("it says it is of " + snapshot.position());
                }
                return snapshot;
            } catch (IOException | RuntimeException e) {
                log.error(
                        "snapshot {} does not read ({}); set aside, going on with the one before",
                        stored.file(),
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                Files.move(
                        stored.file(),
                        stored.file().resolveSibling(stored.file().getFileName() + ".unreadable"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return null;
    }

    /** The newest before that event which reads; null when there is none (any more). Changes nothing. */
    public @Nullable Snapshot newestBefore(Position event) throws IOException {
        for (Stored stored : stored().reversed()) {
            if (stored.position().compareTo(event) < 0) {
                try {
                    return codec.readSnapshot(Files.readString(stored.file()));
                } catch (IOException | RuntimeException e) {
                    // deleted meanwhile, or unreadable, which the next start will say: the one before serves
                    log.info("snapshot {} does not read; going on with the one before", stored.file());
                }
            }
        }
        return null;
    }

    private List<Stored> stored() throws IOException {
        List<Stored> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new Stored(
                            file, new Position(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))));
                }
            }
        }
        found.sort(Comparator.comparing(Stored::position));
        return found;
    }
}
