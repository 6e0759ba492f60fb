package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which phones can be reached. Asterisk tells each change, but not in a reliable order: of a phone that registers anew it may tell last that the old
 * contact is gone. So it is asked for the state of all phones, too: after a connection, every {@value #LOOK_EVERY_SECONDS} s, a second after any change, and soon after
 * a call has failed for want of the phone, whose agent is not given calls until the phone is seen. Confined to the switchboard's thread.
 */
final class Stations {
    /** An agent's phone is named by its extension, the one in the browser with a w before it; trunks have other names. */
    private static final Pattern EXTENSION = Pattern.compile("w?[0-9]{2,10}");

    private static final int LOOK_EVERY_SECONDS = 30;
    private static final long SETTLED_AFTER_MILLIS = 1_000;

    private final Acd acd;
    private final Map<String, Boolean> reachable = new HashMap<>();
    private final StationDoubts doubts = new StationDoubts();
    private long lookedAt;
    private long changedAt;

    Stations(Acd acd) {
        this.acd = acd;
    }

    /** Asks Asterisk for all phones: first thing after a connection. */
    void look(AmiConnection ami, Consumer<Runnable> later) {
        lookedAt = now();
        ami.send(AmiAction.of("DeviceStateList"))
                .thenAccept(answer -> later.accept(
                        () -> answer.list().forEach(event -> device(event.text("Device"), event.text("State")))))
                .exceptionally(failed -> null);
    }

    /** Asks again if it is time to; now and then. */
    void lookWhenDue(AmiConnection ami, Consumer<Runnable> later) {
        long now = now();
        boolean changed = changedAt >= lookedAt && now >= changedAt + SETTLED_AFTER_MILLIS;
        if (changed || now - lookedAt >= LOOK_EVERY_SECONDS * 1_000L || doubts.anyDue(now)) {
            look(ami, later);
        }
    }

    /** The phone could not be called. */
    void notReached(String station) {
        doubts.failed(station, now());
    }

    /** The phone rang or was answered. */
    void reached(String station) {
        doubts.reached(station);
    }

    void happened(AmiEvent event) {
        if (event.name().equals("PeerStatus")) {
            String status = event.text("PeerStatus");
            if (status.equals("Reachable") || status.equals("Unreachable")) {
                seen(name(event.text("Peer")), status.equals("Reachable"));
            }
        } else {
            String status = event.text("ContactStatus");
            switch (status) {
                case "Reachable", "NonQualified" -> seen(event.text("EndpointName"), true);
                // with one contact a phone; a contact that was replaced by the phone's next registration is Removed too
                case "Unreachable", "Removed" -> seen(event.text("EndpointName"), false);
                default -> {
                    // Created, Updated, Unknown: not known yet
                }
            }
        }
    }

    private void device(String device, String state) {
        String station = name(device);
        boolean there = !state.equals("UNAVAILABLE") && !state.equals("INVALID");
        if (there && doubts.isDue(station, now())) {
            reachable.remove(station);
        }
        seen(station, there);
    }

    private void seen(String station, boolean there) {
        if (EXTENSION.matcher(station).matches() && !Boolean.valueOf(there).equals(reachable.put(station, there))) {
            changedAt = now();
            if (there) {
                doubts.told(station);
            }
            acd.report(new Report.StationSeen(station, there, now()));
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static String name(String device) {
        int slash = device.indexOf('/');
        return device.startsWith("PJSIP/") ? device.substring(slash + 1) : "";
    }
}
