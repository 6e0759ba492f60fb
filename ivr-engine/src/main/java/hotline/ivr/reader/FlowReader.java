package hotline.ivr.reader;

import hotline.ivr.flow.Flow;
import hotline.ivr.yaml.Problem;
import java.nio.file.Path;
import java.util.List;

/** Reads flows. Any thread; never throws for what is in a file. */
public final class FlowReader {
    private FlowReader() {}

    /** Either a flow, or everything that is wrong with the file. */
    public sealed interface Reading {
        record Good(Flow flow) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {}
    }

    /** Reads a file; one that cannot be read is a problem too. */
    public static Reading read(Path file, FlowContext context) {
        throw new UnsupportedOperationException("being built");
    }

    /**
     * Reads a text.
     *
     * @param name how problems call the file
     */
    public static Reading read(String name, String text, FlowContext context) {
        throw new UnsupportedOperationException("being built");
    }
}
