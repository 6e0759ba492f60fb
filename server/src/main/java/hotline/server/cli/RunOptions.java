package hotline.server.cli;

import hotline.server.instance.DataFolder;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What {@code run} was told.
 *
 * @param home the folder of the launcher, of {@code sounds/}
 * @param config the folder of {@code hotline.yaml}, {@code center.yaml} and {@code flows/}
 * @param portBase instead of the configured one
 * @param demo whether there are to be demo customers
 */
public record RunOptions(Path home, Path config, DataFolder data, OptionalInt portBase, boolean demo) {}
