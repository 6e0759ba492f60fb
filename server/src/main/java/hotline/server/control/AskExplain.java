package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Explanation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.crm.DatabaseAway;
import hotline.crm.journal.JournalCodec;
import hotline.crm.journal.JournalCopy;
import hotline.server.Refused;
import java.io.IOException;
import java.util.List;

/**
 * {@code explain}: the decision behind an offer in full. The core's state just before it is rebuilt from the journal, from its
 * very beginning, and everybody is looked at again; so it takes some seconds for each million of events.
 */
public final class AskExplain implements ControlCommand {
    private static final int BATCH = 2_000;

    private final JournalCopy journal;
    private final JournalCodec codec;

    public AskExplain(JournalCopy journal, JournalCodec codec) {
        this.journal = journal;
        this.codec = codec;
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
        Distributor replay = new Distributor();
        Position after = Position.START;
        List<JournalCopy.Line> lines;
        do {
            lines = journal.after(after, BATCH);
            for (JournalCopy.Line line : lines) {
                Recorded recorded = read(line);
                if (recorded.event() instanceof Event.OfferMade made
                        && made.offer().equals(offer)) {
                    return replay.explain(recorded);
                }
                replay.apply(recorded);
                after = line.position();
            }
        } while (lines.size() == BATCH);
        throw new Refused(
                "unknown-offer",
                "There is no offer " + offer + " in the journal.",
                "A new one is in it within a second; else check the id.");
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
