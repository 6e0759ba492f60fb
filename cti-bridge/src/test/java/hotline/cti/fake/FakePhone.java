package hotline.cti.fake;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An agent's phone at a {@link FakeAsterisk}. */
public final class FakePhone {
    /** What the phone does by itself when it is called. */
    public enum Habit {
        RINGS,
        ANSWERS_AT_ONCE,
        /** 486 */
        IS_BUSY,
        /** 603 */
        DECLINES,
        /** 480 */
        IS_SILENCED,
        /** 500 */
        FAILS,
        /** 302 */
        DIVERTS,
        UNREACHABLE,
        /** The answer and our withdrawal cross on the wire: it answers when it is told to stop. */
        ANSWERS_WHEN_WITHDRAWN
    }

    private final FakeAsterisk asterisk;
    private final String extension;
    private final List<FakeLeg> calls = new CopyOnWriteArrayList<>();
    private volatile Habit habit = Habit.RINGS;
    private volatile String shown = "";
    private volatile String asked = "";

    FakePhone(FakeAsterisk asterisk, String extension) {
        this.asterisk = asterisk;
        this.extension = extension;
    }

    public FakePhone does(Habit what) {
        habit = what;
        return this;
    }

    /** A telephone outside, {@code tel:+86…}, where whoever picks it up is asked for a key. */
    boolean isOutside() {
        return extension.startsWith("tel:");
    }

    public String extension() {
        return extension;
    }

    void isShown(String number) {
        shown = number;
    }

    /** Who calls, as it shows it, where no script has called it. */
    public String shows() {
        return shown;
    }

    /** @param question the files that are played */
    void isAsked(String question) {
        asked = question;
    }

    /** What it is asked, where it is one outside: files with {@code &} between. */
    public String asked() {
        return asked;
    }

    /** How often it was called. */
    public int invitations() {
        return calls.size();
    }

    public FakePhone waitsUntilRung() {
        return waitsUntilRung(1);
    }

    public FakePhone waitsUntilRung(int times) {
        await().until(() -> calls.size() >= times);
        return this;
    }

    public void answers() {
        last().answers();
    }

    /** Whoever has picked it up presses this key. */
    public void presses(char key) {
        last().presses(key);
    }

    public void declines() {
        last().ends("NOANSWER", 21);
    }

    /** Dial has rung it as long as it was told. */
    public void ringsInVain() {
        last().ends("NOANSWER", 0);
    }

    /** It sends the call elsewhere. */
    public void diverts() {
        last().diverts();
    }

    public void hangsUp() {
        last().partyHangsUp(16);
    }

    /** No audio any more: Asterisk gives it up. */
    public void falls() {
        last().partyHangsUp(44);
    }

    public void holds() {
        asterisk.manager.emits("Hold", "Channel: " + last().channel());
    }

    public void retrieves() {
        asterisk.manager.emits("Unhold", "Channel: " + last().channel());
    }

    public void registers(boolean yes) {
        habit = yes ? Habit.RINGS : Habit.UNREACHABLE;
        asterisk.manager.emits(
                "PeerStatus",
                "ChannelType: PJSIP",
                "Peer: PJSIP/" + extension,
                "PeerStatus: " + (yes ? "Reachable" : "Unreachable"));
    }

    /** From another address; that the old contact is gone is told last. */
    public void registersAnew() {
        contact("NonQualified");
        contact("Reachable");
        contact("Removed");
    }

    /** The page in which it lives is loaded, and names its phone by chance. */
    public void pageIsLoaded(String name) {
        asterisk.manager.emits(
                "ContactStatus", "EndpointName: " + extension, "ContactStatus: NonQualified", "URI: sip:" + name);
    }

    private void contact(String status) {
        asterisk.manager.emits("ContactStatus", "EndpointName: " + extension, "ContactStatus: " + status);
    }

    /** As {@link #registers}, but nobody is told. */
    public void registersUnnoticed(boolean yes) {
        habit = yes ? Habit.RINGS : Habit.UNREACHABLE;
    }

    /** The cause with which the last call to it ended. */
    public int lastCause() {
        return last().cause();
    }

    public boolean isBeingCalled() {
        return !calls.isEmpty() && !calls.getLast().isOver();
    }

    boolean isReachable() {
        return habit != Habit.UNREACHABLE;
    }

    Habit habit() {
        return habit;
    }

    /** A call comes in; null when there is no way to the phone. */
    @Nullable
    FakeLeg isCalled(FakeCaller by, String interaction, String offer) {
        return isReachable() ? rung(new FakeLeg(asterisk, by, interaction, this, offer)) : null;
    }

    /** One of nobody's, who has answered it waits there. */
    @Nullable
    FakeLeg isCalledToWait(String where, String interaction, String offer) {
        if (!isReachable()) {
            return null;
        }
        FakeLeg leg = new FakeLeg(asterisk, null, interaction, this, offer);
        leg.waitsIn(where);
        return rung(leg);
    }

    /** The same, of a supervisor. */
    @Nullable
    FakeLeg isCalledToWatch(String id, String interaction, String how) {
        if (!isReachable()) {
            return null;
        }
        FakeLeg leg = new FakeLeg(asterisk, null, interaction, this, "");
        leg.watches(id, how);
        return rung(leg);
    }

    /** Whether the two are connected, without a caller, and hear each other. */
    public boolean talksWith(FakePhone other) {
        return last().peer() == other.last()
                && last().hears()
                && other.last().hears()
                && isBeingCalled()
                && other.isBeingCalled();
    }

    /** How this phone's supervisor hears an agent's conversation, or where else its leg is. */
    public String place() {
        return last().place();
    }

    /** Somebody whose order it is unknown has sent this phone's supervisor to another place. */
    public void isSentTo(String where) {
        last().isRedirected("watch", where);
    }

    private FakeLeg rung(FakeLeg leg) {
        synchronized (leg) { // whoever sees it ring, and answers, does so when it has been told that it rings
            asterisk.legs.put(leg.channel(), leg);
            calls.add(leg);
            leg.begins();
        }
        return leg;
    }

    private FakeLeg last() {
        return calls.getLast();
    }
}
