package hotline.acd.distributor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param rejection why the request was not done, null when it was; reports are never rejected
 * @param events what is now so, in order; already applied; not to be changed
 */
public record Decision(@Nullable Rejection rejection, List<Recorded> events) {}
