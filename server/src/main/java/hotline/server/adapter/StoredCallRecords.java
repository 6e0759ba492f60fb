package hotline.server.adapter;

import hotline.acd.interaction.EndedBy;
import hotline.crm.DatabaseAway;
import hotline.crm.record.Assignment;
import hotline.crm.record.FlowStep;
import hotline.crm.record.InteractionRecord;
import hotline.crm.record.InteractionRecords;
import hotline.crm.record.Offer;
import hotline.crm.record.QueueEntry;
import hotline.cti.FlowDirectory;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Term;
import hotline.ivr.speech.Language;
import hotline.server.control.CallRecord;
import hotline.server.control.CallRecords;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call, out of the interaction's record. */
public final class StoredCallRecords implements CallRecords {
    private final InteractionRecords records;
    private final FlowDirectory numbers;

    /** @param numbers tells in which language a number greets, and the nodes of its flow */
    public StoredCallRecords(InteractionRecords records, FlowDirectory numbers) {
        this.records = records;
        this.numbers = numbers;
    }

    /** Empty, too, while the database is away. */
    @Override
    public Optional<CallRecord> bySipCallId(String sipCallId) {
        try {
            return records.bySipCallId(sipCallId).flatMap(records::story).map(story -> of(story.record()));
        } catch (DatabaseAway away) {
            return Optional.empty();
        }
    }

    private CallRecord of(InteractionRecord record) {
        QueueEntry entry = record.entries().isEmpty() ? null : record.entries().getLast();
        Assignment part =
                record.assignments().isEmpty() ? null : record.assignments().getLast();
        boolean talking = part != null && part.wrapUpAt() == null && record.customerLeftAt() == null;
        EndedBy endedBy = record.endedBy();
        return new CallRecord(
                record.id().toString(),
                talking,
                record.outcome() == null ? null : record.outcome().name(),
                language(record),
                entry == null ? null : entry.queue().value(),
                entry == null ? null : entry.waitMillis(),
                ringMillis(record),
                part == null ? null : part.agent().value(),
                part == null || talking ? null : part.talkMillis(),
                endedBy == null ? null : endedBy.name());
    }

    private static @Nullable Long ringMillis(InteractionRecord record) {
        for (Offer offer : record.offers().reversed()) {
            Instant rang = offer.rangAt();
            Instant ended = offer.endedAt();
            if (rang != null && ended != null) {
                return Math.max(0, ended.toEpochMilli() - rang.toEpochMilli());
            }
        }
        return null;
    }

    /** The number's own, or what the caller has chosen since. */
    private @Nullable String language(InteractionRecord record) {
        FlowDirectory.Greeting greeting = numbers.flowFor(record.entryPoint()).orElse(null);
        if (greeting == null) {
            return null;
        }
        String language = greeting.language().tag();
        for (FlowStep step : record.flow()) {
            if (greeting.flow().node(step.node()).orElse(null) instanceof Node.ChangeLanguage change
                    && change.language() instanceof Term.Literal literal
                    && Language.ofTag(String.valueOf(literal.written())).isPresent()) {
                language = String.valueOf(literal.written());
            }
        }
        return language;
    }
}
