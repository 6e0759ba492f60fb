package hotline.cti.fake;

import java.util.concurrent.CompletableFuture;

/** The leg of one agent at a {@link FakeAsterisk}: rings, is answered, ends. */
final class FakeLeg {
    private final FakeAsterisk asterisk;
    private final FakeCaller caller;
    private final FakePhone phone;
    private final String channel;
    private final String offer;
    private final String interaction;
    /** DIALSTATUS, once Dial can return. */
    private final CompletableFuture<String> dialStatus = new CompletableFuture<>();

    private boolean up;
    private boolean over;
    private int cause;

    FakeLeg(FakeAsterisk asterisk, FakeCaller caller, FakePhone phone, String offer) {
        this.asterisk = asterisk;
        this.caller = caller;
        this.phone = phone;
        this.offer = offer;
        this.interaction = caller.variable("HOTLINE_ID");
        this.channel = asterisk.newChannel(phone.extension());
    }

    String channel() {
        return channel;
    }

    String offer() {
        return offer;
    }

    String interaction() {
        return interaction;
    }

    synchronized boolean isUp() {
        return up;
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
            case DIVERTS -> {
                dial("DialEnd", "DialStatus: CANCEL");
                ends("BUSY", 23);
            }
        }
    }

    synchronized void answers() {
        if (!up && !over) {
            up = true;
            dial("DialEnd", "DialStatus: ANSWER");
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
            event(cause == 16 ? "HangupRequest" : "SoftHangupRequest", cause);
            hangup(cause);
            dialStatus.complete("ANSWER");
        }
    }

    synchronized void isHungUpByManager(int cause) {
        if (phone.habit() == FakePhone.Habit.ANSWERS_WHEN_WITHDRAWN) {
            answers();
        }
        if (up) {
            event("SoftHangupRequest", cause);
            partyIsGone(cause);
        } else {
            event("SoftHangupRequest", cause);
            ends("NOANSWER", cause);
        }
    }

    /** The caller has hung up. */
    synchronized void callerIsGone() {
        if (up) {
            partyIsGone(16);
        } else {
            ends("CANCEL", 3);
        }
    }

    synchronized void vanishes() {
        over = true;
        dialStatus.complete("");
    }

    private void partyIsGone(int cause) {
        if (!over) {
            over = true;
            hangup(cause);
            dialStatus.complete("ANSWER");
        }
    }

    private void hangup(int why) {
        cause = why;
        asterisk.legs.remove(channel);
        event("Hangup", why);
    }

    private void event(String name, int cause) {
        asterisk.manager.emits(
                name,
                "Channel: " + channel,
                "Uniqueid: " + channel,
                "ChanVariable: HOTLINE_ID=" + interaction,
                "ChanVariable: HOTLINE_LEG=agent",
                "ChanVariable: HOTLINE_OFFER=" + offer,
                "Cause: " + cause);
    }

    private void dial(String name, String more) {
        asterisk.manager.emits(
                name,
                "Channel: " + caller.channel(),
                "Uniqueid: " + caller.uniqueId(),
                "ChanVariable: HOTLINE_ID=" + interaction,
                "ChanVariable: HOTLINE_LEG=caller",
                "DestChannel: " + channel,
                "DestUniqueid: " + channel,
                "DestChanVariable: HOTLINE_ID=" + interaction,
                "DestChanVariable: HOTLINE_LEG=agent",
                "DestChanVariable: HOTLINE_OFFER=" + offer,
                more.isEmpty() ? "DialString: " + phone.extension() : more);
    }
}
