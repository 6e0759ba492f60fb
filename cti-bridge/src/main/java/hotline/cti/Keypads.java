package hotline.cti;

import hotline.cti.ami.AmiEvent;
import hotline.ivr.flow.Key;
import java.util.HashMap;
import java.util.Map;

/** Whose keys are listened to: those pressed while no command hears them are told by the manager interface. Confined to the switchboard's thread. */
final class Keypads {
    private final Map<String, Keys> byUniqueId = new HashMap<>();

    void listen(String uniqueId, Keys keys) {
        byUniqueId.put(uniqueId, keys);
    }

    void stopListening(String uniqueId) {
        byUniqueId.remove(uniqueId);
    }

    /** A {@code DTMFEnd}. */
    void pressed(AmiEvent event) {
        Keys keys = byUniqueId.get(event.text("Uniqueid"));
        if (keys != null
                && event.text("Direction").equals("Received")
                && event.text("Digit").length() == 1) {
            Key.of(event.text("Digit").charAt(0)).ifPresent(keys::managerTells);
        }
    }
}
