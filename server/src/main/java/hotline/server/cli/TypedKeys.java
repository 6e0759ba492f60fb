package hotline.server.cli;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import hotline.ivr.trial.Hands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys typed at a terminal, a line a moment. */
final class TypedKeys implements Hands {
    private final BufferedReader lines;
    private final Consumer<String> say;

    /** @param say where what is wrong with a line goes */
    TypedKeys(InputStream in, Consumer<String> say) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.say = say;
    }

    @Override
    public List<Key> press() throws CallerGone {
        while (true) {
            String line = line();
            List<Optional<Key>> keys = line.strip()
                    .chars()
                    .mapToObj(symbol -> Key.of((char) symbol))
                    .toList();
            if (keys.stream().allMatch(Optional::isPresent)) {
                return keys.stream().flatMap(Optional::stream).toList();
            }
            say.accept("Keys are 0 to 9, * and #; an empty line is silence, the end of input (Ctrl-D) hangs up.");
        }
    }

    private String line() throws CallerGone {
        try {
            String line = lines.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            say.accept("Nothing can be read any more: " + e.getMessage());
        }
        throw new CallerGone();
    }
}
