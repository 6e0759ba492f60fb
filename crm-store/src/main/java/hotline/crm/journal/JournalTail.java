package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the segments from a position on, never disturbing who appends. Confined to one thread. */
final class JournalTail {
    private final SegmentJournal journal;
    private final JournalCodec codec;
    private Position after = Position.START;
    private @Nullable Segment segment;
    private long offset;
    private long offsetAfterPeek;

    JournalTail(SegmentJournal journal, JournalCodec codec) {
        this.journal = journal;
        this.codec = codec;
    }

    /** The next events will be those after this one. */
    void seek(Position position) {
        after = position;
        segment = null;
    }

    /** The next events, at most so many; none when there is nothing new. The same again until {@link #passed}. */
    List<Recorded> peek(int most) throws IOException {
        List<Recorded> events = new ArrayList<>();
        Segment from = segment;
        if (from == null || after.compareTo(from.last()) >= 0) {
            from = next();
            if (from == null) {
                return events;
            }
            segment = from;
            offset = 0;
        }
        try (SegmentReader reader = new SegmentReader(from, offset, from.length())) {
            offsetAfterPeek = offset;
            String line;
            while (events.size() < most && (line = reader.next()) != null) {
                Recorded recorded = codec.readRecorded(line);
                if (recorded.position().compareTo(after) > 0) {
                    events.add(recorded);
                }
                offsetAfterPeek = reader.offset();
            }
        }
        return events;
    }

    /** What was seen last is done with. */
    void passed(Position last) {
        after = last;
        offset = offsetAfterPeek;
    }

    private @Nullable Segment next() {
        for (Segment candidate : journal.segments()) {
            if (candidate.last().compareTo(after) > 0) {
                return candidate;
            }
        }
        return null;
    }
}
