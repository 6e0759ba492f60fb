package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.message.Wire;
import hotline.desktop.operation.OpenApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The description of the interface. {@code -Dcontract.write=true} writes the file anew. */
class OpenApiTest {
    private static final Path FILE = Path.of("../docs/openapi.json");

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theDescriptionInTheDocumentationIsTheOneTheServerGives() throws IOException {
        JsonNode description = OpenApi.describe(house.desk.operations());
        String text = Wire.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(description) + "\n";
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(FILE, text);
        }

        assertThat(FILE).hasContent(text);
        assertThat(house.browser().get("/api/openapi.json").body()).isEqualTo(description);
    }

    @Test
    void everythingItRefersToIsThere() {
        JsonNode description = OpenApi.describe(house.desk.operations());
        List<JsonNode> references = new ArrayList<>(description.findValues("$ref"));

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.asText().substring(1)).isMissingNode())
                        .as(reference.asText())
                        .isFalse());
    }
}
