package hotline.cti.fake;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The leg of one agent, or of a number outside (which has no offer), at a {@link FakeAsterisk}: rings, is answered, ends. */
final class FakeLeg {
    private static final String WATCH = "watch";
    /** What Asterisk tells of a hang-up of its own (silence) or by request is no cause but such a flag (AST_SOFTHANGUP_DEV and _EXPLICIT); the cause comes with Hangup. */
    private static final int BY_DEVICE = 1;

    private static final int BY_REQUEST = 32;

    private final FakeAsterisk asterisk;
    private @Nullable FakeCaller caller;
    private @Nullable FakeLeg peer;
    private String place = "";
    private boolean moved;
    /** It was fetched while something was played to it, and hears nothing but that. */
    private boolean deaf;
    /** Whoever picks it up is asked for a key first. */
    private final boolean asks;

    private boolean taken;
    private final FakePhone phone;
    private final String channel;
    private String offer;
    private String uniqueId;
    private String role;
    private final String interaction;
    /** DIALSTATUS, once Dial can return. */
    private final CompletableFuture<String> dialStatus = new CompletableFuture<>();

    private boolean up;
    private boolean over;
    private int cause;

    /** Over when the two it connected are no longer connected. */
    private CompletableFuture<String> talk = CompletableFuture.completedFuture("");

    /** @param caller whose Dial it is; null for one that rings by itself and waits in the lounge when it is answered */
    FakeLeg(FakeAsterisk asterisk, @Nullable FakeCaller caller, String interaction, FakePhone phone, String offer) {
        this.asterisk = asterisk;
        this.caller = caller;
        this.phone = phone;
        this.offer = offer;
        this.interaction = interaction;
        this.asks = phone.isOutside();
        this.channel = asterisk.newChannel(asks ? "trunk" : phone.extension());
        this.uniqueId = channel;
        this.role = offer.isEmpty() ? "outside" : "agent";
    }

    /** Where it waits once it is answered. */
    synchronized void waitsIn(String where) {
        place = where;
    }

    /** A supervisor's, who from the answer on hears what goes on in another leg. */
    synchronized void watches(String id, String how) {
        uniqueId = id;
        role = WATCH;
        place = how;
    }

    /** The manager sets a variable. */
    synchronized void isSet(String variable, String value) {
        switch (variable) {
            case "HOTLINE_OFFER" -> offer = value;
            case "HOTLINE_LEG" -> role = value;
            default -> throw new IllegalArgumentException("nobody needs " + variable);
        }
    }

    /** A caller's script has the two connected. */
    synchronized CompletableFuture<String> joins() {
        talk = new CompletableFuture<>();
        isFetched();
        if (over) {
            talk.complete("");
        }
        return talk;
    }

    String channel() {
        return channel;
    }

    String uniqueId() {
        return uniqueId;
    }

    synchronized String offer() {
        return offer;
    }

    String interaction() {
        return interaction;
    }

    synchronized String role() {
        return role;
    }

    synchronized boolean isUp() {
        return up;
    }

    /** In which it is with others; empty for none. Those who talk with each other are in the same one, and all who wait in the same place. */
    synchronized String bridge() {
        if (!up || role.equals(WATCH) || (asks && !taken)) {
            return "";
        }
        if (waitsSomewhere()) {
            return "waiting-" + place;
        }
        FakeLeg other = peer;
        return "b-" + (other == null || channel.compareTo(other.channel) < 0 ? channel : other.channel);
    }

    synchronized boolean waitsSomewhere() {
        return up && !place.isEmpty() && !place.equals("conf");
    }

    synchronized boolean isOver() {
        return over;
    }

    synchronized int cause() {
        return cause;
    }

    CompletableFuture<String> dialStatus() {
        return dialStatus;
    }

    void begins() {
        dial("DialBegin", "");
        switch (phone.habit()) {
            case RINGS, ANSWERS_WHEN_WITHDRAWN, UNREACHABLE -> dial("DialState", "DialStatus: RINGING");
            case ANSWERS_AT_ONCE -> answers();
            case IS_BUSY -> ends("BUSY", 17);
            case DECLINES -> ends("NOANSWER", 21);
            case IS_SILENCED -> ends("NOANSWER", 19);
            case FAILS -> ends("NOANSWER", 38);
            case DIVERTS -> diverts();
        }
    }

    void diverts() {
        dial("DialEnd", "DialStatus: CANCEL");
        ends("BUSY", 23);
    }

    synchronized void answers() {
        if (!up && !over) {
            up = true;
            dial("DialEnd", "DialStatus: ANSWER");
            if (role.equals(WATCH)) {
                asterisk.manager.emits(
                        "OriginateResponse", "Response: Success", "Channel: " + channel, "Uniqueid: " + uniqueId);
            } else if (!asks && (caller == null || offer.isEmpty())) {
                waits();
            }
        }
    }

