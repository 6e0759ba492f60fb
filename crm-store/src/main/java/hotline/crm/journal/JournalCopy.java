package hotline.crm.journal;

import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.crm.Database;
import java.util.List;
import java.util.Optional;

/** Reads the journal's copy in PostgreSQL, a moment behind the calls. Methods block, and throw {@link hotline.crm.DatabaseAway}. */
public final class JournalCopy {
    private static final Position LAST = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Database database;

    public JournalCopy(Database database) {
        this.database = database;
    }

    /** One event, as JSON without line ends. */
    public record Line(Position position, String json) {}

    /** The next events after this position, in order, at most so many. */
    public List<Line> after(Position position, int most) {
        return between(position, LAST, most);
    }

    /** Where the offer was made; empty when that is not in the copy (yet). Looks through the events of the offer's epoch. */
    public Optional<Position> madeAt(OfferId offer) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT epoch, seq FROM journal
                        WHERE epoch = :epoch AND type = 'OfferMade' AND event ->> 'offer' = :offer LIMIT 1""")
                .bind("epoch", offer.epoch())
                .bind("offer", offer.toString())
                .map((row, context) -> new Position(row.getLong(1), row.getLong(2)))
                .findOne());
    }

    /** The next events after the first position up to the second, which is included; in order, at most so many. */
    public List<Line> between(Position after, Position upTo, int most) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT epoch, seq, event::text FROM journal
                        WHERE (epoch, seq) > (:epoch, :seq) AND (epoch, seq) <= (:toEpoch, :toSeq)
                        ORDER BY epoch, seq LIMIT :most""")
                .bind("epoch", after.epoch())
                .bind("seq", after.seq())
                .bind("toEpoch", upTo.epoch())
                .bind("toSeq", upTo.seq())
                .bind("most", most)
                .map((row, context) -> new Line(new Position(row.getLong(1), row.getLong(2)), row.getString(3)))
                .list());
    }
}
