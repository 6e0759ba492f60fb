package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Refused;
import java.util.Map;

/** {@code restart}: only our process ends; the launcher starts it anew and everything it left alive is adopted. */
public final class AskRestart implements ControlCommand {
    private final Ending ending;
    private final boolean supervised;

    /** @param supervised whether there is a launcher that will start us again */
    public AskRestart(Ending ending, boolean supervised) {
        this.ending = ending;
        this.supervised = supervised;
    }

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        if (!supervised) {
            throw new Refused(
                    "not-supervised",
                    "This process was not started by the launcher, so nobody would start it again.",
                    "Use 'hotline stop' and 'hotline run'.");
        }
        ending.ask(Ending.How.RENEW);
        return Map.of("state", "restarting");
    }
}
