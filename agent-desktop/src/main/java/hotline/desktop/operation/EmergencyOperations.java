package hotline.desktop.operation;

import hotline.acd.queue.QueueId;
import hotline.crm.emergency.EmergencyPlace;
import hotline.crm.emergency.EmergencyPlace.Kind;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.message.Centre;
import hotline.desktop.message.EmergencyView;
import hotline.desktop.message.Text;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Emergency announcements, switched live by those who watch the queue, or all queues that the number can lead to. */
public final class EmergencyOperations {
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final EmergencyBook book;
    private final Access access;
    private final Supplier<Centre> centre;

    public EmergencyOperations(EmergencyBook book, Access access, Supplier<Centre> centre) {
        this.book = book;
        this.access = access;
        this.centre = centre;
    }

    record Nothing() {}

    /**
     * @param announcement id of one of those there are
     * @param closes nobody gets through: the call ends after it, or the queue is closed
     * @param until when it ends by itself; null: when somebody switches it off
     */
    record On(
            Kind kind,
            String place,
            String announcement,
            boolean closes,
            @Nullable Instant until) {}

    record Off(Kind kind, String place) {}

    /** @param text what is said */
    record Announcement(String id, Text text) {}

    /**
     * @param emergencies what is on
     * @param numbers for which one may switch
     * @param queues for which one may switch
     * @param announcements what can be announced
     */
    record Board(
            List<EmergencyView> emergencies,
            List<String> numbers,
            List<QueueId> queues,
            List<Announcement> announcements) {}

    /** @param ended the newest first */
    record Past(List<EmergencyView> ended) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "emergencies",
                        "GET",
                        "/emergencies",
                        WATCHERS,
                        Nothing.class,
                        this::board,
                        Board.class,
                        "The emergency announcements that are on, and what can be switched."),
                new Operation<>(
                        "emergencies.ended",
                        "GET",
                        "/emergencies/ended",
                        WATCHERS,
                        Nothing.class,
                        this::past,
                        Past.class,
                        "The emergency announcements that were on: who switched them on and off, and when."),
                new Operation<>(
                        "emergency.on",
                        "PUT",
                        "/emergencies/{kind}/{place}",
                        WATCHERS,
                        On.class,
                        this::on,
                        null,
                        "Switches an emergency announcement on for a number or a queue, from the next call; what was on there ends."),
                new Operation<>(
                        "emergency.off",
                        "DELETE",
                        "/emergencies/{kind}/{place}",
                        WATCHERS,
                        Off.class,
                        this::off,
                        null,
                        "Switches an emergency announcement off, from the next call."));
    }

    private Object board(Person person, Nothing nothing) {
        return new Board(
                seen(person, book.inForce()),
                book.numbers().keySet().stream()
                        .filter(number -> sees(person, Kind.NUMBER, number))
                        .toList(),
                centre.get().queues().stream()
                        .map(Centre.Queue::id)
                        .filter(queue -> access.seesQueue(person, queue))
                        .toList(),
                book.announcements().entrySet().stream()
                        .map(one -> new Announcement(one.getKey(), one.getValue()))
                        .toList());
    }

    private Object past(Person person, Nothing nothing) {
        return new Past(seen(person, book.ended()));
    }

    private @Nullable Object on(Person person, On wanted) {
        check(person, wanted.kind(), wanted.place());
        book.on(
                Core.actor(person),
                new EmergencyPlace(wanted.kind(), wanted.place()),
                wanted.announcement(),
                wanted.closes(),
                wanted.until());
        return null;
    }

    private @Nullable Object off(Person person, Off wanted) {
        check(person, wanted.kind(), wanted.place());
        book.off(Core.actor(person), new EmergencyPlace(wanted.kind(), wanted.place()));
        return null;
    }

    private List<EmergencyView> seen(Person person, List<EmergencyView> all) {
        return all.stream().filter(one -> sees(person, one.kind(), one.place())).toList();
    }

    private void check(Person person, Kind kind, String place) {
        if (!sees(person, kind, place)) {
            throw NotDone.forbidden(
                    kind == Kind.QUEUE
                            ? "That queue is not one you watch."
                            : "That number leads to queues that you do not watch.");
        }
    }

    private boolean sees(Person person, Kind kind, String place) {
        return switch (kind) {
            case NUMBER -> access.seesNumber(person, book.numbers().get(place));
            case QUEUE -> isId(place) && access.seesQueue(person, new QueueId(place));
        };
    }

    private static boolean isId(String place) {
        return hotline.acd.interaction.Code.isValid(place);
    }
}
