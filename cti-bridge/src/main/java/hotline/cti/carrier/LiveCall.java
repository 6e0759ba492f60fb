package hotline.cti.carrier;

import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call that is being made. Its own thread owns all state; everybody else writes into its mailbox. The public methods may be
 * called from any thread and do not block; the futures complete on the call's thread, and what follows them must not block it.
 */
public final class LiveCall {
    private static final Duration LATE_EVENTS = Duration.ofMillis(500);

    private sealed interface Message {}

    private record Happened(AmiEvent event) implements Message {}

    private record CallIdKnown(String callId) implements Message {}

    private record NotPlaced(String why) implements Message {}

    private record HangUp() implements Message {}

    private record Press(char key) implements Message {}

    private record AgentAnswered() implements Message {}

    private final Carrier carrier;
    private final Line line;
    private final LinkedBlockingQueue<Message> mailbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> callId = new CompletableFuture<>();
    private final CompletableFuture<Instant> answered = new CompletableFuture<>();
    private final CompletableFuture<Instant> agentHeard = new CompletableFuture<>();
    private final CompletableFuture<CallReport> report = new CompletableFuture<>();

    private final KeyPlan keyPlan;
    private final List<CallReport.KeySent> keys = new ArrayList<>();
    private final StringBuilder keysHeard = new StringBuilder();
    private final List<CallReport.Mark> heard = new ArrayList<>();
    private String channel = "";
    private Instant placedAt = Instant.now();
    private @Nullable Instant endedAt;
    private CallReport.@Nullable End orderedEnd;
    private int sipStatus;
    private int cause;
    /** When to hang up, by {@link #now}; and with which end. */
    private long limit;

    private CallReport.End limitMeans = CallReport.End.TIMEOUT;
    /** Nothing more is expected after this. */
    private long giveUp = Long.MAX_VALUE;

    LiveCall(Carrier carrier, Line line) {
        this.carrier = carrier;
        this.line = line;
        this.keyPlan = new KeyPlan(line.keys());
    }

    /** The SIP Call-ID, as soon as it is known; cancelled when no INVITE was sent. */
    public CompletableFuture<String> callId() {
        return callId.copy();
    }

    /** When it was answered; cancelled when it ends without. */
    public CompletableFuture<Instant> answered() {
        return answered.copy();
    }

    /** When an agent was first heard (or somebody said so, see {@link #agentAnswered}); cancelled when it ends without. */
    public CompletableFuture<Instant> agentHeard() {
        return agentHeard.copy();
    }

    /** The end; always comes, and never exceptionally. */
    public CompletableFuture<CallReport> report() {
        return report.copy();
    }

    /** Hang up now. */
    public void hangUp() {
        mailbox.add(new HangUp());
    }

    /** Press a key now. */
    public void press(char key) {
        mailbox.add(new Press(key));
    }

    /** For agents whose voice is not a demo phone's: from now on they talk. */
    public void agentAnswered() {
        mailbox.add(new AgentAnswered());
    }

    String id() {
        return line.id();
    }

    void happened(AmiEvent event) {
        mailbox.add(new Happened(event));
    }

    void lost(String why) {
        mailbox.add(new NotPlaced(why));
    }

