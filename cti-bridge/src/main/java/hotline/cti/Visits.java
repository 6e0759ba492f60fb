package hotline.cti;

import hotline.acd.interaction.InteractionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visits of callers that are going on. Confined to the switchboard's thread. */
final class Visits {
    private final Map<InteractionId, CallerVisit> byInteraction = new HashMap<>();
    private final Map<String, CallerVisit> byUniqueId = new HashMap<>();
    /** The channels of callers who are still in the conference into which a script brought them that has died. */
    private final Map<InteractionId, String> leftInConference = new HashMap<>();

    void add(CallerVisit visit) {
        leftInConference.remove(visit.interaction);
        byInteraction.put(visit.interaction, visit);
        byUniqueId.put(visit.uniqueId, visit);
    }

    void forget(CallerVisit visit) {
        byInteraction.remove(visit.interaction, visit);
        byUniqueId.remove(visit.uniqueId, visit);
    }

    /**
     * A look has found this caller in a conference, and remembers it when no script is there to take her out.
     *
     * @return whether that is news: nobody may have told her script where she is wanted since
     */
    boolean foundInConference(InteractionId interaction, String channel) {
        return of(interaction) == null && !channel.equals(leftInConference.put(interaction, channel));
    }

    /** The caller's channel that is in a conference with no script to take it out; null when there is none. */
    @Nullable
    String leftInConference(InteractionId interaction) {
        return leftInConference.get(interaction);
    }

    /** The caller is gone, or was taken out of it: her script comes by itself. */
    void noLongerInConference(InteractionId interaction) {
        leftInConference.remove(interaction);
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
