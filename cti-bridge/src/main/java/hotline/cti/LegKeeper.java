package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the legs there should be (a function of the core's state) with the legs there are (Asterisk's list of channels) and removes
 * the difference: a report to the core, or a hang-up of a leg nobody wants. What differs must differ in two looks {@value #SECOND_LOOK_MILLIS} ms
 * apart, because an event may be on its way. The same for a start, a lost connection, lost events and drift. All but {@link #compare} and the counters:
 * on the switchboard's thread.
 */
final class LegKeeper {
    private static final int SECOND_LOOK_MILLIS = 150;
    private static final int PATIENCE_SECONDS = 10;

    private final Mailbox mailbox;
    private final Supplier<@Nullable AmiConnection> asterisk;
    private final LegDifferences differences;
    private final LegRepairs repairs;
    private final Consumer<InteractionId> direct;
    private List<CompletableFuture<@Nullable Void>> waiting = new ArrayList<>();
    private List<CompletableFuture<@Nullable Void>> served = List.of();
    private boolean connected;
    /** What was said to Asterisk, and what it said, may not have been heard since the last look. */
    private boolean anew;

    private boolean looking;
    private volatile long comparisons;

    /**
     * @param asterisk the connection, null before there is one
     * @param direct told of each interaction of which a look has found legs that may belong elsewhere
     */
    LegKeeper(
            Mailbox mailbox,
            Supplier<@Nullable AmiConnection> asterisk,
            LegDifferences differences,
            LegRepairs repairs,
            Consumer<InteractionId> direct) {
        this.mailbox = mailbox;
        this.asterisk = asterisk;
        this.differences = differences;
        this.repairs = repairs;
        this.direct = direct;
    }

    /**
     * Looks, and completes when everything found has been reported, or after {@value #PATIENCE_SECONDS} s without Asterisk: then there is nothing to
     * look at. From any thread.
     */
    CompletionStage<@Nullable Void> compare() {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        mailbox.execute(() -> {
            waiting.add(done);
            look();
        });
        return done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** How many differences were removed. */
    long repairs() {
        return repairs.count();
    }

    long comparisons() {
        return comparisons;
    }

    void connected() {
        connected = true;
        anew = true;
        AmiConnection ami = asterisk.get();
        if (ami != null) {
            ami.send(AmiAction.of("CoreStatus"))
                    .thenAccept(answer -> mailbox.execute(() -> repairs.asteriskBooted(
                            answer.headers().text("CoreStartupDate"),
                            answer.headers().text("CoreStartupTime"))))
                    .exceptionally(failed -> null);
        }
        compare();
    }

    void disconnected() {
        connected = false;
        repairs.connectionLost();
    }

    private void look() {
        AmiConnection ami = asterisk.get();
        if (looking || waiting.isEmpty() || !connected || ami == null) {
            return;
        }
        looking = true;
        served = waiting;
        waiting = new ArrayList<>();
        look(ami, null);
    }

    private void look(AmiConnection ami, @Nullable Set<LegDifference> before) {
        ami.send(AmiAction.of("CoreShowChannels"))
                .thenCombine(ami.send(AmiAction.of("BridgeList")), LegKeeper::rows)
                .whenComplete((rows, failed) -> mailbox.execute(() -> {
                    if (failed != null || rows == null) {
                        waiting.addAll(served);
                        looking = false;
                    } else {
                        seen(ami, rows, before);
                    }
                }));
    }

    /** Null when one of the lists was refused. */
    private static @Nullable List<LegRow> rows(AmiResponse channels, AmiResponse bridges) {
        return channels.success() && bridges.success() ? LegRow.of(channels.list(), bridges.list()) : null;
    }

    private void seen(AmiConnection ami, List<LegRow> rows, @Nullable Set<LegDifference> before) {
        comparisons = comparisons + 1;
        Set<InteractionId> found = differences.adopt(rows, anew);
        anew = false;
        found.forEach(direct);
        Set<LegDifference> differing = differences.find(rows);
        if (before == null && !differing.isEmpty()) {
            mailbox.executeIn(SECOND_LOOK_MILLIS, () -> look(ami, differing));
            return;
        }
        if (before != null) {
            differing.retainAll(before);
            differing.forEach(repairs::repair);
        }
        looking = false;
        served.forEach(done -> done.complete(null));
        served = List.of();
        look();
    }
}
