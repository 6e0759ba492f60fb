package hotline.desktop.records;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.access.Access;
import hotline.crm.contact.CallerCards;
import hotline.crm.contact.KnownCaller;
import hotline.crm.voicemail.Voicemail;
import hotline.crm.voicemail.Voicemails;
import hotline.desktop.message.VoicemailView;
import hotline.desktop.message.VoicemailView.Heard;
import hotline.desktop.operation.VoicemailPorts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages callers have left, out of the store, with who they are. */
public final class StoredVoicemails implements VoicemailPorts.Box {
    private final Voicemails voicemails;
    private final CallerCards cards;

    public StoredVoicemails(Voicemails voicemails, CallerCards cards) {
        this.voicemails = voicemails;
        this.cards = cards;
    }

    @Override
    public List<VoicemailView> open(Collection<QueueId> queues) {
        List<Voicemail> open = voicemails.open(queues);
        Map<InteractionId, KnownCaller> callers =
                cards.callers(open.stream().map(Voicemail::interaction).toList());
        return open.stream()
                .map(one -> view(one, callers.get(one.interaction()), List.of()))
                .toList();
    }

    /** The one an interaction is about; empty when there is none. */
    Optional<VoicemailView> about(InteractionId interaction) {
        return voicemails
                .about(interaction)
                .map(one -> view(
                        one,
                        cards.callers(List.of(one.interaction())).get(one.interaction()),
                        voicemails.accesses(one.interaction())));
    }

    private static VoicemailView view(Voicemail one, @Nullable KnownCaller caller, List<Access> accesses) {
        return new VoicemailView(
                one.interaction(),
                one.queue(),
                caller == null ? null : caller.number(),
                caller == null ? null : caller.customerName(),
                one.language(),
                one.leftAt(),
                one.millis(),
                one.takenBy(),
                one.takenAt(),
                one.doneAt(),
                one.call(),
                accesses.stream()
                        .map(access -> new Heard(access.person(), access.at()))
                        .toList());
    }

    @Override
    public Optional<Voicemail> of(InteractionId interaction) {
        return voicemails.of(interaction);
    }

    @Override
    public boolean take(InteractionId interaction, String person, Instant at) {
        return voicemails.take(interaction, person, at);
    }

    @Override
    public boolean release(InteractionId interaction, String person, Instant at) {
        return voicemails.release(interaction, person, at);
    }

    @Override
    public boolean done(InteractionId interaction, String person, Instant at) {
        return voicemails.done(interaction, person, at);
    }

    @Override
    public boolean calls(InteractionId interaction, String person, InteractionId call) {
        return voicemails.calls(interaction, person, call);
    }

    @Override
    public Optional<Path> listen(InteractionId interaction, String person, Instant at) {
        return voicemails.listen(interaction, person, at);
    }

    @Override
    public boolean erase(InteractionId interaction, String person, Instant at) {
        return voicemails.erase(interaction, person, at);
    }
}
