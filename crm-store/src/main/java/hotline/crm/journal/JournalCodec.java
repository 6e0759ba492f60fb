package hotline.crm.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.Who;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events and snapshots as JSON of one line, so that acd-core stays free of it. An event stands in its envelope:
 * {@code {"epoch":3,"seq":412,"at":…,"cause":null,"type":"OfferRang","offer":"o3-17","happenedAt":…}}: {@code at} is when the
 * core learnt of it, {@code happenedAt} when it happened on the line ({@code cause} and {@code lineCause} likewise). Unknown fields are passed over (a newer version wrote
 * them); an unknown type is an error (its meaning would be lost). Safe for use by many threads.
 */
public final class JournalCodec {
    private static final String TYPE = "type";
    private static final String AT = "at";
    private static final String CAUSE = "cause";
    /** Fields of events that are called as fields of the envelope are: what they are called in a line. */
    private static final Map<String, String> IN_LINE = Map.of(AT, "happenedAt", CAUSE, "lineCause");

    private static final TypeReference<TreeMap<String, String>> CODES = new TypeReference<>() {};

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // what a record answers about itself is not part of it
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(identifiers())
            .build();

    public JournalCodec() {
        byName(Event.class);
        byName(ConfigChange.class);
        byName(Requirement.class);
        byName(Availability.class);
        byName(Who.class);
        byName(Target.class);
    }

    /** One line without its end. */
    public String write(Recorded recorded) {
        ObjectNode event = mapper.valueToTree(recorded.event());
        long epoch = recorded.position().epoch();
        if (event.has("epoch") && event.get("epoch").longValue() != epoch) {
            throw new IllegalArgumentException("an event of epoch " + event.get("epoch") + " stands in epoch " + epoch);
        }
        ObjectNode line = mapper.createObjectNode();
        line.put("epoch", epoch);
        line.put("seq", recorded.position().seq());
        line.put(AT, recorded.at());
        CommandId cause = recorded.cause();
        line.put(CAUSE, cause == null ? null : cause.value());
        line.set(TYPE, event.get(TYPE));
        event.properties().forEach(field -> {
            if (!field.getKey().equals("epoch") && !field.getKey().equals(TYPE)) {
                line.set(IN_LINE.getOrDefault(field.getKey(), field.getKey()), field.getValue());
            }
        });
        return line.toString();
    }

    /**
     * @throws IOException when the text is no event, or one of a type this version does not know
     */
    public Recorded readRecorded(String line) throws IOException {
        if (!(mapper.readTree(line) instanceof ObjectNode node)) {
            throw new IOException("expected a JSON object");
        }
        long epoch = number(node, "epoch");
        Position position = new Position(epoch, number(node, "seq"));
        long at = number(node, AT);
        JsonNode cause = node.get(CAUSE);
        IN_LINE.forEach((inEvent, inLine) -> {
            node.remove(inEvent);
            if (node.has(inLine)) {
                node.set(inEvent, node.remove(inLine));
            }
        });
        Event event = mapper.treeToValue(node, Event.class);
        return new Recorded(
                position, at, cause == null || cause.isNull() ? null : new CommandId(cause.textValue()), event);
    }

    /** One line without its end. */
    public String write(Snapshot snapshot) {
        return text(snapshot);
    }

    /**
     * @throws IOException when the text is no snapshot
     */
    public Snapshot readSnapshot(String text) throws IOException {
        return mapper.readValue(text, Snapshot.class);
    }

    public String write(Ledger ledger) {
        return text(ledger);
    }

    /**
     * @throws IOException when the text is no ledger
     */
    public Ledger readLedger(String text) throws IOException {
        return mapper.readValue(text, Ledger.class);
    }

    public String write(RoutingPlan plan) {
        return text(plan);
    }

    /**
     * @throws IOException when the text is no routing plan
     */
    public RoutingPlan readPlan(String text) throws IOException {
        return mapper.readValue(text, RoutingPlan.class);
    }

    /** Codes that are attached to something. */
    public String writeCodes(SortedMap<?, ?> codes) {
        return text(codes);
    }

    /**
     * Reads what {@link #writeCodes} wrote.
     *
     * @throws IOException when the text is something else
     */
    public SortedMap<String, String> readCodes(String text) throws IOException {
        return mapper.readValue(text, CODES);
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static long number(ObjectNode node, String field) throws IOException {
        JsonNode value = node.get(field);
        if (value == null || !value.isIntegralNumber()) {
            throw new IOException("\"" + field + "\" is missing or no number");
        }
        return value.longValue();
    }

    /** A sealed type is told apart by the simple names of its records. */
    private void byName(Class<?> sealed) {
        mapper.addMixIn(sealed, NamedByType.class);
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    private interface NamedByType {}

    private static SimpleModule identifiers() {
        SimpleModule module = new SimpleModule("identifiers");
        asText(module, InteractionId.class, InteractionId::parse);
        asText(module, QueueEntryId.class, QueueEntryId::parse);
        asText(module, OfferId.class, OfferId::parse);
        asText(module, Position.class, Position::parse);
        asText(module, AgentId.class, AgentId::new);
        asText(module, SkillId.class, SkillId::new);
        asText(module, QueueId.class, QueueId::new);
        asText(module, Actor.class, Actor::new);
        asText(module, CommandId.class, CommandId::new);
        asText(module, NotReadyReason.class, NotReadyReason::new);
        return module;
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<String, @Nullable T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, read));
    }
}
