package hotline.crm.record;

import hotline.acd.distributor.Recorded;
import hotline.crm.Database;
import hotline.crm.journal.Folding;
import hotline.crm.journal.JournalCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Folds all records anew from the journal in PostgreSQL, in one transaction; draining waits meanwhile. */
public final class RecordRebuild {
    private static final int BATCH = 1_000;

    private final Database database;
    private final JournalCodec codec;

    public RecordRebuild(Database database, JournalCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** @return how many events were folded */
    public long rebuild() {
        Folding folding = new RecordTables();
        return database.transaction(handle -> {
            handle.execute("SELECT 1 FROM drained_upto FOR UPDATE");
            folding.clear(handle);
            List<Recorded> batch = new ArrayList<>(BATCH);
            long folded = 0;
            try (var lines = handle
                    .createQuery("SELECT event::text FROM journal ORDER BY epoch, seq")
                    .setFetchSize(BATCH)
                    .mapTo(String.class)
                    .stream()) {
                for (var all = lines.iterator(); all.hasNext(); ) {
                    batch.add(read(all.next()));
                    if (batch.size() == BATCH || !all.hasNext()) {
                        folding.fold(handle, batch);
                        folded += batch.size();
                        batch.clear();
                    }
                }
            }
            return folded;
        });
    }

    private Recorded read(String line) {
        try {
            return codec.readRecorded(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in PostgreSQL holds an event of another version", e);
        }
    }
}
