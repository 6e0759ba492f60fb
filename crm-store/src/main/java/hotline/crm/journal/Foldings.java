package hotline.crm.journal;

import hotline.acd.distributor.Recorded;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Several, one after the other. */
public record Foldings(List<Folding> all) implements Folding {
    public Foldings {
        all = List.copyOf(all);
    }

    @Override
    public void fold(Handle handle, List<Recorded> batch) {
        all.forEach(one -> one.fold(handle, batch));
    }

    @Override
    public void forget() {
        all.forEach(Folding::forget);
    }

    @Override
    public void clear(Handle handle) {
        all.forEach(one -> one.clear(handle));
    }
}
