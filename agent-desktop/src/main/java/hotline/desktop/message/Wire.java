package hotline.desktop.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.Who;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/** How records become JSON for pages: names as in the record, ids and instants as text, absent values null. */
public final class Wire {
    static final Set<Class<?>> AS_TEXT = Set.of(
            AgentId.class,
            SkillId.class,
            QueueId.class,
            QueueEntryId.class,
            OfferId.class,
            InteractionId.class,
            Position.class);

    /** Reads strictly: an unknown field is a mistake. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // what a record can be asked beside its components is no field
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(asText())
            .addMixIn(Who.class, TypeInside.class)
            .addMixIn(Requirement.class, TypeInside.class)
            .registerSubtypes(named(Who.class))
            .registerSubtypes(named(Requirement.class))
            .build();

    private Wire() {}

    /** Told apart by a field {@code type}, as messages are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypeInside {}

    /** What stands under {@code type}: the record's name with a small first letter. */
    public static String typeOf(Class<?> message) {
        String name = message.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether these are written as text: ids. */
    public static boolean isText(Class<?> type) {
        return AS_TEXT.contains(type);
    }

    /** To the millisecond, which is what clocks here and there agree about. */
    public static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static NamedType[] named(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(member -> new NamedType(member, typeOf(member)))
                .toArray(NamedType[]::new);
    }

    private static SimpleModule asText() {
        SimpleModule module = new SimpleModule("texts");
        AS_TEXT.forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        module.addSerializer(Instant.class, new StdScalarSerializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant instant, JsonGenerator into, SerializerProvider provider) throws IOException {
                into.writeString(text(instant));
            }
        });
        module.addSerializer(LocalDate.class, ToStringSerializer.instance);
        return module;
    }
}
