package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Explanation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.crm.DatabaseAway;
import hotline.crm.journal.JournalCodec;
import hotline.crm.journal.JournalCopy;
import hotline.server.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code explain}: the decision behind an offer in full. The core's state just before it is rebuilt from the newest snapshot before it and the
 * journal after that, and everybody is looked at again. Of old offers no snapshot is kept: there it begins at the journal's very beginning, and takes some seconds for each
 * million of events.
 */
public final class AskExplain implements ControlCommand {
    private static final int BATCH = 2_000;

    private final JournalCopy journal;
    private final JournalCodec codec;
    private final StoredSnapshots snapshots;

    /** The snapshots that are kept. */
    @FunctionalInterface
    public interface StoredSnapshots {
        /** The newest before that event, null when there is none (any more). */
        @Nullable
        Snapshot before(Position event);
    }

    public AskExplain(JournalCopy journal, JournalCodec codec, StoredSnapshots snapshots) {
        this.journal = journal;
        this.codec = codec;
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        OfferId offer;
        try {
            offer = OfferId.parse(Arguments.text(arguments, "offer"));
        } catch (IllegalArgumentException noOffer) {
            throw new Refused(
                    "bad-id", "That is no offer's id.", "Ids look like o3-17; 'hotline interaction ID' lists offers.");
        }
        try {
            return explain(offer);
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        }
    }

    private Explanation explain(OfferId offer) {
        Position made = journal.madeAt(offer)
                .orElseThrow(() -> new Refused(
                        "unknown-offer",
                        "There is no offer " + offer + " in the journal.",
                        "A new one is in it within a second; else check the id."));
        DecisionReplay replay = new DecisionReplay(snapshots.before(made));
        while (true) {
            List<JournalCopy.Line> lines = journal.between(replay.at(), made, BATCH);
            Optional<Explanation> explanation =
                    replay.apply(lines.stream().map(this::read).toList(), offer);
            if (explanation.isPresent()) {
                return explanation.get();
            }
            if (lines.size() < BATCH) {
                throw new IllegalStateException("offer " + offer + " was in the journal at " + made + " and is not");
            }
        }
    }

    private Recorded read(JournalCopy.Line line) {
        try {
            return codec.readRecorded(line.json());
        } catch (IOException e) {
            throw new Refused(
                    "journal-unreadable",
                    "The journal cannot be read at " + line.position() + ": " + e.getMessage() + ".",
                    "A newer version may have written it: explain with that one.");
        }
    }
}
