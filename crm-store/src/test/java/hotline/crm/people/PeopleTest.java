package hotline.crm.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.crm.Database;
import hotline.crm.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PeopleTest {
    private Database database;
    private People people;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        people = new People(database, "key");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void newAgentsGetAPasswordAndAPinOnce() {
        List<IssuedSecret> issued = people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu")));

        assertThat(issued).hasSize(4);
        assertThat(people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu"))))
                .isEmpty();
        assertThat(people.byPassword("a01", secret(issued, "a01", IssuedSecret.Kind.PASSWORD)))
                .isPresent();
        assertThat(people.byPin("a02", secret(issued, "a02", IssuedSecret.Kind.PIN)))
                .isPresent();
        assertThat(issued.toString()).doesNotContain(secret(issued, "a01", IssuedSecret.Kind.PASSWORD));
    }

    @Test
    void whatSomebodyWantsToBeSpokenToInStaysWhenTheConfigurationIsAppliedAgain() {
        people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu")));
        assertThat(people.languages()).isEmpty();

        assertThat(people.speaks("a01", "en")).isTrue();
        assertThat(people.speaks("nobody", "en")).isFalse();
        people.apply(List.of(agent("a01", "Li Ming"), agent("a02", "Wu")));

        assertThat(people.languages()).containsExactly(Map.entry("a01", "en"));
    }

    @Test
    void whatSomebodyWantsOfThePagesStaysWhenTheConfigurationIsAppliedAgain() {
        people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu")));
        Preferences wanted = new Preferences("mute=Minus ready=KeyB", true);

        people.prefers("a01", wanted);
        people.apply(List.of(agent("a01", "Li Ming"), agent("a02", "Wu")));

        assertThat(people.preferences("a01")).isEqualTo(wanted);
        assertThat(people.preferences("a02")).isEqualTo(Preferences.USUAL);
    }

    @Test
    void wrongSecretsAndUnknownPeopleDoNotGetIn() {
        List<IssuedSecret> issued = people.apply(List.of(agent("a01", "Li")));

        assertThat(people.byPassword("a01", "wrong")).isEmpty();
        assertThat(people.byPassword("a01", "")).isEmpty();
        assertThat(people.byPassword("a01", "x".repeat(100_000))).isEmpty();
        assertThat(people.byPassword("nobody", secret(issued, "a01", IssuedSecret.Kind.PASSWORD)))
                .isEmpty();
        assertThat(people.byPin("a01", secret(issued, "a01", IssuedSecret.Kind.PASSWORD)))
                .isEmpty();
        assertThat(people.byPassword("a01\u0000' OR 1=1", "wrong")).isEmpty();
    }

    /** What everybody may see of a hash are its costs; those of what people choose are high. */
    @Test
    void onlyAPasswordThatNobodyCanGuessIsHashedQuickly() {
        List<IssuedSecret> issued = people.apply(List.of(agent("a01", "Li")));
        assertThat(secret(issued, "a01", IssuedSecret.Kind.PASSWORD)).hasSize(16);
        assertThat(hash("password_hash")).startsWith("$argon2id$v=19$m=64,");

        people.setPassword("a01", "chosen by a person");

        assertThat(hash("password_hash")).startsWith("$argon2id$v=19$m=19456,t=2,");
        assertThat(people.byPassword("a01", "chosen by a person")).isPresent();
        assertThat(people.byPassword("a01", secret(issued, "a01", IssuedSecret.Kind.PASSWORD)))
                .isEmpty();
    }

    @Test
    void aPinIsRightWithThisInstallationsKeyAloneAndForWhomItWasSet() {
        people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu")));
        people.setPin("a01", "4711");
        assertThat(hash("pin_hash")).startsWith("$HmacSHA256$").doesNotContain("4711");

        assertThat(people.byPin("a01", "4711")).isPresent();
        assertThat(people.byPin("a01", "4712")).isEmpty();
        assertThat(people.byPin("nobody", "4711")).isEmpty();
        assertThat(new People(database, "another").byPin("a01", "4711")).isEmpty();
        database.transaction(handle -> handle.execute(
                "UPDATE person SET pin_hash = (SELECT pin_hash FROM person WHERE id = 'a01') WHERE id = 'a02'"));
        assertThat(people.byPin("a02", "4711")).isEmpty();
    }

    @Test
    void aPinOfWhichASlowHashWasKeptIsRightStill() {
        people.apply(List.of(agent("a01", "Li")));
        database.transaction(
                handle -> handle.execute("UPDATE person SET pin_hash = ? WHERE id = 'a01'", Secrets.hash("4711")));

        assertThat(people.byPin("a01", "4711")).isPresent();
        assertThat(people.byPin("a01", "4712")).isEmpty();
    }

    private String hash(String column) {
        return database.transaction(handle -> handle.createQuery("SELECT " + column + " FROM person WHERE id = 'a01'")
                .mapTo(String.class)
                .one());
    }

    @Test
    void disabledPersonDoesNotGetIn() {
        List<IssuedSecret> issued = people.apply(List.of(agent("a01", "Li")));

        assertThat(people.disable("a01")).isTrue();

        assertThat(people.byPin("a01", secret(issued, "a01", IssuedSecret.Kind.PIN)))
                .isEmpty();
        assertThat(people.disable("nobody")).isFalse();
    }

    @Test
    void directoryIsReplacedButSupervisorsStay() {
        people.put(new Person("s01", "Zhou", Set.of(Role.SUPERVISOR), "north", null, false));
        people.put(new Person("a03", "Qian", Set.of(Role.AGENT, Role.SUPERVISOR), "north", "1003", false));
        people.apply(List.of(agent("a01", "Li"), agent("a02", "Wu"), agent("a03", "Qian")));

        people.apply(List.of(agent("a02", "Wu Wei")));

        assertThat(people.find("a01").orElseThrow().disabled()).isTrue();
        assertThat(people.find("a02").orElseThrow().name()).isEqualTo("Wu Wei");
        assertThat(people.find("a03").orElseThrow().roles()).containsExactly(Role.SUPERVISOR);
        assertThat(people.find("s01").orElseThrow().disabled()).isFalse();
        assertThat(people.all()).hasSize(4);
    }

    @Test
    void applyThatFailsChangesNothing() {
        people.apply(List.of(agent("a01", "Li")));

        assertThatThrownBy(() -> people.apply(List.of(agent("a01", "Changed"), agent("a 2", "Wu"))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(people.find("a01").orElseThrow().name()).isEqualTo("Li");
    }

    @Test
    void secretsCanBeSetAgain() {
        people.apply(List.of(agent("a01", "Li")));

        people.setPin("a01", "4711");
        IssuedSecret password = people.newPassword("a01").orElseThrow();

        assertThat(people.byPin("a01", "4711")).isPresent();
        assertThat(people.byPassword("a01", password.secret())).isPresent();
        assertThatThrownBy(() -> people.setPin("a01", "47x1")).hasMessageContaining("digits");
        assertThatThrownBy(() -> people.setPassword("a01", "short")).hasMessageContaining("10");
        assertThat(people.newPassword("nobody")).isEmpty();
    }

    private static Person agent(String id, String name) {
        return new Person(id, name, Set.of(Role.AGENT), "north", "1001", false);
    }

    private static String secret(List<IssuedSecret> issued, String person, IssuedSecret.Kind kind) {
        return issued.stream()
                .filter(one -> one.person().equals(person) && one.kind() == kind)
                .findFirst()
                .orElseThrow()
                .secret();
    }
}
