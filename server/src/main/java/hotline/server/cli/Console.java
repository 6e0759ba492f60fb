package hotline.server.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.server.Json;
import hotline.server.Refused;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Where a command prints: with {@code --json} standard output carries JSON only. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;

    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The one answer of a command. */
    void answer(boolean json, Object value, Consumer<PrintStream> forPeople) {
        if (json) {
            out.println(Json.line(value));
        } else {
            forPeople.accept(out);
        }
        out.flush();
    }

    /** One of many lines of an answer. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** What goes on meanwhile. */
    void progress(String text) {
        err.println(text);
    }

    void error(boolean json, Refused refused) {
        if (json) {
            ObjectNode error = Json.MAPPER.createObjectNode();
            error.putObject("error")
                    .put("code", refused.code())
                    .put("message", refused.message())
                    .put("remedy", refused.remedy());
            out.println(Json.line(error));
            out.flush();
        } else {
            err.println("hotline: " + refused.message());
            err.println("  " + refused.remedy());
        }
    }

    PrintStream err() {
        return err;
    }

    PrintStream out() {
        return out;
    }
}
