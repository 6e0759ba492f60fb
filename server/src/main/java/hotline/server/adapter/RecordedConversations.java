package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.engine.Engine;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.recording.Note;
import hotline.crm.recording.RecordingFolder;
import hotline.crm.recording.RecordingId;
import hotline.crm.recording.Switch;
import hotline.cti.Recordings;
import hotline.desktop.message.RecordingView.RecordingState;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterConfiguration.RecordingRules;
import hotline.server.center.CenterOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is recorded of conversations: by the configuration in force, into the data folder, known to those who may hear it some moments after, or as soon as PostgreSQL is there. What is paused is on the disk before
 * anybody is told. Any thread.
 */
public final class RecordedConversations implements Recordings {
    private static final Logger log = LoggerFactory.getLogger(RecordedConversations.class);
    /** Whoever records has written the last of it then. */
    private static final Duration WRITTEN = Duration.ofMillis(1_300);

    private final RecordingFolder folder;
    private final hotline.crm.recording.Recordings recordings;
    private final CenterOffice office;
    private final Engine engine;
    private final Clock clock;
    /** By interaction: what was, and perhaps is, recorded of those that go on. */
    private final Map<InteractionId, Conversation> conversations = new ConcurrentHashMap<>();

    private final ReentrantLock settling = new ReentrantLock();
    private volatile BiConsumer<InteractionId, @Nullable RecordingState> news = (interaction, state) -> {};

    /**
     * @param note of the newest recording
     * @param runs whether it is still being made
     * @param paused what somebody has wanted, null while nobody has
     */
    private record Conversation(
            Note note, boolean runs, @Nullable Boolean paused) {
        boolean isPaused() {
            return paused == null ? note.onDemand() : paused;
        }

        RecordingState state() {
            return isPaused() ? RecordingState.PAUSED : RecordingState.RECORDING;
        }
    }

    /** With what lies in the folder. */
    public RecordedConversations(
            RecordingFolder folder,
            hotline.crm.recording.Recordings recordings,
            CenterOffice office,
            Engine engine,
            Clock clock) {
        this.folder = folder;
        this.recordings = recordings;
        this.office = office;
        this.engine = engine;
        this.clock = clock;
        for (Note note : folder.unsettled()) {
            conversations.merge(
                    note.id().interaction(),
                    new Conversation(note, !note.ended(), wanted(note.id().interaction())),
                    (one, other) -> one.note().begun().isAfter(other.note().begun()) ? one : other);
        }
    }

    private @Nullable Boolean wanted(InteractionId interaction) {
        List<Switch> switches = folder.switches(interaction);
        return switches.isEmpty() ? null : switches.getLast().paused();
    }

    /** From now on this is told what is recorded at this moment. */
    public void onNews(BiConsumer<InteractionId, @Nullable RecordingState> listener) {
        news = listener;
    }

    @Override
    public Rule rule(InteractionId interaction, QueueId queue) {
        return configuration()
                .flatMap(center -> center.queues().stream()
                        .filter(one -> one.config().id().equals(queue))
                        .findFirst())
                .flatMap(CenterConfiguration.Queue::recording)
                .map(wanted -> rule(wanted, interaction))
                .orElse(Rule.NOTHING);
    }

    /** By the id alone, so that whoever comes after us decides the same. */
    static Rule rule(CenterConfiguration.Recording wanted, InteractionId interaction) {
        if (wanted.onDemand()) {
            return Rule.ON_DEMAND;
        }
        return percentile(interaction) < wanted.percent() ? Rule.ALL : Rule.NOTHING;
    }

