package hotline.cti;

import hotline.acd.interaction.InteractionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visits of callers that are going on. Confined to the switchboard's thread. */
final class Visits {
    private final Map<InteractionId, CallerVisit> byInteraction = new HashMap<>();
    private final Map<String, CallerVisit> byUniqueId = new HashMap<>();

    void add(CallerVisit visit) {
        byInteraction.put(visit.interaction, visit);
        byUniqueId.put(visit.uniqueId, visit);
    }

    void forget(CallerVisit visit) {
        byInteraction.remove(visit.interaction, visit);
        byUniqueId.remove(visit.uniqueId, visit);
    }

    @Nullable
    CallerVisit of(InteractionId interaction) {
        return byInteraction.get(interaction);
    }

    @Nullable
    CallerVisit ofChannel(String uniqueId) {
        return byUniqueId.get(uniqueId);
    }

    /** The one of this interaction whose channel is still there; null when there is none. */
    @Nullable
    CallerVisit living(InteractionId interaction) {
        CallerVisit visit = of(interaction);
        return visit == null || visit.session.isGone() ? null : visit;
    }
}
