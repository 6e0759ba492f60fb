package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One recording: which prompt, in which language, in which file (absolute, 8 kHz mono 16-bit WAV).
 */
public record Sound(String prompt, Language language, Path file) {

    /** In what else than WAV a recording may be: telephone systems take whichever format is there. */
    private static final List<String> FORMATS =
            List.of(".wav", ".alaw", ".ulaw", ".g722", ".gsm", ".sln", ".sln16", ".wav16");

    /** Whether the recording is there, in whatever format. Touches the disk. */
    public boolean isThere() {
        return FORMATS.stream().anyMatch(format -> Files.isRegularFile(Path.of(stem() + format)));
    }

    /** The file's absolute path without its extension, as telephone systems that choose the format themselves want it. */
    public String stem() {
        String path = file.toString();
        return path.substring(0, path.lastIndexOf('.'));
    }
}
