package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import hotline.crm.Database;
import java.time.Instant;
import java.util.Optional;

/** Who spoke with a customer last. Blocks for some milliseconds and throws {@link hotline.crm.DatabaseAway}: for virtual threads. Safe for many threads. */
public final class LastAgents {
    private final Database database;

    public LastAgents(Database database) {
        this.database = database;
    }

    /** @param at when that conversation began */
    public record LastAgent(AgentId agent, Instant at) {}

    /** Of all interactions of the customer's the last one with an agent, and of several agents in it the last; empty when there was none. */
    public Optional<LastAgent> of(String customer) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT part.agent, part.began_at
                        FROM arrival
                        JOIN assignment part ON part.interaction = arrival.interaction
                        WHERE arrival.customer = :customer
                        ORDER BY arrival.arrived_at DESC, part.ordinal DESC LIMIT 1""")
                .bind("customer", customer)
                .map((row, context) -> new LastAgent(
                        new AgentId(row.getString("agent")),
                        row.getTimestamp("began_at").toInstant()))
                .findFirst());
    }
}
