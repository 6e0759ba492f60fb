package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Actor;
import hotline.crm.DatabaseAway;
import hotline.crm.emergency.Emergency;
import hotline.crm.emergency.EmergencyPlace;
import hotline.crm.emergency.EmergencyPlace.Kind;
import hotline.server.Refused;
import hotline.server.center.EmergencyOffice;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code emergency}: announcements that are switched on and off for a number or a queue. */
public final class AskEmergency implements ControlCommand {
    private static final Actor BY = new Actor("user:command-line");
    private static final int MOST_ENDED = 50;

    private final EmergencyOffice emergencies;

    public AskEmergency(EmergencyOffice emergencies) {
        this.emergencies = emergencies;
    }

    /** One that is or was on. */
    public record Told(
            String kind,
            String place,
            String announcement,
            boolean closes,
            Instant since,
            String by,
            @Nullable Instant until,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {
        static Told of(Emergency one) {
            return new Told(
                    one.place().kind().name().toLowerCase(Locale.ROOT),
                    one.place().id(),
                    one.announcement(),
                    one.closes(),
                    one.since(),
                    one.by().value(),
                    one.until(),
                    one.endedAt(),
                    one.endedBy() == null ? null : one.endedBy().value());
        }
    }

    /**
     * What there is.
     *
     * @param emergencies what is on
     * @param ended what was, the newest first; empty unless asked for
     * @param announcements what can be switched on
     */
    public record Listed(List<Told> emergencies, List<Told> ended, Collection<String> announcements) {}

    @Override
    public String name() {
        return "emergency";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        try {
            switch (Arguments.text(arguments, "action")) {
                case "list" -> {}
                case "on" ->
                    emergencies.on(
                            place(arguments),
                            Arguments.text(arguments, "announcement"),
                            Arguments.truth(arguments, "closes"),
                            Arguments.optional(arguments, "until")
                                    .map(AskEmergency::instant)
                                    .orElse(null),
                            BY);
                case "off" -> emergencies.off(place(arguments), BY);
                default ->
                    throw new Refused("bad-request", "There is no such action.", "See 'hotline emergency --help'.");
            }
            return new Listed(
                    emergencies.inForce().stream().map(Told::of).toList(),
                    Arguments.truth(arguments, "ended")
                            ? emergencies.ended(MOST_ENDED).stream()
                                    .map(Told::of)
                                    .toList()
                            : List.of(),
                    emergencies.announcements());
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        }
    }

    private static EmergencyPlace place(JsonNode arguments) {
        return Arguments.optional(arguments, "number")
                .map(number -> new EmergencyPlace(Kind.NUMBER, number))
                .orElseGet(() -> new EmergencyPlace(Kind.QUEUE, Arguments.text(arguments, "queue")));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused("bad-until", "'until' is no moment.", "Write it like 2026-11-20T10:00:00Z.");
        }
    }
}
