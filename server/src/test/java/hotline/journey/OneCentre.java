package hotline.journey;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One {@link Centre} for all journeys of a class: empty before each, stopped after the last. Its folder, with all logs, stays
 * when one of them has failed.
 */
final class OneCentre implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final UnaryOperator<String> centerYaml;
    private @Nullable Centre centre;
    private boolean failed;

    private OneCentre(UnaryOperator<String> centerYaml) {
        this.centerYaml = centerYaml;
    }

    /** With the demo's configuration, changed so. */
    static OneCentre with(UnaryOperator<String> centerYaml) {
        return new OneCentre(centerYaml);
    }

    /** Phones ring for three seconds, and who has talked is ready again at once. */
    static OneCentre brisk() {
        return with(OneCentre::brisk);
    }

    static String brisk(String centerYaml) {
        return centerYaml.replace("ring: 20 s", "ring: 3 s").replaceAll("wrap-up: [36]0 s", "wrap-up: 0 s");
    }

    Centre get() {
        return Objects.requireNonNull(centre, "a journey runs");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        centre = Centre.start(centerYaml);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean passed = context.getExecutionException().isEmpty();
        failed |= !passed;
        boolean cleared = false;
        try {
            get().clear();
            cleared = true;
        } finally {
            failed |= !cleared;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Centre stopped = centre;
        if (stopped != null) {
            stopped.close();
            if (failed) {
                context.publishReportEntry("logs", stopped.folder().toString());
            } else {
                stopped.delete();
            }
        }
    }
}