    /** The call's thread. */
    void run() {
        limit = now() + line.timeout().toMillis();
        try {
            carrier.send(line.originate()).whenComplete((answer, failure) -> {
                if (failure != null) {
                    lost(String.valueOf(failure.getMessage()));
                } else if (!answer.success()) {
                    lost(answer.message());
                }
            });
            while (endedAt == null) {
                long wait = Math.max(0, Math.min(Math.min(limit, giveUp), keyPlan.next(now())) - now());
                Message message = mailbox.poll(wait, TimeUnit.MILLISECONDS);
                if (message != null) {
                    take(message);
                }
                keepTime();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private void take(Message message) {
        switch (message) {
            case Happened happened -> take(happened.event());
            case CallIdKnown known -> callId.complete(known.callId());
            case NotPlaced notPlaced -> end(CallReport.End.NOT_PLACED, Instant.now());
            case HangUp hangUp -> hangUp(CallReport.End.CALLER);
            case Press press -> send(press.key());
            case AgentAnswered now -> agentHeard(Instant.now());
        }
    }

    private void take(AmiEvent event) {
        Instant at = Carrier.time(event);
        switch (event.name()) {
            case "DialBegin" -> {
                placedAt = at;
                channel = event.text("DestChannel");
                askCallId();
                if (orderedEnd != null) {
                    endChannel();
                }
            }
            case "Newstate" -> {
                if (event.text("ChannelStateDesc").equals("Up") && answered.complete(at)) {
                    askCallId();
                    sipStatus = 200;
                    keyPlan.answered(now());
                    limitTo(line.hangUpAfter());
                }
            }
            case "ChannelTalkingStart" -> {
                heard.add(new CallReport.Mark(true, at));
                keyPlan.soundBegan(now());
            }
            case "ChannelTalkingStop" -> {
                heard.add(new CallReport.Mark(false, at));
                keyPlan.soundStopped();
            }
            case "DTMFEnd" -> {
                if (event.text("Direction").equals("Received")) {
                    keysHeard.append(event.text("Digit"));
                }
            }
            case "UserEvent" -> {
                if (event.text("UserEvent").equals("CarrierHeardAgent")) {
                    agentHeard(at);
                }
            }
            case "OriginateResponse" -> {
                if (event.text("Response").equals("Failure")) {
                    giveUp = Math.min(giveUp, now() + LATE_EVENTS.toMillis());
                }
            }
            case "Hangup" -> {
                cause = Carrier.number(event.text("Cause"));
                if (sipStatus == 0) {
                    sipStatus = Carrier.number(event.text("TechCause"));
                }
                end(answered.isDone() ? CallReport.End.FAR_END : CallReport.End.REFUSED, at);
            }
            default -> {} // Asterisk tells much that a caller does not need
        }
    }

    private void keepTime() {
        long now = now();
        char key = keyPlan.take(now);
        if (key != 0) {
            send(key);
        }
        if (now >= limit) {
            hangUp(limitMeans);
        }
        if (now >= giveUp) {
            end(orderedEnd == null ? CallReport.End.REFUSED : orderedEnd, Instant.now());
        }
    }

    private void agentHeard(Instant at) {
        if (agentHeard.complete(at)) {
            limitTo(line.talk());
        }
    }

    private void limitTo(@Nullable Duration fromNow) {
        if (fromNow != null && orderedEnd == null && now() + fromNow.toMillis() < limit) {
            limit = now() + fromNow.toMillis();
            limitMeans = CallReport.End.CALLER;
        }
    }

    private void askCallId() {
        if (!callId.isDone()) {
            carrier.send(AmiAction.of("Getvar").with("Channel", channel).with("Variable", "CHANNEL(pjsip,call-id)"))
                    .thenAccept(answer -> {
                        String known = answer.headers().text("Value");
                        if (!known.isEmpty()) {
                            mailbox.add(new CallIdKnown(known));
                        }
                    });
        }
    }

    private void send(char key) {
        keys.add(new CallReport.KeySent(key, Instant.now()));
        carrier.order(AmiAction.of("PlayDTMF")
                .with("Channel", channel)
                .with("Digit", String.valueOf(key))
                .with("Duration", String.valueOf(KeyPlan.KEY_MILLIS)));
    }

    private void hangUp(CallReport.End means) {
        if (orderedEnd == null) {
            orderedEnd = means;
            limit = Long.MAX_VALUE;
            giveUp = now() + 5_000;
            if (!channel.isEmpty()) {
                endChannel();
            }
        }
    }

    private void endChannel() {
        carrier.order(AmiAction.of("Hangup").with("Channel", channel).with("Cause", "16"));
    }

    private void end(CallReport.End end, Instant at) {
        if (endedAt == null) {
            endedAt = at;
            if (orderedEnd == null) {
                orderedEnd = end;
            }
        }
    }

    private void finish() {
        carrier.forget(this);
        callId.complete("");
        Instant answeredAt = answered.getNow(null);
        Instant heardAt = agentHeard.getNow(null);
        answered.cancel(false);
        agentHeard.cancel(false);
        report.complete(new CallReport(
                callId.join(),
                placedAt,
                answeredAt,
                heardAt,
                endedAt == null ? Instant.now() : endedAt,
                orderedEnd == null ? CallReport.End.NOT_PLACED : orderedEnd,
                sipStatus,
                cause,
                line.toneHz(),
                keys,
                keysHeard.toString(),
                heard,
                answeredAt == null ? null : line.recorded()));
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
