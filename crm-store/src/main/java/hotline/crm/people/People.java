package hotline.crm.people;

import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The people in PostgreSQL. Methods block (checking a password takes some 30 ms of computing on purpose), and throw
 * {@link hotline.crm.DatabaseAway}. How often somebody may try is for whoever asks to limit.
 */
public final class People {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_SECRET = 200;

    private final Database database;
    private final Secrets secrets = new Secrets();
    private final KeyedDigits pins;

    /** @param pinKey this installation's; with another one the agents' PINs are wrong */
    public People(Database database, String pinKey) {
        this.database = database;
        this.pins = new KeyedDigits(pinKey);
    }

    /** Everybody, by id. */
    public List<Person> all() {
        return database.transaction(handle -> handle.createQuery("SELECT * FROM person ORDER BY id")
                .map((row, context) -> person(row))
                .list());
    }

    public Optional<Person> find(String id) {
        return database.transaction(handle -> handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne());
    }

    /** In which language people want to be spoken to, by id: BCP 47; who has never said so is not in it. */
    public Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        database.transaction(handle -> handle.createQuery("SELECT id, language FROM person WHERE language IS NOT NULL")
                .map((row, context) -> languages.put(row.getString("id"), row.getString("language")))
                .list());
        return languages;
    }

    /**
     * The person wants to be spoken to in this language.
     *
     * @return false when there is no such person
     */
    public boolean speaks(String id, String language) {
        return database.transaction(
                handle -> handle.createUpdate("UPDATE person SET language = :language WHERE id = :id")
                                .bind("language", language)
                                .bind("id", id)
                                .execute()
                        > 0);
    }

    /** What the person wants of the pages; the usual of who has never said so. */
    public Preferences preferences(String id) {
        return database.transaction(handle -> handle.createQuery("SELECT keys, auto_answer FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Preferences(row.getString("keys"), row.getBoolean("auto_answer")))
                .findOne()
                .orElse(Preferences.USUAL));
    }

    /** Nothing is kept of who is not there. */
    public void prefers(String id, Preferences wanted) {
        database.transaction(
                handle -> handle.createUpdate("UPDATE person SET keys = :keys, auto_answer = :auto WHERE id = :id")
                        .bind("keys", wanted.keys())
                        .bind("auto", wanted.autoAnswer())
                        .bind("id", id)
                        .execute());
    }

    /** The person, when the password is theirs and they may sign in. */
    public Optional<Person> byPassword(String id, String password) {
        return bySecret(id, password, "password_hash", Secrets::matches);
    }

    /** The person, when the PIN is theirs and they may sign in. */
    public Optional<Person> byPin(String id, String pin) {
        return bySecret(
                id,
                pin,
                "pin_hash",
                // as were kept before
                (secret, hash) -> hash != null && Secrets.isHash(hash)
                        ? Secrets.matches(secret, hash)
                        : pins.match(id, secret, hash));
    }

    /**
     * Makes these agents the agents, in one transaction: new ones are added, known ones changed, and who is an agent and not
     * among them no longer is (disabled when that was the only role). Other roles stay.
     *
     * @return a password and a PIN for everybody who had none
     */
    public List<IssuedSecret> apply(List<Person> agents) {
        return database.transaction(handle -> {
            Set<String> wanted = new HashSet<>();
            for (Person agent : agents) {
                wanted.add(agent.id());
                Set<Role> roles = new HashSet<>(agent.roles());
                read(handle, agent.id()).ifPresent(known -> roles.addAll(known.roles()));
                put(
                        handle,
                        new Person(agent.id(), agent.name(), roles, agent.team(), agent.station(), agent.disabled()));
            }
            List<Person> known = handle.createQuery("SELECT * FROM person ORDER BY id")
                    .map((row, context) -> person(row))
                    .list();
            for (Person person : known) {
                if (person.roles().contains(Role.AGENT) && !wanted.contains(person.id())) {
                    put(handle, withoutAgent(person));
                }
            }
            return issueMissing(handle);
        });
    }

    /**
     * Adds or changes one person.
     *
     * @return a password, and for agents a PIN, when there was none
     */
    public List<IssuedSecret> put(Person person) {
        return database.transaction(handle -> {
            put(handle, person);
            return issueMissing(handle);
        });
    }

    /**
     * @return false when there is no such person
     */
    public boolean disable(String id) {
        return update("UPDATE person SET disabled = true WHERE id = :id", id, null);
    }

    /** A new password; the old one no longer opens anything. Empty when there is no such person. */
    public Optional<IssuedSecret> newPassword(String id) {
        String password = secrets.newPassword();
        return keepPassword(id, Secrets.hashOfNewPassword(password))
                ? Optional.of(new IssuedSecret(id, IssuedSecret.Kind.PASSWORD, password))
                : Optional.empty();
    }

    /** A new PIN; the old one no longer opens anything. Empty when there is no such person. */
    public Optional<IssuedSecret> newPin(String id) {
        String pin = secrets.newPin();
        return setPin(id, pin) ? Optional.of(new IssuedSecret(id, IssuedSecret.Kind.PIN, pin)) : Optional.empty();
    }

    /**
     * @return false when there is no such person
     * @throws IllegalArgumentException when it is too short
     */
    public boolean setPassword(String id, String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_SECRET) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST_PASSWORD + " to " + LONGEST_SECRET + " characters");
        }
        return keepPassword(id, Secrets.hash(password));
    }

    private boolean keepPassword(String id, String hash) {
        return update("UPDATE person SET password_hash = :hash WHERE id = :id", id, hash);
    }

    /**
     * @return false when there is no such person
     * @throws IllegalArgumentException when it is no PIN
     */
    public boolean setPin(String id, String pin) {
        if (!pin.matches("[0-9]{4,12}")) {
            throw new IllegalArgumentException("a PIN has 4 to 12 digits");
        }
        return update("UPDATE person SET pin_hash = :hash WHERE id = :id", id, pins.kept(id, pin));
    }

    private interface Check {
        boolean matches(String secret, @Nullable String kept);
    }

    private Optional<Person> bySecret(String id, String secret, String column, Check check) {
        if (secret.length() > LONGEST_SECRET || id.length() > LONGEST_SECRET || id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        record Known(Person person, @Nullable String hash) {}
        Optional<Known> known = database.transaction(handle -> handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Known(person(row), row.getString(column)))
                .findOne());
        boolean matches = check.matches(secret, known.map(Known::hash).orElse(null));
        return matches ? known.map(Known::person).filter(person -> !person.disabled()) : Optional.empty();
    }

    private boolean update(String sql, String id, @Nullable String hash) {
        return database.transaction(handle -> {
            var update = handle.createUpdate(sql).bind("id", id);
            return (hash == null ? update : update.bind("hash", hash)).execute() > 0;
        });
    }

    private List<IssuedSecret> issueMissing(Handle handle) {
        List<IssuedSecret> issued = new ArrayList<>();
        handle.createQuery("SELECT * FROM person WHERE NOT disabled AND password_hash IS NULL ORDER BY id")
                .map((row, context) -> person(row))
                .list()
                .forEach(person ->
                        issued.add(new IssuedSecret(person.id(), IssuedSecret.Kind.PASSWORD, secrets.newPassword())));
        handle
                .createQuery("SELECT * FROM person WHERE NOT disabled AND pin_hash IS NULL ORDER BY id")
                .map((row, context) -> person(row))
                .list()
                .stream()
                .filter(person -> person.roles().contains(Role.AGENT))
                .forEach(person -> issued.add(new IssuedSecret(person.id(), IssuedSecret.Kind.PIN, secrets.newPin())));
        for (IssuedSecret one : issued) {
            boolean password = one.kind() == IssuedSecret.Kind.PASSWORD;
            handle.createUpdate("UPDATE person SET " + (password ? "password_hash" : "pin_hash")
                            + " = :kept WHERE id = :id")
                    .bind(
                            "kept",
                            password ? Secrets.hashOfNewPassword(one.secret()) : pins.kept(one.person(), one.secret()))
                    .bind("id", one.person())
                    .execute();
        }
        return issued;
    }

    private static Person withoutAgent(Person person) {
        Set<Role> others = new HashSet<>(person.roles());
        others.remove(Role.AGENT);
        boolean only = others.isEmpty();
        return new Person(
                person.id(),
                person.name(),
                only ? person.roles() : others,
                person.team(),
                only ? person.station() : null,
                only || person.disabled());
    }

    private static Optional<Person> read(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    private static void put(Handle handle, Person person) {
        handle.createUpdate("""
                        INSERT INTO person (id, name, roles, team, station, disabled)
                        VALUES (:id, :name, :roles, :team, :station, :disabled)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, roles = excluded.roles,
                            team = excluded.team, station = excluded.station, disabled = excluded.disabled""")
                .bind("id", person.id())
                .bind("name", person.name())
                .bind("roles", person.roles().stream().sorted().map(Role::name).collect(Collectors.joining(",")))
                .bind("team", person.team())
                .bind("station", person.station())
                .bind("disabled", person.disabled())
                .execute();
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("name"),
                Arrays.stream(row.getString("roles").split(","))
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("team"),
                row.getString("station"),
                row.getBoolean("disabled"));
    }
}
