package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import java.nio.file.Path;

/**
 * One recording: which prompt, in which language, in which file (absolute, 8 kHz mono 16-bit WAV).
 */
public record Sound(String prompt, Language language, Path file) {

    /** The file's absolute path without its extension, as telephone systems that choose the format themselves want it. */
    public String stem() {
        String path = file.toString();
        return path.substring(0, path.lastIndexOf('.'));
    }
}
