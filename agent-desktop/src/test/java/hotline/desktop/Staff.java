package hotline.desktop;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who works here; everybody's password is the id and "-secret". */
final class Staff {
    private final Map<String, Person> people = new ConcurrentSkipListMap<>();

    Staff() {
        for (int i = 1; i <= 12; i++) {
            String id = "a%02d".formatted(i);
            put(new Person(
                    id, "Agent " + i, Set.of(Role.AGENT), i <= 6 ? "north" : "south", "10%02d".formatted(i), false));
        }
        put(new Person("s01", "Fang Lin", Set.of(Role.SUPERVISOR), "north", null, false));
        put(new Person("s02", "Mark Zhao", Set.of(Role.SUPERVISOR), "south", null, false));
        put(new Person("admin", "Administrator", Set.of(Role.ADMIN), "all", null, false));
    }

    void put(Person person) {
        people.put(person.id(), person);
    }

    void disable(String id) {
        people.computeIfPresent(
                id, (same, was) -> new Person(id, was.name(), was.roles(), was.team(), was.station(), true));
    }

    List<Person> all() {
        return List.copyOf(people.values());
    }

    Optional<Person> byPassword(String id, String password) {
        return Optional.ofNullable(people.get(id))
                .filter(person -> password.equals(id + "-secret") && !person.disabled());
    }
}
