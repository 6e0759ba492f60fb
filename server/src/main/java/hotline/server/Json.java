package hotline.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.SkillId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** How records become JSON at the command line and the control edge: names as in the record, ids and instants as text, absent values null. */
public final class Json {
    private static final List<Class<?>> AS_TEXT = List.of(
            Instant.class,
            Path.class,
            AgentId.class,
            SkillId.class,
            QueueId.class,
            QueueEntryId.class,
            OfferId.class,
            InteractionId.class,
            Position.class);

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(asText())
            .build();

    private Json() {}

    /** One line, without a line end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static SimpleModule asText() {
        SimpleModule module = new SimpleModule("texts");
        AS_TEXT.forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        return module;
    }
}
