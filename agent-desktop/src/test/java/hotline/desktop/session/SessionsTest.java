package hotline.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.crm.DatabaseAway;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Sessions.Limits LIMITS = new Sessions.Limits(Duration.ofMinutes(30), Duration.ofHours(10));

    private final HandClock clock = new HandClock();
    private final Store store = new Store();
    private final Map<String, Person> people = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private final Person anna = new Person("a01", "Anna", Set.of(Role.AGENT), "north", "1001", false);
    private Sessions sessions;

    SessionsTest() {
        people.put("a01", anna);
        sessions = begin();
    }

    @Test
    void theTokenOpensTheSessionAndIsStoredNowhere() {
        String token = sessions.open(anna);

        assertThat(sessions.find(token))
                .hasValueSatisfying(session -> assertThat(session.person()).isEqualTo(anna));
        assertThat(store.kept.toString()).doesNotContain(token);
        assertThat(sessions.find(token + "x")).isEmpty();
        assertThat(sessions.find("x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void itSurvivesARestart() {
        String token = sessions.open(anna);

        sessions = begin();

        assertThat(sessions.find(token)).isPresent();
    }

    @Test
    void itEndsWhenNothingIsHeardForLongAndASignOfLifeKeepsIt() {
        String token = sessions.open(anna);
        clock.move(Duration.ofMinutes(29));
        sessions.heard(sessions.find(token).orElseThrow());
        clock.move(Duration.ofMinutes(29));
        assertThat(sessions.find(token)).isPresent();

        clock.move(Duration.ofMinutes(31));
        sessions.sweep();

        assertThat(sessions.find(token)).isEmpty();
        assertThat(told).containsExactly("a01 EXPIRED");
        assertThat(store.kept).isEmpty();
    }

    @Test
    void itEndsAfterItsLongestTimeHoweverMuchIsHeard() {
        String token = sessions.open(anna);
        for (int i = 0; i < 60; i++) {
            clock.move(Duration.ofMinutes(10));
            sessions.find(token);
        }
        assertThat(sessions.find(token)).isPresent();

        clock.move(Duration.ofMinutes(1));

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void whatWasHeardIsKeptForTheNextStart() {
        String token = sessions.open(anna);
        clock.move(Duration.ofMinutes(25));
        sessions.find(token);
        sessions.sweep();
        clock.move(Duration.ofMinutes(25));

        sessions = begin();

        assertThat(sessions.find(token)).isPresent();
    }

    @Test
    void withTheDatabaseAwayNobodyIsSignedOutAndWhoSignsOutIsSignedOut() {
        String stays = sessions.open(anna);
        String goes = sessions.open(anna);
        store.away = true;

        sessions.end(sessions.find(goes).orElseThrow(), SignedOutWhy.ELSEWHERE);
        sessions.sweep();
        sessions.peopleChanged();

        assertThat(sessions.find(stays)).isPresent();
        assertThat(sessions.find(goes)).isEmpty();
        assertThatThrownBy(() -> sessions.open(anna)).isInstanceOf(DatabaseAway.class);
        store.away = false;
        sessions.sweep();
        assertThat(store.kept).hasSize(1);
    }

    @Test
    void whoIsDisabledIsThrownOutAndWhoChangesTeamsGoesOnAsAnother() {
        String token = sessions.open(anna);
        people.put("a01", new Person("a01", "Anna", Set.of(Role.AGENT), "south", "1001", false));
        sessions.peopleChanged();
        assertThat(sessions.find(token).orElseThrow().person().team()).isEqualTo("south");

        people.put("a01", new Person("a01", "Anna", Set.of(Role.AGENT), "south", "1001", true));
        sessions.peopleChanged();

        assertThat(sessions.find(token)).isEmpty();
        assertThat(told).containsExactly("a01 changed", "a01 DISABLED");
    }

    @Test
    void whoIsGoneFromTheRecordsIsNotLetInAfterARestart() {
        String token = sessions.open(anna);
        people.clear();

        sessions = begin();

        assertThat(sessions.find(token)).isEmpty();
    }

    private Sessions begin() {
        Sessions begun = Sessions.begin(store, this::everybody, LIMITS, clock);
        begun.listen(new Sessions.Listener() {
            @Override
            public void ended(Session session, SignedOutWhy why) {
                told.add(session.person().id() + " " + why);
            }

            @Override
            public void changed(Session session) {
                told.add(session.person().id() + " changed");
            }
        });
        return begun;
    }

    private List<Person> everybody() {
        store.check();
        return List.copyOf(people.values());
    }

    private static final class Store implements SessionStore {
        final Map<String, Kept> kept = new TreeMap<>();
        boolean away;

        void check() {
            if (away) {
                throw new DatabaseAway("it is away in this test");
            }
        }

        @Override
        public List<Kept> all() {
            check();
            return List.copyOf(kept.values());
        }

        @Override
        public void put(Kept session) {
            check();
            kept.put(session.id(), session);
        }

        @Override
        public void seen(Map<String, Instant> seen) {
            check();
            seen.forEach((id, at) ->
                    kept.computeIfPresent(id, (same, before) -> new Kept(id, before.person(), before.began(), at)));
        }

        @Override
        public void remove(Collection<String> ids) {
            check();
            kept.keySet().removeAll(ids);
        }
    }
}
