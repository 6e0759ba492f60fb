package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsCommandTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private record Said(int code, String out, String err) {}

    @Test
    void whatCallersCanHearIsInOrder() {
        Said said = say("prompts", "check");

        assertThat(said.code()).as(said.toString()).isEqualTo(0);
        assertThat(said.out()).contains("prompts").contains("no mistakes found");
    }

    @Test
    void mistakesAreNamedWithFileLineAndRemedy() throws IOException {
        Files.writeString(folder.resolve("prompts.yaml"), "prompts:\n  hello:\n    zh-CN: 您好。\n");

        Said said = say("prompts", "check", folder.toString(), "--json");

        assertThat(said.code()).isEqualTo(1);
        JsonNode problem = Json.MAPPER.readTree(said.out()).at("/problems/0");
        assertThat(problem.path("file").asText()).endsWith("prompts.yaml");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("hint").asText()).contains("en");
    }

    @Test
    void onlyPromptsOfTheCatalogueAreMade() throws IOException {
        Said said = say("prompts", "build", "wellcome", "--json");

        assertThat(said.code()).isEqualTo(1);
        JsonNode error = Json.MAPPER
                .readTree(said.out().isEmpty() ? said.err() : said.out())
                .path("error");
        assertThat(error.path("code").asText()).isEqualTo("unknown-prompt");
        assertThat(error.path("remedy").asText()).contains("prompts.yaml");
    }

    private static Said say(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = HotlineCli.execute(arguments, HOME, console, options -> ExitCode.OK);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
