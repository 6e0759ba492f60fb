package hotline.server.adapter;

import hotline.acd.distributor.Actor;
import hotline.acd.queue.QueueId;
import hotline.crm.emergency.Emergency;
import hotline.crm.emergency.EmergencyPlace;
import hotline.cti.EmergencyAnnouncements;
import hotline.desktop.message.EmergencyView;
import hotline.desktop.message.Text;
import hotline.desktop.operation.EmergencyBook;
import hotline.desktop.operation.NotDone;
import hotline.ivr.sound.Prompts;
import hotline.ivr.speech.Language;
import hotline.server.Refused;
import hotline.server.center.Center;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterOffice;
import hotline.server.center.EmergencyOffice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Emergency announcements as supervisors see and switch them in their browsers. */
public final class EmergencyViews implements EmergencyBook {
    private static final int MOST_ENDED = 50;

    private final CenterOffice office;
    private final EmergencyOffice emergencies;
    private final Prompts prompts;

    public EmergencyViews(CenterOffice office, EmergencyOffice emergencies, Prompts prompts) {
        this.office = office;
        this.emergencies = emergencies;
        this.prompts = prompts;
    }

    @Override
    public List<EmergencyView> inForce() {
        return emergencies.inForce().stream().map(this::view).toList();
    }

    @Override
    public List<EmergencyView> ended() {
        return emergencies.ended(MOST_ENDED).stream().map(this::view).toList();
    }

    @Override
    public Map<String, Set<QueueId>> numbers() {
        Center center = office.current();
        Map<String, Set<QueueId>> numbers = new LinkedHashMap<>();
        for (CenterConfiguration.Number number : center.configuration().numbers()) {
            numbers.put(number.dialled(), center.queuesOf(number));
        }
        return numbers;
    }

    @Override
    public Map<String, Text> announcements() {
        Map<String, Text> texts = new TreeMap<>();
        emergencies.announcements().forEach(id -> texts.put(id, text(id)));
        return texts;
    }

    @Override
    public void on(Actor by, EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until) {
        try {
            emergencies.on(place, announcement, closes, until, by);
        } catch (Refused refused) {
            throw refusal(refused);
        }
    }

    @Override
    public void off(Actor by, EmergencyPlace place) {
        try {
            emergencies.off(place, by);
        } catch (Refused refused) {
            throw refusal(refused);
        }
    }

    private static NotDone refusal(Refused refused) {
        String code = refused.code();
        if (code.startsWith("unknown-")) {
            return NotDone.unknown(code.substring("unknown-".length()), refused.message());
        } else if (code.startsWith("bad-")) {
            return NotDone.bad(code.substring("bad-".length()), refused.message(), refused.remedy());
        }
        return NotDone.conflict(code, refused.message(), refused.remedy());
    }

    private EmergencyView view(Emergency on) {
        return new EmergencyView(
                on.place().kind(),
                on.place().id(),
                on.announcement(),
                prompts.ids().contains(on.announcement()) ? text(on.announcement()) : null,
                on.closes(),
                on.since(),
                on.by().value(),
                on.until(),
                on.endedAt(),
                on.endedBy() == null ? null : on.endedBy().value());
    }

    /** What a node is about that stands in a story's path for an announcement; empty for all others. */
    public static Optional<Text> title(String node) {
        return node.startsWith(EmergencyAnnouncements.NODE)
                ? Optional.of(new Text("应急播报", "Emergency announcement"))
                : Optional.empty();
    }

    private Text text(String id) {
        return new Text(
                prompts.text(id, Language.CHINESE).orElse(id),
                prompts.text(id, Language.ENGLISH).orElse(id));
    }
}
