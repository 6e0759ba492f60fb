package hotline.server;

import hotline.acd.engine.Engine;
import hotline.cti.CtiBridge;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Before deadlines fire after a start or a long sleep, it must be known who is really on the line. */
final class LegComparison {
    private record Both(CtiBridge bridge, Engine engine) {}

    private final AtomicReference<@Nullable Both> both = new AtomicReference<>();

    /** The telephones are there: compares for the first time, and from now on whenever asked. */
    void with(CtiBridge bridge, Engine engine) {
        both.set(new Both(bridge, engine));
        begin();
    }

    /** Any thread; returns at once. Before {@link #with} there is nothing to compare yet, and deadlines wait. */
    void begin() {
        Both known = both.get();
        if (known != null) {
            known.bridge()
                    .compare()
                    .whenComplete((nothing, failure) -> known.engine().releaseDeadlines());
        }
    }
}
