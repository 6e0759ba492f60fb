package hotline.crm;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.crm.journal.JournalCodec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jspecify.annotations.Nullable;

/** How the core's types stand in columns: ids as their text, ledgers and plans as JSON. */
final class ColumnTypes {
    private ColumnTypes() {}

    static void register(Jdbi jdbi) {
        JournalCodec codec = new JournalCodec();
        registerCodes(jdbi, codec);
        register(jdbi, AgentId.class, Types.VARCHAR, AgentId::toString, AgentId::new);
        register(jdbi, QueueId.class, Types.VARCHAR, QueueId::toString, QueueId::new);
        register(jdbi, OfferId.class, Types.VARCHAR, OfferId::toString, OfferId::parse);
        register(jdbi, InteractionId.class, Types.VARCHAR, InteractionId::toString, InteractionId::parse);
        register(jdbi, Ledger.class, Types.OTHER, codec::write, codec::readLedger);
        register(jdbi, RoutingPlan.class, Types.OTHER, codec::write, codec::readPlan);
        jdbi.registerArrayType(AgentId.class, "text", AgentId::value);
    }

    private static void registerCodes(Jdbi jdbi, JournalCodec codec) {
        GenericType<SortedMap<String, String>> codes = new GenericType<>() {};
        jdbi.registerArgument((ArgumentFactory) (wanted, value, config) ->
                wanted.equals(codes.getType()) && value instanceof SortedMap<?, ?> map
                        ? Optional.of((position, statement, context) ->
                                statement.setObject(position, codec.writeCodes(map), Types.OTHER))
                        : Optional.empty());
        jdbi.registerColumnMapper(codes, (row, column, context) -> {
            try {
                return codec.readCodes(row.getString(column));
            } catch (IOException e) {
                throw new SQLException("column " + column + " holds no codes", e);
            }
        });
    }

    /** Reads a value from its text. */
    private interface Read<T> {
        T from(String text) throws IOException;
    }

    private static <T> void register(Jdbi jdbi, Class<T> type, int sqlType, Function<T, String> write, Read<T> read) {
        jdbi.registerArgument(new AsText<>(type, sqlType, write));
        jdbi.registerColumnMapper(type, (ColumnMapper<T>) (row, column, context) -> {
            String text = row.getString(column);
            try {
                return text == null ? null : read.from(text);
            } catch (IOException e) {
                throw new SQLException("column " + column + " holds no " + type.getSimpleName(), e);
            }
        });
    }

    private record AsText<T>(Class<T> type, int sqlType, Function<T, String> write) implements ArgumentFactory {
        @Override
        public Optional<Argument> build(Type wanted, @Nullable Object value, ConfigRegistry config) {
            if (wanted != type) {
                return Optional.empty();
            }
            String text = value == null ? null : write.apply(type.cast(value));
            return Optional.of((position, statement, context) -> {
                if (text == null) {
                    statement.setNull(position, sqlType);
                } else {
                    statement.setObject(position, text, sqlType);
                }
            });
        }
    }
}
