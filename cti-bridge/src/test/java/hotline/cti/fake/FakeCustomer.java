package hotline.cti.fake;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The telephone of a customer, or of somebody else outside, which a {@link FakeAsterisk} calls through its trunk. */
public final class FakeCustomer {
    private final FakeAsterisk asterisk;
    private final String number;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile @Nullable Ringing ringing;
    private volatile @Nullable FakeCaller talking;
    private volatile int busyFor;
    private volatile String shown = "";

    /** A leg that is not answered yet. */
    record Ringing(String channel, String uniqueId, String interaction) {}

    FakeCustomer(FakeAsterisk asterisk, String number) {
        this.asterisk = asterisk;
        this.number = number;
    }

    /** How often it was called. */
    public int calls() {
        return calls.size();
    }

    public FakeCustomer waitsUntilCalled(int times) {
        await().until(() -> calls.size() >= times);
        return this;
    }

    /** Who has called last, as it shows it. */
    public String shows() {
        return shown;
    }

    public boolean rings() {
        return ringing != null;
    }

    /** The next so many calls are refused as busy. */
    public void isBusyFor(int times) {
        busyFor = times;
    }

    public FakeCaller answers() {
        Ringing leg = ringing;
        if (leg == null) {
            throw new IllegalStateException("nobody calls " + number);
        }
        ringing = null;
        FakeCaller caller = new FakeCaller(asterisk, leg.channel(), leg.uniqueId(), number, leg.interaction());
        talking = caller;
        asterisk.callers.add(caller);
        caller.begin();
        return caller;
    }

    /** Nobody of us is told. */
    public void stopsRingingUnnoticed() {
        ringing = null;
    }

    @Nullable
    Ringing ringing() {
        return ringing;
    }

    void isCalled(String uniqueId, String interaction, String as) {
        shown = as;
        Ringing leg = new Ringing(asterisk.newChannel("trunk"), uniqueId, interaction);
        ringing = leg;
        asterisk.manager.emits(
                "DialBegin",
                "DestChannel: " + leg.channel(),
                "DestUniqueid: " + uniqueId,
                "DestChanVariable: HOTLINE_ID=" + interaction,
                "DestChanVariable: HOTLINE_LEG=callback",
                "DialString: " + number + "@trunk");
        calls.add(uniqueId); // whoever sees it ring, and answers, does so when it has been told that it rings
        if (busyFor > 0) {
            busyFor--;
            ends(17);
        }
    }

    void ends(int cause) {
        Ringing leg = ringing;
        if (leg != null) {
            ringing = null;
            asterisk.manager.emits(
                    "Hangup", "Channel: " + leg.channel(), "Uniqueid: " + leg.uniqueId(), "Cause: " + cause);
            asterisk.manager.emits(
                    "OriginateResponse",
                    "Response: Failure",
                    "Channel: " + leg.channel(),
                    "Reason: 0",
                    "Uniqueid: " + leg.uniqueId());
        }
    }
}
