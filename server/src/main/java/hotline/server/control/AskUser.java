package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.interaction.Code;
import hotline.crm.DatabaseAway;
import hotline.crm.people.IssuedSecret;
import hotline.crm.people.People;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.server.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code user}: the people who sign in. Passwords and PINs that are generated are answered once and not kept. */
public final class AskUser implements ControlCommand {
    private final People people;
    private final SignedIn signedIn;

    public AskUser(People people, SignedIn signedIn) {
        this.people = people;
        this.signedIn = signedIn;
    }

    /** Those who are signed in with a browser. Both methods may block for a moment and do not throw. */
    public interface SignedIn {
        /** Somebody has become another, or may no longer sign in. */
        void peopleChanged();

        /** Whoever signed in with the old one is signed out. */
        void passwordChanged(String person);
    }

    /** What was generated, for whom. */
    public record Issued(String id, String kind, String secret) {}

    /** What changed. */
    public record Outcome(List<Person> users, List<Issued> issued) {}

    @Override
    public String name() {
        return "user";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        try {
            return switch (Arguments.text(arguments, "action")) {
                case "list" -> new Outcome(people.all(), List.of());
                case "add" -> add(arguments);
                case "password" -> password(Arguments.text(arguments, "id"), arguments);
                case "disable" -> disable(Arguments.text(arguments, "id"));
                default -> throw new Refused("bad-request", "There is no such action.", "See 'hotline user --help'.");
            };
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        } catch (IllegalArgumentException wrong) {
            throw new Refused("wrong-value", "Not done: " + wrong.getMessage() + ".", "See 'hotline user --help'.");
        }
    }

    private Outcome add(JsonNode arguments) {
        String id = Arguments.text(arguments, "id");
        if (people.find(id).isPresent()) {
            throw new Refused("taken", "There is somebody called " + shown(id) + " already.", "Choose another name.");
        }
        Person person = new Person(
                id,
                Arguments.text(arguments, "name"),
                Set.of(role(Arguments.text(arguments, "role"))),
                Arguments.optional(arguments, "team").orElse("all"),
                null,
                false);
        return new Outcome(List.of(person), issued(people.put(person)));
    }

    private Outcome password(String id, JsonNode arguments) {
        Optional<String> wanted = Arguments.optional(arguments, "password");
        List<IssuedSecret> issued = new ArrayList<>();
        boolean known;
        if (wanted.isPresent()) {
            known = people.setPassword(id, wanted.get());
        } else {
            Optional<IssuedSecret> made =
                    Arguments.truth(arguments, "pin") ? people.newPin(id) : people.newPassword(id);
            made.ifPresent(issued::add);
            known = made.isPresent();
        }
        if (!known) {
            throw unknown(id);
        }
        if (!Arguments.truth(arguments, "pin")) {
            signedIn.passwordChanged(id);
        }
        return new Outcome(people.find(id).stream().toList(), issued(issued));
    }

    private Outcome disable(String id) {
        if (!people.disable(id)) {
            throw unknown(id);
        }
        signedIn.peopleChanged();
        return new Outcome(people.find(id).stream().toList(), List.of());
    }

    private static Role role(String text) {
        Map<String, Role> roles = Map.of("supervisor", Role.SUPERVISOR, "admin", Role.ADMIN);
        Role role = roles.get(text.toLowerCase(Locale.ROOT));
        if (role == null) {
            throw new Refused(
                    "wrong-role",
                    "A user is a supervisor or an admin.",
                    "Agents are added in center.yaml and come with 'hotline apply'.");
        }
        return role;
    }

    private static List<Issued> issued(List<IssuedSecret> secrets) {
        return secrets.stream()
                .map(it -> new Issued(it.person(), it.kind().name().toLowerCase(Locale.ROOT), it.secret()))
                .toList();
    }

    private static Refused unknown(String id) {
        return new Refused(
                "unknown-user", "There is nobody called " + shown(id) + ".", "'hotline user list' shows them all.");
    }

    private static String shown(String id) {
        return Code.isValid(id) ? id : "that";
    }
}
