package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.agi.AgiSession;
import hotline.ivr.flow.Key;
import hotline.ivr.run.QueueTalk;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One visit of a caller's channel: where its script and the switchboard meet. */
final class CallerVisit {
    final InteractionId interaction;
    final AgiSession session;
    final String channel;
    final String uniqueId;
    final Keys keys;
    /** The customer has not called: we have called her, for this offer; null for all others. */
    final @Nullable OfferId calledFor;

    final OrderSlot orders = new OrderSlot();

    /** The rest is the switchboard's: the newest order given. */
    @Nullable
    Order lastOrder;
    /** The offer whose phone this visit was ordered to ring and has not come back from. */
    @Nullable
    OfferId ringing;
    /** The script is walking the flow and reports the caller's leaving itself, after the path. */
    boolean inFlow;

    /** The keys that lead out of the queue; set by the script before the caller is in it. */
    volatile Set<Key> exitKeys = Set.of();
    /** Those of them that lead to keeping the place. */
    volatile Set<Key> callbackKeys = Set.of();
    /** The flow she began with and finishes with; of the script alone. */
    FlowDirectory.@Nullable Greeting greeting;
    /** The queue she was handed over to last; of the script alone. */
    @Nullable
    QueueId queue;

    /** Which emergency announcements she has heard in this visit; of the script alone. */
    final Set<Long> emergenciesHeard = new HashSet<>();

    /** The one of them that was pressed last. */
    volatile @Nullable Key exitKey;

    /** What the caller is told while she waits, null for nothing; the script's own. */
    @Nullable
    QueueTalk talk;
    /** An announcement is being played, which may be cut. */
    volatile boolean announcing;

    /** Completes with why the leg of a number outside has ended that is called from the script; null before there was one. */
    @Nullable
    CompletableFuture<Integer> outsideEnds;

    boolean leftReported;
    /** The script has ended. */
    boolean over;
    /** The last cause the manager interface told for this channel, -1 for none yet. */
    int cause = -1;

    /** Set by the script just before it hangs up: on whose behalf. */
    volatile @Nullable EndedBy finishing;
    /** And that it is because nobody is let in at the number she has dialled. */
    volatile boolean turnedAway;

    CallerVisit(InteractionId interaction, AgiSession session, Keys keys) {
        this.interaction = interaction;
        this.session = session;
        this.channel = session.field("channel");
        this.uniqueId = session.field("uniqueid");
        this.keys = keys;
        this.calledFor = Ids.calledFor(uniqueId);
    }
}