    /** Who has picked it up presses a key. */
    synchronized void presses(char key) {
        if (!up || over || taken) {
            throw new IllegalStateException("nobody asks for a key");
        }
        if (key == '1') {
            taken = true;
            moved = true;
            waits();
        } else {
            partyIsGone(21);
        }
    }

    /** Without having been answered. */
    synchronized void ends(String status, int cause) {
        if (!up && !over) {
            over = true;
            dial("DialEnd", "DialStatus: " + status);
            hangup(cause);
            dialStatus.complete(status);
        }
    }

    synchronized void partyHangsUp(int cause) {
        if (up && !over) {
            over = true;
            if (cause == 16) {
                event("HangupRequest", cause);
            } else {
                event("SoftHangupRequest", BY_DEVICE);
            }
            hangup(cause);
            dialStatus.complete("ANSWER");
            talk.complete("");
        }
    }

    synchronized void isHungUpByManager(int cause) {
        if (phone.habit() == FakePhone.Habit.ANSWERS_WHEN_WITHDRAWN) {
            answers();
        }
        if (up) {
            event("SoftHangupRequest", BY_REQUEST);
            partyIsGone(cause);
        } else {
            event("SoftHangupRequest", BY_REQUEST);
            ends("NOANSWER", cause);
        }
    }

    /** The caller has hung up. */
    synchronized void callerIsGone() {
        if (up && caller == null) {
            talk.complete("");
            waits();
        } else if (up) {
            partyIsGone(16);
        } else {
            ends("CANCEL", 3);
        }
    }

    synchronized void vanishes() {
        over = true;
        dialStatus.complete("");
        talk.complete("");
    }

    private void partyIsGone(int cause) {
        if (!over) {
            over = true;
            hangup(cause);
            dialStatus.complete("ANSWER");
            talk.complete("");
        }
    }

    private void hangup(int why) {
        cause = why;
        asterisk.legs.remove(channel);
        event("Hangup", why);
        FakeLeg other = peer;
        peer = null;
        if (other != null) {
            Thread.ofVirtual().start(() -> other.isLeftAloneBy(this));
        }
    }

    /** In the lounge, or another room. */
    private void waits() {
        place = place.isEmpty() ? "lounge" : place;
        event("BridgeEnter", 0);
    }

    /** It is sent to another place of the dialplan; whoever it talks with is alone. */
    synchronized void isRedirected(String context, String exten) {
        place = context.equals("conf") ? "conf" : exten;
        if (context.equals(WATCH)) {
            return;
        }
        moved = true;
        deaf = false;
        caller = null;
        FakeLeg other = peer;
        peer = null;
        dialStatus.complete("ANSWER");
        talk.complete("");
        event("BridgeEnter", 0);
        if (other != null) {
            other.isLeftAloneBy(this);
        }
    }

    /** Unless it has been sent elsewhere in the same moment. */
    private synchronized void isLeftAloneBy(FakeLeg other) {
        if (peer != other) {
            return;
        }
        peer = null;
        place = "lounge";
        if (!over) {
            event("BridgeEnter", 0);
        }
    }

    synchronized void isBridgedWith(FakeLeg other) {
        peer = other;
        isFetched();
    }

    private void isFetched() {
        deaf = !place.equals("still");
        place = "";
    }

    /** Whether it hears whoever it is together with. */
    synchronized boolean hears() {
        return !deaf;
    }

    /** The leg it talks with besides callers, null for none. */
    synchronized @Nullable FakeLeg peer() {
        return peer;
    }

    /** The context of the dialplan it is in. */
    synchronized String context() {
        return place.equals("conf") ? "conf" : moved ? "agentleg" : "";
    }

    /** Where it waits, or {@code conf}; empty while it talks with somebody else. */
    synchronized String place() {
        return place;
    }

    private void event(String name, int cause) {
        asterisk.manager.emits(
                name,
                "BridgeTechnology: " + (place.equals("conf") ? "softmix" : "holding_bridge"),
                "Channel: " + channel,
                "Exten: " + place,
                "Uniqueid: " + uniqueId,
                "ChanVariable: HOTLINE_ID=" + interaction,
                "ChanVariable: HOTLINE_LEG=" + role(),
                "ChanVariable: HOTLINE_OFFER=" + offer,
                "Cause: " + cause);
    }

    private void dial(String name, String more) {
        asterisk.manager.emits(
                name,
                "Channel: " + (caller == null ? "" : caller.channel()),
                "Uniqueid: " + (caller == null ? "" : caller.uniqueId()),
                "ChanVariable: HOTLINE_ID=" + (caller == null ? "" : interaction),
                "ChanVariable: HOTLINE_LEG=" + (caller == null ? "" : "caller"),
                "DestChannel: " + channel,
                "DestUniqueid: " + uniqueId,
                "DestChanVariable: HOTLINE_ID=" + interaction,
                "DestChanVariable: HOTLINE_LEG=" + role(),
                "DestChanVariable: HOTLINE_OFFER=" + offer,
                more.isEmpty() ? "DialString: " + phone.extension() : more);
    }
}
