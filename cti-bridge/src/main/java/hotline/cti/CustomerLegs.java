package hotline.cti;

import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Callbacks.Destination;
import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The legs of customers who are called because they have kept their place: one call for each agent's acceptance, begun by us once, when the core has
 * written down that it is, and never by whoever comes after us. Tells the core what became of it, once. Who answers is visited by a script like any caller.
 * Confined to the switchboard's thread.
 */
final class CustomerLegs {
    private static final Logger log = LoggerFactory.getLogger(CustomerLegs.class);
    /** The channel's own end, which says why, is told beside the answer to our order. */
    private static final int CAUSE_WITHIN_MILLIS = 300;

    private static final Executor LOOKING_UP =
            work -> Thread.ofVirtual().name("callback-number").start(work);

    private final Acd acd;
    private final Matters matters;
    private final Visits visits;
    private final Callbacks callbacks;
    private final Lines lines;
    private final Mailbox mailbox;
    private final Map<OfferId, Call> calls = new HashMap<>();

    private static final class Call {
        final OfferId offer;
        final InteractionId interaction;
        /** Asterisk has been asked, so that a channel that is not there has ended or never was. */
        boolean ordered;

        @Nullable
        String channel;
        /** What is called, as Asterisk is told. */
        String dialled = "";

        boolean ended;

        Call(OfferId offer, InteractionId interaction) {
            this.offer = offer;
            this.interaction = interaction;
        }
    }

    CustomerLegs(Acd acd, Matters matters, Visits visits, Callbacks callbacks, Lines lines, Mailbox mailbox) {
        this.acd = acd;
        this.matters = matters;
        this.visits = visits;
        this.callbacks = callbacks;
        this.lines = lines;
        this.mailbox = mailbox;
    }

    /** The core has written down that this customer is called now. */
    void call(InteractionId interaction, OfferId offer, long expiresAt) {
        Call call = new Call(offer, interaction);
        if (calls.putIfAbsent(offer, call) != null) {
            return;
        }
        CompletableFuture.supplyAsync(() -> callbacks.destination(interaction), LOOKING_UP)
                .whenCompleteAsync((whom, failed) -> dial(call, whom, failed, expiresAt), mailbox);
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // what a future completes with
    private void dial(Call call, @Nullable Optional<Destination> whom, @Nullable Throwable failed, long expiresAt) {
        if (failed != null || whom == null || whom.isEmpty()) {
            log.warn("{}: nobody knows which number to call back, or it may not be called", call.interaction, failed);
            ends(call, CallbackEnd.FAILED);
            return;
        }
        if (!isWanted(call.offer)) {
            return;
        }
        call.ordered = true;
        call.dialled = whom.get().number() + "@trunk";
        lines.call(call.offer, call.interaction, whom.get(), expiresAt)
                .whenCompleteAsync(
                        (answer, refused) -> {
                            if (refused == null && !answer.success()) {
                                ends(call, CallbackEnd.FAILED);
                            }
                            // no answer: whether there is a channel, the next comparison tells
                        },
                        mailbox);
    }

    /** After a start of ours: whoever was before us has called, and whether anything came of it, the channels tell. */
    void takeOver(InteractionId interaction, OfferId offer) {
        calls.computeIfAbsent(offer, unseen -> new Call(offer, interaction)).ordered = true;
    }

    /** Asterisk has this channel for the offer, and it is not answered yet. */
    void begins(OfferId offer, String channel) {
        Call call = calls.get(offer);
        if (call != null) {
            call.channel = channel;
            call.ordered = true;
        }
        if (isUnwanted(offer)) {
            lines.hangUp(channel);
        }
    }

    /** Whether nobody wants this leg: who has answered is her script's, even where her ringing is told after it. */
    boolean isUnwanted(OfferId offer) {
        return !isWanted(offer) && !hasScript(offer);
    }

    private boolean hasScript(OfferId offer) {
        return visits.ofChannel(Ids.customerLeg(offer)) != null;
    }

    /** Whether the core waits for this customer to answer. */
    boolean isWanted(OfferId offer) {
        Matter matter = matters.of(offer);
        return matter != null && offer.equals(matter.dialling);
    }

    /** Whether a channel should be there: it was ordered, and its end was not told. */
    boolean isExpected(OfferId offer) {
        Call call = calls.get(offer);
        return call != null && call.ordered && !call.ended && !hasScript(offer);
    }

    void missing(OfferId offer) {
        Call call = calls.get(offer);
        if (call != null) {
            ends(call, CallbackEnd.FAILED);
        }
    }

    /** The customer is on the line, and her script there. */
    void answered(OfferId offer, InteractionId interaction) {
        Call call = calls.computeIfAbsent(offer, unseen -> new Call(offer, interaction));
        if (!call.ended) {
            call.ended = true;
            acd.report(new Report.CustomerReached(interaction, offer, now()));
        }
    }

    /** A {@code Hangup}. */
    void hungUp(AmiEvent event) {
        OfferId offer = Ids.calledFor(event.text("Uniqueid"));
        Call call = offer == null ? null : calls.get(offer);
        if (call != null && !hasScript(call.offer)) {
            ends(call, meaning(HangupCause.parse(event.text("Cause"))));
        }
    }

    /** An {@code OriginateResponse} that says that nothing came of it. */
    void failed(AmiEvent event) {
        OfferId offer = Ids.calledFor(event.text("Uniqueid"));
        String dialled = event.text("Channel").replaceFirst("^PJSIP/", "");
        List<Call> concerned = calls.values().stream()
                .filter(call -> !call.ended && call.ordered)
                .filter(call -> offer != null
                        ? call.offer.equals(offer)
                        : call.channel == null && !call.dialled.isEmpty() && call.dialled.equals(dialled))
                .toList();
        CallbackEnd how = event.text("Reason").equals("3") ? CallbackEnd.NO_ANSWER : CallbackEnd.FAILED;
        mailbox.executeIn(CAUSE_WITHIN_MILLIS, () -> concerned.forEach(call -> ends(call, how)));
    }

    /** Ends what still rings and for which the core has no use any more, and forgets what is over. */
    void releaseUnwanted() {
        for (Call call : List.copyOf(calls.values())) {
            if (!isWanted(call.offer)) {
                String channel = call.channel;
                if (channel != null && !call.ended && !hasScript(call.offer)) {
                    lines.hangUp(channel);
                }
                calls.remove(call.offer);
            }
        }
    }

    private void ends(Call call, CallbackEnd how) {
        if (!call.ended) {
            call.ended = true;
            acd.report(new Report.CustomerNotReached(call.offer, how, now()));
        }
    }

    private static CallbackEnd meaning(int cause) {
        LegEnd end = HangupCause.unanswered(cause).orElse(LegEnd.NO_ANSWER);
        return switch (end) {
            case BUSY -> CallbackEnd.BUSY;
            case DECLINED -> CallbackEnd.DECLINED;
            case NO_ANSWER, ANSWERED_ELSEWHERE, CALLER_GONE -> CallbackEnd.NO_ANSWER;
            case UNREACHABLE, FAILED -> CallbackEnd.FAILED;
        };
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
