package hotline.crm.callback;

import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import hotline.crm.callback.CallbackFold.Step;
import hotline.crm.journal.Folding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Keeps the promised calls as the journal goes on. */
public final class CallbackFolding implements Folding {
    @Override
    public void fold(Handle handle, List<Recorded> batch) {
        List<Step> steps = batch.stream()
                .map(recorded -> CallbackFold.of(recorded.event()))
                .flatMap(Optional::stream)
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        Map<InteractionId, ScheduledCallback> known = new LinkedHashMap<>();
        CallbackRows.where(
                        handle,
                        "call = ANY(:calls) ORDER BY id FOR UPDATE",
                        query -> query.bindArray(
                                "calls",
                                String.class,
                                steps.stream()
                                        .map(step -> step.in().toString())
                                        .distinct()
                                        .toList()))
                .forEach(one -> known.put(one.calls().getLast(), one));
        Set<InteractionId> changed = new LinkedHashSet<>();
        for (Step step : steps) {
            known.computeIfPresent(
                    step.in(),
                    (in, before) -> step.how()
                            .apply(before)
                            .map(after -> {
                                changed.add(in);
                                return after;
                            })
                            .orElse(before));
        }
        changed.forEach(
                in -> Optional.ofNullable(known.get(in)).ifPresent(now -> CallbackRows.save(handle, now, true)));
    }

    @Override
    public void forget() {
        // nothing is remembered
    }

    /** They are not made of the journal alone, and what it says again changes nothing. */
    @Override
    public void clear(Handle handle) {
        // kept
    }
}
