package hotline.desktop.live;

import hotline.desktop.message.Text;
import org.jspecify.annotations.Nullable;

/** What the nodes of call flows are about, as the configuration in force says. Must not block; any thread. */
@FunctionalInterface
public interface Titles {
    @Nullable
    Text title(String flow, String node);
}
