package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which phones can be reached. Asterisk tells each change, but not in a reliable order: of a phone that registers anew it may tell last that the old
 * contact is gone. So it is asked for the state of all phones, too: after a connection, every {@value #LOOK_EVERY_SECONDS} s, a second after any change, and soon after
 * a call has failed for want of the phone, whose agent is not given calls until the phone is seen. A telephone outside registers nowhere: it can be reached as long
 * as the trunk can. Confined to the switchboard's thread.
 */
final class Stations {
    /** An agent's phone is named by its extension, the one in the browser with a w before it; trunks have other names. */
    private static final Pattern EXTENSION = Pattern.compile("w?[0-9]{2,10}");

    private static final String TRUNK = "trunk";

    private static final int LOOK_EVERY_SECONDS = 30;
    private static final long SETTLED_AFTER_MILLIS = 1_000;

    private final Acd acd;
    private final Map<String, Boolean> reachable = new HashMap<>();
    /** Who works at a telephone outside, and at which. */
    private final Map<AgentId, String> outside = new HashMap<>();

    private final StationDoubts doubts = new StationDoubts();
    private long lookedAt;
    private long changedAt;

    Stations(Acd acd) {
        this.acd = acd;
    }

    /** Who works where before the first event. */
    void begin(Snapshot snapshot) {
        snapshot.agents().forEach(agent -> worksAt(agent.config().id(), agent.station()));
    }

    void apply(Event event) {
        if (event instanceof Event.AgentSignedIn in) {
            worksAt(in.agent(), in.station());
        } else if (event instanceof Event.AvailabilityChanged changed
                && changed.availability() instanceof Availability.LoggedOut) {
            worksAt(changed.agent(), null);
        }
    }

    private void worksAt(AgentId agent, @Nullable String station) {
        String before = outside.remove(agent);
        if (before != null && !before.equals(station)) {
            seen(before, true); // nobody counts on it any more
            reachable.remove(before);
        }
        if (station != null && OutsideStation.isOne(station)) {
            outside.put(agent, station);
            Boolean trunk = reachable.get(TRUNK);
            if (trunk != null) {
                seen(station, trunk);
            }
        }
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
                endpoint(name(event.text("Peer")), status.equals("Reachable"));
            }
        } else {
            String status = event.text("ContactStatus");
            switch (status) {
                case "Reachable", "NonQualified" -> endpoint(event.text("EndpointName"), true);
                // with one contact a phone; a contact that was replaced by the phone's next registration is Removed too
                case "Unreachable", "Removed" -> endpoint(event.text("EndpointName"), false);
                default -> {
                    // Created, Updated, Unknown: not known yet
                }
            }
        }
    }

    private void device(String device, String state) {
        boolean there = !state.equals("UNAVAILABLE") && !state.equals("INVALID");
        if (there) {
            stationsBehind(name(device)).stream()
                    .filter(station -> doubts.isDue(station, now()))
                    .forEach(reachable::remove);
        }
        endpoint(name(device), there);
    }

    private void endpoint(String name, boolean there) {
        if (name.equals(TRUNK)) {
            reachable.put(TRUNK, there);
        }
        stationsBehind(name).forEach(station -> seen(station, there));
    }

    private List<String> stationsBehind(String endpoint) {
        if (endpoint.equals(TRUNK)) {
            return List.copyOf(outside.values());
        }
        return EXTENSION.matcher(endpoint).matches() ? List.of(endpoint) : List.of();
    }

    private void seen(String station, boolean there) {
        if (!Boolean.valueOf(there).equals(reachable.put(station, there))) {
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
