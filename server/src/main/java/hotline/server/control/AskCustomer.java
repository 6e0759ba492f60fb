package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.crm.DatabaseAway;
import hotline.crm.customer.CustomerProofs;
import hotline.server.Refused;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code customer}: what customers prove with who they are. A PIN that is generated is answered once and not kept. */
public final class AskCustomer implements ControlCommand {
    private static final int PIN_LENGTH = 6;

    private final CustomerProofs proofs;
    private final SecureRandom random = new SecureRandom();

    public AskCustomer(CustomerProofs proofs) {
        this.proofs = proofs;
    }

    /**
     * What was done.
     *
     * @param pin the generated one, null when none was
     */
    public record Outcome(
            String customer, String done, @Nullable String pin) {
        /** Without the PIN. */
        @Override
        public String toString() {
            return done + " for " + customer;
        }
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        String customer = Arguments.text(arguments, "customer");
        try {
            return switch (Arguments.text(arguments, "action")) {
                case "pin" -> pin(customer, Arguments.optional(arguments, "digits"));
                case "document" -> {
                    set(customer, CustomerProofs.Kind.DOCUMENT, Arguments.text(arguments, "digits"));
                    yield new Outcome(customer, "document", null);
                }
                case "unlock" -> new Outcome(customer, proofs.unlock(customer) ? "unlocked" : "was not locked", null);
                default ->
                    throw new Refused("bad-request", "There is no such action.", "See 'hotline customer --help'.");
            };
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        } catch (IllegalArgumentException wrong) {
            throw new Refused("wrong-value", "Not done: " + wrong.getMessage() + ".", "Write digits alone.");
        }
    }

    private Outcome pin(String customer, Optional<String> wanted) {
        String pin = wanted.orElseGet(this::generated);
        set(customer, CustomerProofs.Kind.PIN, pin);
        return new Outcome(customer, "pin", wanted.isPresent() ? null : pin);
    }

    private String generated() {
        StringBuilder pin = new StringBuilder();
        while (pin.length() < PIN_LENGTH) {
            pin.append(random.nextInt(10));
        }
        return pin.toString();
    }

    private void set(String customer, CustomerProofs.Kind kind, String digits) {
        if (!proofs.set(customer, kind, digits)) {
            throw new Refused("unknown-customer", "There is no such customer.", "The desk shows each customer's id.");
        }
    }
}
