package hotline.journey;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One {@link Centre} for all journeys of a class, and for the classes after it: empty before each journey. When one of them has failed it is
 * stopped, and its folder, with all logs, stays.
 */
final class OneCentre implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final UnaryOperator<String> centerYaml;
    private final boolean shared;
    private @Nullable Centre centre;
    private boolean failed;

    private OneCentre(UnaryOperator<String> centerYaml, boolean shared) {
        this.centerYaml = centerYaml;
        this.shared = shared;
    }

    /** With the demo's configuration, changed so. */
    static OneCentre with(UnaryOperator<String> centerYaml) {
        return new OneCentre(centerYaml, true);
    }

    /** The same, started for this class and ended after it. */
    static OneCentre fresh(UnaryOperator<String> centerYaml) {
        return new OneCentre(centerYaml, false);
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
        failed = false;
        centre = shared ? centres(context).borrow(centerYaml) : Centre.start(centerYaml);
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
        Centre used = centre;
        if (used == null) {
            return;
        }
        if (failed) {
            context.publishReportEntry("logs", used.folder().toString());
        }
        if (shared && !failed) {
            centres(context).giveBack(used);
            return;
        }
        used.close();
        if (!failed) {
            used.delete();
        }
    }

    private static Centres centres(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneCentre.class))
                .getOrComputeIfAbsent(Centres.class, unseen -> new Centres(), Centres.class);
    }
}
