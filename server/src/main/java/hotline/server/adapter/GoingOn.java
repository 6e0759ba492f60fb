package hotline.server.adapter;

import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Engine;
import hotline.acd.interaction.InteractionId;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which interactions go on: those of the moment in which it is first asked, so that whatever was left in one by then is known to belong to it. For one thread, for a moment. */
final class GoingOn implements Predicate<InteractionId> {
    private final Engine engine;
    private @Nullable Set<InteractionId> all;

    GoingOn(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean test(InteractionId interaction) {
        Set<InteractionId> known = all;
        if (known == null) {
            known = engine.snapshot().join().interactions().stream()
                    .map(Snapshot.InteractionRecord::interaction)
                    .collect(Collectors.toSet());
            all = known;
        }
        return known.contains(interaction);
    }
}
