package hotline.server.center;

import hotline.ivr.yaml.Problem;
import hotline.server.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The call centre in force, kept in the data folder: each one applied has a numbered folder with {@code center.yaml} and {@code flows/}, and {@code current}
 * says which number counts. Changes in {@code config/} come into force by {@code apply} only, so a half-edited file never meets a running call centre. The
 * folders before the current one are the history. One thread at a time; blocks for the disk.
 */
public final class AppliedCenter {
    private final Path folder;
    private final CenterReader reader;

    public AppliedCenter(Path folder, CenterReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /**
     * @return empty before the first apply
     * @throws Refused when what was in force can no longer be read
     */
    public Optional<Center> read() {
        long number = current();
        if (number == 0) {
            return Optional.empty();
        }
        Path file = folder.resolve(Long.toString(number)).resolve("center.yaml");
        return switch (reader.read(file)) {
            case CenterReader.Reading.Good good -> Optional.of(good.center());
            case CenterReader.Reading.Bad bad -> {
                Problem first = bad.problems().getFirst();
                throw new Refused(
                        "center-unreadable",
                        "The configuration in force cannot be read: " + first + ".",
                        "Mend that file; or write the number of an earlier folder in " + folder + " into "
                                + folder.resolve("current") + ".");
            }
        };
    }

    /** Which one is in force; 0 for none. */
    public String number() {
        return Long.toString(current());
    }

    /**
     * One that was in force.
     *
     * @param number hostile
     * @return empty when there is none by that number, or it does not fit into today's prompts any more
     */
    public Optional<Center> read(String number) {
        if (!number.matches("[1-9][0-9]{0,9}")) {
            return Optional.empty();
        }
        return switch (reader.read(folder.resolve(number).resolve("center.yaml"))) {
            case CenterReader.Reading.Good good -> Optional.of(good.center());
            case CenterReader.Reading.Bad bad -> Optional.empty();
        };
    }

    /** From now on this one is in force, durably: when this returns it survives the death of the machine. */
    public void write(Center center) {
        try {
            long number = current() + 1;
            Path mine = folder.resolve(Long.toString(number));
            Files.createDirectories(mine.resolve("flows"));
            durably(mine.resolve("center.yaml"), center.text());
            for (Map.Entry<String, Center.FlowText> flow : center.flows().entrySet()) {
                durably(
                        mine.resolve("flows").resolve(flow.getKey()),
                        flow.getValue().text());
            }
            Path aside = folder.resolve("current.new");
            durably(aside, number + "\n");
            Files.move(
                    aside,
                    folder.resolve("current"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "The configuration could not be kept in " + folder + ": " + e.getMessage() + ".",
                    "Free some space there and apply it again.");
        }
    }

    /** What would be in force with this text of a flow: everything is read as one, so what does not fit is found. Changes nothing. */
    public CenterReader.Reading readWith(String flow, String text) {
        Path inForce = folder.resolve(Long.toString(current()));
        try {
            Path draft = Files.createTempDirectory(folder, "draft-");
            try {
                Files.createDirectory(draft.resolve("flows"));
                Files.copy(inForce.resolve("center.yaml"), draft.resolve("center.yaml"));
                for (Path file : files(inForce.resolve("flows"))) {
                    Files.copy(file, draft.resolve("flows").resolve(file.getFileName()));
                }
                Files.writeString(draft.resolve("flows").resolve(flow), text);
                return reader.read(draft.resolve("center.yaml"));
            } finally {
                for (Path file : files(draft.resolve("flows"))) {
                    Files.delete(file);
                }
                Files.deleteIfExists(draft.resolve("flows"));
                Files.deleteIfExists(draft.resolve("center.yaml"));
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "A draft could not be written to " + folder + ": " + e.getMessage() + ".",
                    "Free some space there and try again.");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private long current() {
        try {
            return Long.parseLong(Files.readString(folder.resolve("current")).strip());
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            throw new Refused(
                    "center-unreadable",
                    "The file " + folder.resolve("current") + " cannot be read.",
                    "Write the number of the newest folder beside it into it.");
        }
    }

    private static void durably(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
