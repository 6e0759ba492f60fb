package hotline.desktop.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until a test moves it. */
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.ofEpochMilli(1_800_000_000_000L);

    @Override
    public Instant instant() {
        return now;
    }

    void move(Duration by) {
        now = now.plus(by);
    }
}
