package hotline.ivr.yaml;

/**
 * One mistake in a file.
 *
 * @param line from 1 on; 0 when it concerns the file as a whole
 * @param column from 1 on; 0 as above
 * @param code short and stable, for scripts, for example {@code unknown-key}
 * @param message what is wrong
 * @param hint what to do about it
 */
public record Problem(String file, int line, int column, String code, String message, String hint) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + code + ": " + message + "; " + hint;
    }
}
