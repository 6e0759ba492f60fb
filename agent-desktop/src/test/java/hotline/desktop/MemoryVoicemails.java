package hotline.desktop;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.voicemail.Voicemail;
import hotline.desktop.message.VoicemailView;
import hotline.desktop.operation.VoicemailPorts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Messages in memory; the recording of each is the same file. */
final class MemoryVoicemails implements VoicemailPorts.Box, VoicemailPorts.CallBack {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<InteractionId, Voicemail> left = new ConcurrentHashMap<>();
    private final Map<InteractionId, Path> recordings = new ConcurrentHashMap<>();
    volatile boolean nobodyMayBeCalled;

    VoicemailPorts ports() {
        return new VoicemailPorts(this, this);
    }

    void leave(InteractionId interaction, QueueId queue, Path recording) {
        recordings.put(interaction, recording);
        left.put(interaction, new Voicemail(interaction, queue, "en", Instant.EPOCH, 2_000, null, null, null, null));
    }

    private boolean change(InteractionId interaction, UnaryOperator<@Nullable Voicemail> change) {
        boolean[] done = {false};
        left.computeIfPresent(interaction, (id, now) -> {
            Voicemail next = change.apply(now);
            done[0] = next != null;
            return next == null ? now : next;
        });
        return done[0];
    }

    private static Voicemail with(
            Voicemail one, @Nullable String takenBy, @Nullable Instant doneAt, @Nullable InteractionId call) {
        return new Voicemail(
                one.interaction(),
                one.queue(),
                one.language(),
                one.leftAt(),
                one.millis(),
                takenBy,
                takenBy == null ? null : Instant.EPOCH,
                doneAt,
                call);
    }

    @Override
    public List<VoicemailView> open(Collection<QueueId> queues) {
        return new TreeMap<>(left)
                .values().stream()
                        .filter(one -> queues.contains(one.queue()) && one.doneAt() == null)
                        .map(one -> new VoicemailView(
                                one.interaction(),
                                one.queue(),
                                "+8613800138000",
                                "Wang Fang",
                                one.language(),
                                one.leftAt(),
                                one.millis(),
                                one.takenBy(),
                                one.takenAt(),
                                one.doneAt(),
                                one.call(),
                                List.of()))
                        .toList();
    }

    @Override
    public Optional<Voicemail> of(InteractionId interaction) {
        return Optional.ofNullable(left.get(interaction));
    }

    @Override
    public boolean take(InteractionId interaction, String person, Instant at) {
        return change(
                interaction,
                one -> one.takenBy() != null && !person.equals(one.takenBy())
                        ? null
                        : with(one, person, one.doneAt(), one.call()));
    }

    @Override
    public boolean release(InteractionId interaction, String person, Instant at) {
        return change(interaction, one -> with(one, null, one.doneAt(), one.call()));
    }

    @Override
    public boolean done(InteractionId interaction, String person, Instant at) {
        return change(interaction, one -> with(one, one.takenBy(), at, one.call()));
    }

    @Override
    public boolean calls(InteractionId interaction, String person, InteractionId call) {
        return change(interaction, one -> with(one, one.takenBy(), one.doneAt(), call));
    }

    @Override
    public Optional<Path> listen(InteractionId interaction, String person, Instant at) {
        heard.add(person + " " + interaction);
        return Optional.ofNullable(recordings.get(interaction));
    }

    @Override
    public boolean erase(InteractionId interaction, String person, Instant at) {
        recordings.remove(interaction);
        return left.remove(interaction) != null;
    }

    @Override
    public Optional<Instant> prepare(InteractionId call, InteractionId earlier) {
        return nobodyMayBeCalled ? Optional.empty() : Optional.of(Instant.now().plusSeconds(600));
    }
}