    /** From 0 to 99, of each as many. */
    private static int percentile(InteractionId interaction) {
        long mixed = interaction.epoch() * 0x9E3779B97F4A7C15L + interaction.number();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L; // splitmix64's finalizer
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), 100);
    }

    @Override
    public Recording begin(Stretch stretch) {
        InteractionId interaction = stretch.interaction();
        Note note = Note.begun(
                new RecordingId(interaction, clock.millis()),
                stretch.queue(),
                stretch.rule() == Rule.ON_DEMAND,
                stretch.agents(),
                stretch.channel());
        Path file = folder.begin(note);
        Conversation now = conversations.compute(
                interaction,
                (id, before) -> new Conversation(note, true, before == null ? wanted(id) : before.paused()));
        news.accept(interaction, now.state());
        return new Recording(note.id().toString(), file);
    }

    @Override
    public void joined(InteractionId interaction, Collection<AgentId> agents) {
        conversations.computeIfPresent(interaction, (id, before) -> {
            Set<AgentId> all = before.note().agents();
            List<AgentId> others =
                    agents.stream().filter(agent -> !all.contains(agent)).toList();
            if (others.isEmpty()) {
                return before;
            }
            folder.joined(before.note().id(), others);
            return new Conversation(before.note().with(others), before.runs(), before.paused());
        });
    }

    @Override
    public boolean isPaused(InteractionId interaction) {
        Conversation conversation = conversations.get(interaction);
        return conversation == null || conversation.isPaused();
    }

    @Override
    public Optional<String> channel(InteractionId interaction) {
        return Optional.ofNullable(conversations.get(interaction))
                .filter(Conversation::runs)
                .map(conversation -> conversation.note().channel());
    }

    @Override
    public List<InteractionId> running() {
        return conversations.entrySet().stream()
                .filter(entry -> entry.getValue().runs())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void ended(String recording) {
        RecordingId id = RecordingId.parse(recording);
        folder.ended(id);
        stopped(id);
        CompletableFuture.delayedExecutor(WRITTEN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Thread.ofVirtual().name("settle-recording").start(this::settle));
    }

    @Override
    public void dropped(String recording) {
        RecordingId id = RecordingId.parse(recording);
        folder.drop(id);
        stopped(id);
    }

    private void stopped(RecordingId id) {
        conversations.computeIfPresent(
                id.interaction(),
                (interaction, before) -> before.note().id().equals(id)
                        ? new Conversation(before.note(), false, before.paused())
                        : before);
    }

    /** What is recorded of it now, or will be as soon as they talk again; empty when nothing is. */
    public Optional<RecordingState> state(InteractionId interaction) {
        return Optional.ofNullable(conversations.get(interaction)).map(Conversation::state);
    }

    /** Somebody pauses or goes on: on the disk when this returns. */
    public void pause(InteractionId interaction, boolean paused, String person) {
        conversations.computeIfPresent(interaction, (id, before) -> {
            folder.switched(id, new Switch(clock.instant(), paused, person));
            return new Conversation(before.note(), before.runs(), paused);
        });
        news.accept(interaction, paused ? RecordingState.PAUSED : RecordingState.RECORDING);
    }

    /** For all of the centre. */
    public RecordingRules rules() {
        return configuration().map(CenterConfiguration::recordingRules).orElse(RecordingRules.USUAL);
    }

    private Optional<CenterConfiguration> configuration() {
        try {
            return Optional.of(office.current().configuration());
        } catch (Refused starting) {
            return Optional.empty();
        }
    }

    /** Makes known what is complete. To be called every few seconds; blocks. */
    public void settle() {
        settling.lock();
        try {
            GoingOn goOn = new GoingOn(engine);
            conversations.keySet().removeIf(interaction -> !goOn.test(interaction));
            recordings.settle(goOn, clock.instant());
        } catch (DatabaseAway away) {
            log.debug("recordings wait for the database: {}", away.getMessage());
        } catch (CompletionException ending) {
            log.debug("recordings wait for the next core");
        } finally {
            settling.unlock();
        }
    }

    /** Erases what is too old. Blocks. */
    public void eraseOld() {
        int days = rules().keepDays();
        try {
            Instant now = clock.instant();
            int erased = recordings.eraseBefore(now.minus(Duration.ofDays(days)), now);
            if (erased > 0) {
                log.info("{} recordings were older than {} days and are erased", erased, days);
            }
        } catch (DatabaseAway away) {
            log.debug("old recordings wait for the database: {}", away.getMessage());
        }
    }
}
