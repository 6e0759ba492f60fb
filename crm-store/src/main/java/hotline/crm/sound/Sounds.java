package hotline.crm.sound;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.util.List;

/** How conversations sounded, in PostgreSQL. Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. Safe for many threads. */
public final class Sounds {
    /** Of one agent in one interaction; more is not kept. */
    private static final int MOST = 200;

    private final Database database;

    public Sounds(Database database) {
        this.database = database;
    }

    /**
     * Keeps it; of the same stretch the newest.
     *
     * @return false when there are too many of this agent's already
     */
    public boolean keep(InteractionId interaction, Sound sound) {
        return database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO sound (interaction, agent, began_at, ended_at, samples, loss, jitter, round_trip, mos, worst_mos)
                        SELECT :interaction, :agent, :began, :ended, :samples, :loss, :jitter, :roundTrip, :mos, :worst
                        WHERE (SELECT count(*) FROM sound WHERE interaction = :interaction AND agent = :agent) < :most
                        ON CONFLICT (interaction, agent, began_at) DO UPDATE SET ended_at = excluded.ended_at,
                            samples = excluded.samples, loss = excluded.loss, jitter = excluded.jitter,
                            round_trip = excluded.round_trip, mos = excluded.mos, worst_mos = excluded.worst_mos
                        WHERE excluded.samples >= sound.samples""")
                        .bind("interaction", interaction)
                        .bind("agent", sound.agent())
                        .bind("began", sound.beganAt())
                        .bind("ended", sound.endedAt())
                        .bind("samples", sound.samples())
                        .bind("loss", sound.loss())
                        .bind("jitter", sound.jitterMillis())
                        .bind("roundTrip", sound.roundTripMillis())
                        .bind("mos", sound.mos())
                        .bind("worst", sound.worstMos())
                        .bind("most", MOST)
                        .execute()
                > 0);
    }

    /** In the order in which it was. */
    public List<Sound> of(InteractionId interaction) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT * FROM sound WHERE interaction = :id ORDER BY began_at, agent")
                .bind("id", interaction)
                .map((row, context) -> new Sound(
                        new AgentId(row.getString("agent")),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getInt("samples"),
                        row.getDouble("loss"),
                        row.getInt("jitter"),
                        row.getInt("round_trip"),
                        row.getDouble("mos"),
                        row.getDouble("worst_mos")))
                .list());
    }
}
