package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.crm.access.Access;
import hotline.crm.recording.Recording;
import hotline.crm.recording.RecordingId;
import hotline.crm.recording.Recordings;
import hotline.cti.CtiBridge;
import hotline.desktop.message.RecordingView.RecordingState;
import hotline.desktop.operation.RecordingBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Recordings as desks need them: what is being recorded, and what there is to hear. Any thread. */
public record RecordingShelf(RecordedConversations conversations, Recordings recordings, CtiBridge cti)
        implements RecordingBook {
    private static final int TRIES = 4;
    private static final int BETWEEN_TRIES_MILLIS = 150;

    @Override
    public Optional<RecordingState> state(InteractionId interaction) {
        return conversations.state(interaction);
    }

    /** Tried again, for whoever records may be about to begin. */
    @Override
    public boolean pause(InteractionId interaction, boolean paused, String person) throws InterruptedException {
        conversations.pause(interaction, paused, person);
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                if (cti.recordingChanged(interaction).toCompletableFuture().get(1, TimeUnit.SECONDS)) {
                    return true;
                }
            } catch (ExecutionException | TimeoutException unknown) {
                // once more
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
        }
        return false;
    }

    @Override
    public boolean heardByAgents() {
        return conversations.rules().heardByAgents();
    }

    @Override
    public List<Recording> of(InteractionId interaction) {
        return recordings.of(interaction);
    }

    @Override
    public List<Recording> ofCustomer(String customer) {
        return recordings.ofCustomer(customer);
    }

    @Override
    public Optional<Recording> of(RecordingId id) {
        return recordings.of(id);
    }

    @Override
    public Optional<Path> listen(RecordingId id, String person, Instant at) {
        return recordings.listen(id, person, at);
    }

    @Override
    public List<Access> accesses(RecordingId id) {
        return recordings.accesses(id);
    }

    @Override
    public boolean erase(RecordingId id, String person, Instant at) {
        return recordings.erase(id, person, at);
    }
}
