package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import hotline.crm.Database;
import java.time.Instant;
import java.util.Optional;

/** Who spoke last with a customer, or with whoever calls from a number. Blocks for some milliseconds and throws {@link hotline.crm.DatabaseAway}: for virtual threads. Safe for many threads. */
public final class LastAgents {
    private final Database database;

    public LastAgents(Database database) {
        this.database = database;
    }

    /** @param at when that conversation began */
    public record LastAgent(AgentId agent, Instant at) {}

    /** Of all interactions of the customer's the last one with an agent, and of several agents in it the last; empty when there was none. */
    public Optional<LastAgent> of(String customer) {
        return last("arrival.customer", customer);
    }

    /**
     * Of all interactions from this number, whoever's it is: for callers of whom no more is known.
     *
     * @param number E.164
     */
    public Optional<LastAgent> ofNumber(String number) {
        return last("arrival.number", number);
    }

    private Optional<LastAgent> last(String column, String value) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT part.agent, part.began_at
                        FROM arrival
                        JOIN assignment part ON part.interaction = arrival.interaction
                        WHERE %s = :value
                        ORDER BY arrival.arrived_at DESC, part.ordinal DESC LIMIT 1""".formatted(column))
                .bind("value", value)
                .map((row, context) -> new LastAgent(
                        new AgentId(row.getString("agent")),
                        row.getTimestamp("began_at").toInstant()))
                .findFirst());
    }
}
