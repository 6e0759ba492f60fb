package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Matter.Offering;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiResponse;
import hotline.cti.ami.AmiUnavailable;
import hotline.ivr.flow.OutsideNumbers;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What we have Asterisk do with legs over the manager interface: ring an agent's phone, hang a leg up. Never blocks; what comes of it is told by events. */
final class Lines {
    private static final Logger log = LoggerFactory.getLogger(Lines.class);
    /** Asterisk's own limit is a safety net behind the core's deadline. */
    private static final long RING_BEYOND_DEADLINE_MILLIS = 30_000;

    private static final long RING_OUTSIDE_MILLIS = 45_000;
    private static final long RING_WATCHER_MILLIS = 20_000;

    /** A leg that has not come to where it was sent before cannot be sent on: a moment later it can. */
    private static final long SEND_AGAIN_MILLIS = 100;

    private static final int MOST_SENT = 20;

    private final Mailbox mailbox;
    private final Supplier<@Nullable AmiConnection> asterisk;
    private final OutsideNumbers allowed;
    private final Function<AgentId, String> question;

    /**
     * @param mailbox the switchboard's: what is tried again is tried there
     * @param asterisk the connection, null before there is one
     * @param allowed which numbers outside may be called
     * @param question what an agent's telephone outside hears when it is picked up: files of the dialplan's {@code Background}
     */
    Lines(
            Mailbox mailbox,
            Supplier<@Nullable AmiConnection> asterisk,
            OutsideNumbers allowed,
            Function<AgentId, String> question) {
        this.mailbox = mailbox;
        this.asterisk = asterisk;
        this.allowed = allowed;
        this.question = question;
    }

    /** What Asterisk calls to reach this station. */
    static String device(String station) {
        return "PJSIP/" + (OutsideStation.isOne(station) ? OutsideStation.number(station) + "@trunk" : station);
    }

    /** Whether this station may be called; a number outside may have been forbidden since its agent signed in. */
    boolean mayCall(String station) {
        return !OutsideStation.isOne(station) || allowed.allow(OutsideStation.number(station));
    }

    /** Ends the channel of this name, later, as a call that was withdrawn; a channel that is gone does not matter. */
    void hangUp(String channel) {
        hangUp(channel, HangupCause.REJECTED);
    }

    /** @param cause what the phone is told: it shows a withdrawn call, or one answered elsewhere, and not a missed one */
    void hangUp(String channel, int cause) {
        AmiConnection connection = asterisk.get();
        if (connection != null) {
            connection
                    .send(AmiAction.of("Hangup").with("Channel", channel).with("Cause", String.valueOf(cause)))
                    .whenComplete((answer, failed) -> {
                        if (failed != null) {
                            log.info("hanging up {} was not answered; the next comparison sees to it", channel);
                        }
                    });
        }
    }

    /**
     * Sends a leg to a place of the dialplan; where Asterisk refuses, again for two seconds.
     *
     * @param wanted whether it still belongs there; asked on the switchboard's thread before it is tried again
     */
    void redirect(String channel, String context, String extension, BooleanSupplier wanted) {
        redirect(channel, context, extension, wanted, MOST_SENT);
    }

    private void redirect(String channel, String context, String extension, BooleanSupplier wanted, int most) {
        tell(
                AmiAction.of("Redirect")
                        .with("Channel", channel)
                        .with("Context", context)
                        .with("Exten", extension)
                        .with("Priority", "1"),
                "sending " + channel + " to " + context + " " + extension,
                () -> {
                    if (most > 1) {
                        mailbox.executeIn(SEND_AGAIN_MILLIS, () -> {
                            if (wanted.getAsBoolean()) {
                                redirect(channel, context, extension, wanted, most - 1);
                            }
                        });
                    }
                });
    }

    /** Lets two legs talk that wait. */
    void bridge(String one, String other) {
        tell(
                AmiAction.of("Bridge")
                        .with("Channel1", one)
                        .with("Channel2", other)
                        .with("Tone", "no"),
                "connecting " + one + " with " + other);
    }

    /** Takes a caller out of a conference, back to her script. */
    void kick(String conference, String channel) {
        tell(
                AmiAction.of("ConfbridgeKick").with("Conference", conference).with("Channel", channel),
                "taking " + channel + " out of conference " + conference);
    }

