package hotline.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One {@link Chromium} for all journeys of a class; everybody's browser is closed after each. A journey whose pages complained has failed. */
final class OneChromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private @Nullable Chromium chromium;
    private final List<Seat> seats = new ArrayList<>();

    /** Somebody's own browser, signed in. */
    Seat signedIn(Centre centre, String person) {
        Seat seat = at(centre, person, Seat.Screen.USUAL);
        seat.signIn();
        return seat;
    }

    /** Somebody's own browser; nobody has signed in yet. */
    Seat at(Centre centre, String person, Seat.Screen screen) {
        Seat seat = Seat.at(Objects.requireNonNull(chromium, "a journey runs"), centre, person, screen);
        seats.add(seat);
        return seat;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.launch();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                seats.stream().flatMap(seat -> seat.complaints().stream()).toList();
        seats.forEach(Seat::close);
        seats.clear();
        if (!complaints.isEmpty()) {
            throw new AssertionError("pages complained: " + complaints);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }
}
