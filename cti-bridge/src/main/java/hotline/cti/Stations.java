package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which phones can be reached. Reports changes only. Confined to the switchboard's thread. */
final class Stations {
    /** An agent's phone is named by its extension; trunks have names with letters. */
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,10}");

    private final Acd acd;
    private final Map<String, Boolean> reachable = new HashMap<>();

    Stations(Acd acd) {
        this.acd = acd;
    }

    /** Asks Asterisk for all phones: first thing after a connection. */
    void look(AmiConnection ami, Switchboard switchboard) {
        ami.send(AmiAction.of("DeviceStateList"))
                .thenAccept(answer -> switchboard.post(
                        () -> answer.list().forEach(event -> device(event.text("Device"), event.text("State")))))
                .exceptionally(failed -> null);
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
        seen(name(device), !state.equals("UNAVAILABLE") && !state.equals("INVALID"));
    }

    private void seen(String station, boolean now) {
        if (EXTENSION.matcher(station).matches() && !Boolean.valueOf(now).equals(reachable.put(station, now))) {
            acd.report(new Report.StationSeen(station, now, System.currentTimeMillis()));
        }
    }

    private static String name(String device) {
        int slash = device.indexOf('/');
        return device.startsWith("PJSIP/") ? device.substring(slash + 1) : "";
    }
}
