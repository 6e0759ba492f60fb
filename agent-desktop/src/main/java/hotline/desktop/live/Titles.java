package hotline.desktop.live;

import hotline.desktop.message.Text;
import org.jspecify.annotations.Nullable;

/** What the nodes of call flows are about, as the configuration in force says. Must not block; any thread. */
@FunctionalInterface
public interface Titles {
    @Nullable
    Text title(String flow, String node);

    /** What agents see as that which callers enter there; null when they do not see it. */
    default @Nullable Text shownAs(String flow, String node) {
        return null;
    }
}
