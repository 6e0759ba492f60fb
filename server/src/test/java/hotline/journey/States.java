package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneEvent;
import hotline.journey.audio.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was the case one after the other in a journey, and what somebody heard in each state: everybody says a tone of their own. */
final class States {
    /** A state lasts so long, and at its edges nothing is measured. */
    static final Duration STATE = Duration.ofMillis(2_000);

    static final Duration EDGE = Duration.ofMillis(700);

    private final List<State> states = new ArrayList<>();

    /** What was the case for a while. */
    private record State(String name, Instant begin) {}

    /** From now on it is so, for as long as is measured. */
    void lasts(String name) {
        states.add(new State(name, Instant.now()));
        await().pollDelay(STATE).atMost(STATE.multipliedBy(3)).until(() -> true);
    }

    private State state(String name) {
        return states.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param from when the recording begins */
    Heard heard(Recording all, Instant from) {
        return new Heard(all, from);
    }

    /** By a caller whose call is recorded and over. */
    Heard heardBy(LiveCall call) {
        return heard(
                Recording.read(Objects.requireNonNull(call.report().join().recording())),
                call.answered().join());
    }

    /** By an agent or a supervisor on a leg of a phone that records, which is over. */
    Heard heardBy(Centre centre, String person, String leg) {
        Instant answered = centre.phone(person).events().stream()
                .filter(event -> event.leg().equals(leg) && event.kind() == PhoneEvent.Kind.ANSWERED)
                .findFirst()
                .orElseThrow()
                .at();
        return heard(Recording.read(centre.phone(person).recording(leg)), answered);
    }

    /** What somebody has heard, by state. */
    final class Heard {
        private final Recording all;
        private final Instant from;

        private Heard(Recording all, Instant from) {
            this.all = all;
            this.from = from;
        }

        Recording all() {
            return all;
        }

        /** From when it was surely so to the end. */
        Recording since(String name) {
            Duration begin = Duration.between(from, state(name).begin()).plus(EDGE);
            return all.part(begin, all.length());
        }

        InState in(String name) {
            State state = state(name);
            return new InState(
                    name,
                    all.part(
                            Duration.between(from, state.begin()).plus(EDGE),
                            STATE.minus(EDGE).minus(EDGE)));
        }
    }

    record InState(String name, Recording part) {
        InState hears(int hertz) {
            assertThat(part.heard(hertz, 0.2))
                    .as("%s: %d Hz is heard in %s", name, hertz, part.length())
                    .isGreaterThan(part.length().dividedBy(2));
            return this;
        }

        InState not(int hertz) {
            assertThat(part.heard(hertz, 0.2))
                    .as("%s: %d Hz is not heard", name, hertz)
                    .isLessThan(Duration.ofMillis(60));
            return this;
        }

        /** Such as music. */
        void isNotSilent() {
            assertThat(part.loudness()).as("%s: something is heard", name).isGreaterThan(0.01);
        }

        void isSilent() {
            assertThat(part.loudness()).as("%s: silence", name).isLessThan(0.01);
        }
    }
}
