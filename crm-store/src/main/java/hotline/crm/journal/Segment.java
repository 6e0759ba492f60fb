package hotline.crm.journal;

import hotline.acd.distributor.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the journal, {@code EPOCH-FIRSTSEQ.jsonl}. One thread appends; others may read what {@link #length} says is
 * there.
 */
final class Segment {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.jsonl");

    private final Path file;
    private final Position first;
    private volatile Extent extent;

    /** How far the file is written: whole lines only. */
    record Extent(long length, Position last) {}

    /** A segment yet without events. */
    Segment(Path folder, Position first) {
        this(
                folder.resolve("%06d-%012d.jsonl".formatted(first.epoch(), first.seq())),
                first,
                new Extent(0, new Position(first.epoch(), first.seq() - 1)));
    }

    private Segment(Path file, Position first, Extent extent) {
        this.file = file;
        this.first = first;
        this.extent = extent;
    }

    /** The segments of a folder in order, their extents unknown. */
    static List<Segment> in(Path folder) throws IOException {
        List<Segment> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    Position first = new Position(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
                    found.add(new Segment(file, first, new Extent(0, new Position(first.epoch(), first.seq() - 1))));
                }
            }
        }
        found.sort(Comparator.comparing(Segment::first));
        return found;
    }

    Path file() {
        return file;
    }

    Position first() {
        return first;
    }

    /** Bytes of whole, published lines. */
    long length() {
        return extent.length();
    }

    /** The last event in it; the position before the first when it has none. */
    Position last() {
        return extent.last();
    }

    void reaches(long length, Position last) {
        extent = new Extent(length, last);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