    /** Sends a key to the party on this channel. */
    void press(String channel, char key) {
        tell(
                AmiAction.of("PlayDTMF")
                        .with("Channel", channel)
                        .with("Digit", String.valueOf(key))
                        .with("Duration", "160"),
                "a key to " + channel);
    }

    /**
     * Lets nothing be heard any more in what is recorded of this channel, or lets it be heard again. Asked for again it is as before.
     *
     * @return whether it is so; false also when nobody could be told
     */
    CompletableFuture<Boolean> silence(String channel, boolean silent) {
        AmiConnection connection = asterisk.get();
        if (connection == null) {
            return CompletableFuture.completedFuture(false);
        }
        return connection
                .send(AmiAction.of("MixMonitorMute")
                        .with("Channel", channel)
                        .with("Direction", "both")
                        .with("State", silent ? "1" : "0"))
                .handle((answer, failed) -> failed == null && answer.success());
    }

    private void tell(AmiAction action, String what) {
        tell(action, what, () -> {});
    }

    /** @param refused done when Asterisk has answered that it does not do it */
    private void tell(AmiAction action, String what, Runnable refused) {
        AmiConnection connection = asterisk.get();
        if (connection != null) {
            connection.send(action).whenComplete((answer, failed) -> {
                if (failed != null || !answer.success()) {
                    log.info(
                            "{} was not done: {}",
                            what,
                            failed != null
                                    ? failed.getMessage()
                                    : answer.headers().text("Message"));
                }
                if (failed == null && !answer.success()) {
                    refused.run();
                }
            });
        }
    }

    /**
     * Calls somebody outside for an agent; who answers waits until the agent is brought. Asked for twice it is done once: the channel's id is ours.
     *
     * @param number to dial, only digits and a leading +
     * @param shownAs our number
     */
    CompletableFuture<AmiResponse> callOutside(
            String channelId, InteractionId interaction, String number, String shownAs) {
        AmiConnection connection = asterisk.get();
        if (connection == null) {
            return CompletableFuture.failedFuture(new AmiUnavailable("no connection to Asterisk yet"));
        }
        return connection.send(AmiAction.of("Originate")
                .with("Channel", "PJSIP/" + FromOutside.number(number) + "@trunk")
                .with("ChannelId", channelId)
                .with("Context", "agentleg")
                .with("Exten", Place.STILL.extension)
                .with("Priority", "1")
                .with("Timeout", String.valueOf(RING_OUTSIDE_MILLIS))
                .with("CallerID", FromOutside.number(shownAs))
                .with("Account", OutsideLegs.ROLE)
                .with("Variable", "HOTLINE_ID=" + interaction)
                .with("Variable", "HOTLINE_LEG=" + OutsideLegs.ROLE)
                .with("Variable", "CHANNEL(userfield)=" + interaction)
                .with("Async", "true"));
    }

    /**
     * Calls a supervisor, who from the answer on is on the line of an agent. Asked for twice it is done once: the channel's id is ours.
     *
     * @param watched the agent's channel
     * @param how a place of the dialplan's context {@code watch}
     */
    CompletableFuture<AmiResponse> callWatcher(
            String channelId, InteractionId interaction, String station, String watched, String how) {
        AmiConnection connection = asterisk.get();
        if (connection == null) {
            return CompletableFuture.failedFuture(new AmiUnavailable("no connection to Asterisk yet"));
        }
        return connection.send(AmiAction.of("Originate")
                .with("Channel", "PJSIP/" + station)
                .with("ChannelId", channelId)
                .with("Context", WatchLegs.ROLE)
                .with("Exten", how)
                .with("Priority", "1")
                .with("Timeout", String.valueOf(RING_WATCHER_MILLIS))
                .with("Account", WatchLegs.ROLE)
                .with("Variable", "HOTLINE_ID=" + interaction)
                .with("Variable", "HOTLINE_LEG=" + WatchLegs.ROLE)
                .with("Variable", "HOTLINE_WATCHED=" + watched)
                .with("Variable", "CHANNEL(userfield)=" + interaction)
                .with("Async", "true"));
    }

    /** From now on this channel is an agent's leg, also for whoever looks at it after us. */
    void becomesAgent(String channel, OfferId offer) {
        set(channel, "HOTLINE_OFFER", offer.toString());
        set(channel, "HOTLINE_LEG", "agent");
    }

