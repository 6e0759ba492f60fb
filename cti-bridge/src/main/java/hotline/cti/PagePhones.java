package hotline.cti;

import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the page in which a phone lives was loaded anew: a page names its phone by chance, and keeps the name as long as it lives, through lost and new
 * connections. Whatever conversation the page before had is then nobody's. Confined to the switchboard's thread.
 */
final class PagePhones {
    /** The station of an agent's page begins so. */
    private static final String PREFIX = "w";

    private final Map<String, String> names = new HashMap<>();

    /** @return the station whose page is another one now; empty when it is not, or there was none before */
    String loadedAnew(AmiEvent contactStatus) {
        String station = contactStatus.text("EndpointName");
        String name = contactStatus.text("URI");
        String status = contactStatus.text("ContactStatus");
        boolean there = status.equals("NonQualified") || status.equals("Reachable") || status.equals("Created");
        if (!station.startsWith(PREFIX) || !there || name.isEmpty()) {
            return "";
        }
        String before = names.put(station, name);
        return before == null || before.equals(name) ? "" : station;
    }
}
