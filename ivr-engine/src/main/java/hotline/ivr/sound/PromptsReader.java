package hotline.ivr.sound;

import hotline.ivr.yaml.Problem;
import java.nio.file.Path;
import java.util.List;

/** Reads the catalogue {@code prompts.yaml}. Any thread; never throws for what is in the file. */
public final class PromptsReader {
    private PromptsReader() {}

    /** Either a catalogue, or everything that is wrong with the file. */
    public sealed interface Reading {
        record Good(Prompts prompts) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {}
    }

    /** Reads {@code FOLDER/prompts.yaml}. */
    public static Reading read(Path folder) {
        throw new UnsupportedOperationException("being built");
    }
}
