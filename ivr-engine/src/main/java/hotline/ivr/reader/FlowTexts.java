package hotline.ivr.reader;

import java.util.Optional;
import java.util.Set;

/** The texts of the flows that lie beside the one that is read. May block for a disk; never throws. */
public interface FlowTexts {
    /** Where a flow lies alone. */
    FlowTexts NONE = new FlowTexts() {
        @Override
        public Optional<String> text(String file) {
            return Optional.empty();
        }

        @Override
        public Set<String> files() {
            return Set.of();
        }
    };

    /** @param file its name, without a folder */
    Optional<String> text(String file);

    Set<String> files();
}
