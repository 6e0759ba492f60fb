package hotline.desktop.operation;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.voicemail.Voicemail;
import hotline.desktop.message.VoicemailView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages that callers have left, and calling them back. */
public record VoicemailPorts(Box box, CallBack callBack) {
    /** @see hotline.crm.voicemail.Voicemails Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
    public interface Box {
        List<VoicemailView> open(Collection<QueueId> queues);

        Optional<Voicemail> of(InteractionId interaction);

        boolean take(InteractionId interaction, String person, Instant at);

        boolean release(InteractionId interaction, String person, Instant at);

        boolean done(InteractionId interaction, String person, Instant at);

        boolean calls(InteractionId interaction, String person, InteractionId call);

        /** The recording; that this person listens to it is written down before. */
        Optional<Path> listen(InteractionId interaction, String person, Instant at);

        boolean erase(InteractionId interaction, String person, Instant at);
    }

    /** Who may be called, and where. */
    public interface CallBack {
        /**
         * Lets a new interaction know whom it calls: the caller of an earlier one.
         *
         * @return until when she may be called; empty when she cannot be: no number, one we may not call, nobody knows any more. Blocks, may throw {@link hotline.crm.DatabaseAway}
         */
        Optional<Instant> prepare(InteractionId call, InteractionId earlier);
    }
}
