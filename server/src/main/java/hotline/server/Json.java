package hotline.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import hotline.desktop.message.Wire;
import java.nio.file.Path;

/** How records become JSON at the command line and the control edge: as for pages, and files as text. */
public final class Json {
    public static final ObjectMapper MAPPER = Wire.MAPPER
            .copy()
            .registerModule(new SimpleModule("files").addSerializer(Path.class, ToStringSerializer.instance));

    private Json() {}

    /** One line, without a line end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
