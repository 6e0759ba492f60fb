package hotline.server.adapter;

import hotline.acd.engine.Engine;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.voicemail.VoicemailFolder;
import hotline.crm.voicemail.Voicemails;
import hotline.cti.MessageBoxes;
import hotline.ivr.run.MessageBox;
import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers leave: recorded into the data folder, known to the agents of the queue a moment later, or as soon as PostgreSQL is there. Any thread. */
public final class LeftMessages implements MessageBoxes {
    private static final Logger log = LoggerFactory.getLogger(LeftMessages.class);

    private final VoicemailFolder folder;
    private final Voicemails voicemails;
    private final Engine engine;
    private final Clock clock;
    private final Duration keep;
    private final ReentrantLock settling = new ReentrantLock();
    private volatile Consumer<QueueId> news = queue -> {};

    /** @param keep for how long */
    public LeftMessages(VoicemailFolder folder, Voicemails voicemails, Engine engine, Clock clock, Duration keep) {
        this.folder = folder;
        this.voicemails = voicemails;
        this.engine = engine;
        this.clock = clock;
        this.keep = keep;
    }

    /** From now on this is told which queue has got a message. */
    public void onNews(Consumer<QueueId> listener) {
        news = listener;
    }

    @Override
    public MessageBox of(InteractionId interaction) {
        return new Box(interaction);
    }

    /** Makes known what is not known yet. To be called every few seconds; blocks. */
    public void settle() {
        settling.lock();
        try {
            voicemails.settle(new GoingOn(engine)).forEach(news);
        } catch (DatabaseAway away) {
            log.debug("messages wait for the database: {}", away.getMessage());
        } catch (CompletionException ending) {
            log.debug("messages wait for the next core");
        } finally {
            settling.unlock();
        }
    }

    /** Erases what is too old. Blocks. */
    public void eraseOld() {
        try {
            int erased = voicemails.eraseBefore(clock.instant().minus(keep), clock.instant());
            if (erased > 0) {
                log.info("{} messages were older than {} days and are erased", erased, keep.toDays());
            }
        } catch (DatabaseAway away) {
            log.debug("old messages wait for the database: {}", away.getMessage());
        }
    }

    private final class Box implements MessageBox {
        private final InteractionId interaction;

        Box(InteractionId interaction) {
            this.interaction = interaction;
        }

        @Override
        public boolean isKept() {
            return folder.isKept(interaction);
        }

        @Override
        public Duration recorded() {
            return folder.recorded(interaction);
        }

        @Override
        public Path file() {
            return folder.part(interaction);
        }

        @Override
        public Path begin(String queue, Language language, Duration least) {
            return folder.begin(
                    new VoicemailFolder.Note(interaction, new QueueId(queue), language.tag(), least, clock.instant()));
        }

        @Override
        public boolean keep(Duration least) {
            boolean kept = folder.keep(interaction, least);
            if (kept) {
                Thread.ofVirtual().name("settle-voicemail").start(LeftMessages.this::settle);
            }
            return kept;
        }
    }
}