    private void set(String channel, String variable, String value) {
        tell(
                AmiAction.of("Setvar")
                        .with("Channel", channel)
                        .with("Variable", variable)
                        .with("Value", value),
                "noting " + variable + " on " + channel);
    }

    /** Cuts what a script is playing to this channel, if it is playing. */
    void stopPlaying(String channel) {
        AmiConnection connection = asterisk.get();
        if (connection != null) {
            connection
                    .send(AmiAction.of("ControlPlayback")
                            .with("Channel", channel)
                            .with("Control", "stop"))
                    .whenComplete((answer, failed) -> {
                        if (failed != null) {
                            log.debug("an announcement to {} could not be cut", channel);
                        }
                    });
        }
    }

    /**
     * Rings this phone; a leg that is answered waits until its caller is brought. At a telephone outside the dialplan asks for a key first, whether we are there or
     * not. Asked for twice it is done once: the channel's id is ours.
     *
     * @param callerNumber what the phone shows
     * @param waiting where who has answered waits
     * @return Asterisk's answer; completes exceptionally when there is none
     */
    CompletableFuture<AmiResponse> ring(String channelId, Offering offering, String callerNumber, Place waiting) {
        AmiConnection connection = asterisk.get();
        if (connection == null) {
            return CompletableFuture.failedFuture(new AmiUnavailable("no connection to Asterisk yet"));
        }
        long millis = Math.max(1_000, offering.expiresAt() - System.currentTimeMillis()) + RING_BEYOND_DEADLINE_MILLIS;
        boolean asked = OutsideStation.isOne(offering.station());
        AmiAction ring = AmiAction.of("Originate")
                .with("Channel", device(offering.station()))
                .with("ChannelId", channelId)
                .with("Context", asked ? "accept" : "agentleg")
                .with("Exten", asked ? "ask" : waiting.extension)
                .with("Priority", "1")
                .with("Timeout", String.valueOf(millis))
                .with("CallerID", callerNumber)
                .with("Account", "agent")
                .with("Variable", "HOTLINE_ID=" + offering.interaction())
                .with("Variable", "HOTLINE_LEG=agent")
                .with("Variable", "HOTLINE_OFFER=" + offering.offer())
                .with("Variable", "CHANNEL(userfield)=" + offering.interaction())
                .with("Async", "true");
        if (asked) {
            ring = ring.with("Variable", "HOTLINE_ASK=" + question.apply(offering.agent()))
                    .with("Variable", "HOTLINE_THEN=" + waiting.extension)
                    .with("Variable", "HOTLINE_UNTIL=" + (offering.expiresAt() + 999) / 1_000);
        }
        return connection.send(ring);
    }

    /**
     * Calls a customer through the carrier; who answers is in the dialplan's care like any caller, and so in that of a script. Asked for twice it is
     * done once: the channel's id is the offer's.
     *
     * @param expiresAt when the core gives it up, milliseconds since 1970
     * @return Asterisk's answer; completes exceptionally when there is none
     */
    CompletableFuture<AmiResponse> call(
            OfferId offer, InteractionId interaction, Callbacks.Destination whom, long expiresAt) {
        AmiConnection connection = asterisk.get();
        if (connection == null) {
            return CompletableFuture.failedFuture(new AmiUnavailable("no connection to Asterisk yet"));
        }
        long millis = Math.max(1_000, expiresAt - System.currentTimeMillis()) + RING_BEYOND_DEADLINE_MILLIS;
        return connection.send(AmiAction.of("Originate")
                .with("Channel", "PJSIP/" + FromOutside.number(whom.number()) + "@trunk")
                .with("ChannelId", Ids.customerLeg(offer))
                .with("Context", "hotline")
                .with("Exten", "main")
                .with("Priority", "1")
                .with("Timeout", String.valueOf(millis))
                .with("CallerID", FromOutside.number(whom.shownAs()))
                .with("Account", "callback")
                .with("Variable", "HOTLINE_ID=" + interaction)
                .with("Variable", "HOTLINE_LEG=callback")
                .with("Variable", "CHANNEL(userfield)=" + interaction)
                .with("Async", "true"));
    }
}
