package hotline.desktop;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Who works here; everybody's password is the id and "-secret". */
final class Staff {
    private final LongAdder checks = new LongAdder();
    private final Map<String, Person> people = new ConcurrentSkipListMap<>();

    Staff() {
        this(12);
    }

    Staff(int agents) {
        for (int i = 1; i <= agents; i++) {
            String id = id(i);
            put(new Person(
                    id, "Agent " + i, Set.of(Role.AGENT), i <= 6 ? "north" : "south", "10%02d".formatted(i), false));
        }
        put(new Person("s01", "Fang Lin", Set.of(Role.SUPERVISOR), "north", null, false));
        put(new Person("s02", "Mark Zhao", Set.of(Role.SUPERVISOR), "south", null, false));
        put(new Person("admin", "Administrator", Set.of(Role.ADMIN), "all", null, false));
    }

    static String id(int number) {
        return "a%02d".formatted(number);
    }

    /** How often a password was looked at. */
    long checks() {
        return checks.sum();
    }

    void put(Person person) {
        people.put(person.id(), person);
    }

    void disable(String id) {
        people.computeIfPresent(
                id, (same, was) -> new Person(id, was.name(), was.roles(), was.team(), was.station(), true));
    }

    void move(String id, String team) {
        people.computeIfPresent(
                id, (same, was) -> new Person(id, was.name(), was.roles(), team, was.station(), was.disabled()));
    }

    List<Person> all() {
        return List.copyOf(people.values());
    }

    Optional<Person> byPassword(String id, String password) {
        checks.increment();
        return Optional.ofNullable(people.get(id))
                .filter(person -> password.equals(id + "-secret") && !person.disabled());
    }
}
