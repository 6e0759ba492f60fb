package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.crm.contact.CallerEntries;
import hotline.crm.contact.CallerEntry;
import hotline.cti.EntryBooks;
import hotline.ivr.run.EntryBook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what callers enter and agents may see, aside from the call: it neither waits for the database nor fails with it. What cannot be kept is not known then, and the log says
 * so, without the value. Any thread.
 */
public final class EnteredByCallers implements EntryBooks {
    private static final Logger log = LoggerFactory.getLogger(EnteredByCallers.class);

    private final BiPredicate<InteractionId, CallerEntry> keeping;
    private final InstantSource clock;
    private volatile Consumer<InteractionId> news = interaction -> {};

    /** @param keeping as {@link CallerEntries#keep} does */
    public EnteredByCallers(BiPredicate<InteractionId, CallerEntry> keeping, InstantSource clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    /** From now on the listener is told in which interaction something was entered, when it can be read. */
    public void onNews(Consumer<InteractionId> listener) {
        news = listener;
    }

    @Override
    public EntryBook of(InteractionId interaction, String flow) {
        return (node, value) -> {
            Instant at = clock.instant();
            Thread.ofVirtual().name("caller-entry").start(() -> keep(interaction, flow, node, value, at));
        };
    }

    private void keep(InteractionId interaction, String flow, String node, String value, Instant at) {
        try {
            if (keeping.test(interaction, new CallerEntry(flow, node, value, at))) {
                news.accept(interaction);
            } else {
                log.warn(
                        "{}: what the caller entered at {} is not kept, so agents will not see it: who called is not on record, or too much was entered",
                        interaction,
                        node);
            }
        } catch (DatabaseAway away) {
            log.warn(
                    "{}: what the caller entered at {} is not kept, so agents will not see it: {}",
                    interaction,
                    node,
                    away.getMessage());
        } catch (RuntimeException e) {
            // what failed may repeat the value
            log.error(
                    "{}: what the caller entered at {} could not be kept, so agents will not see it: {}",
                    interaction,
                    node,
                    e.getClass().getName());
        }
    }
}
