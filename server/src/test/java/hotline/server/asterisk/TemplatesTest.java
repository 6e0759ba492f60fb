package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    Path folder;

    @Test
    void ourVariablesAreFilledInAndAsterisksAreLeftAlone() throws IOException {
        String text = render("port=${ami.port} ${EXTEN} ${eventtype} ${CALLERID(num)}", Map.of("ami.port", "5038"));

        assertThat(text).isEqualTo("port=5038 ${EXTEN} ${eventtype} ${CALLERID(num)}\n");
    }

    @Test
    void aLineWithAStarIsRepeatedForEachValueAndVanishesWithoutOne() throws IOException {
        String template = "permit = ${trunk.address*}\nlocal_net = ${trunk.net*}";

        assertThat(render(template, Map.of("trunk.address", "10.0.0.1\n10.0.0.2", "trunk.net", "")))
                .isEqualTo("permit = 10.0.0.1\npermit = 10.0.0.2\n");
    }

    @Test
    void linesBetweenWhenAndEndAreThereOnlyWhenTheValueIs() throws IOException {
        String template = "a\n;; when trunk.user\nusername = ${trunk.user}\n;; end\nb";

        assertThat(render(template, Map.of("trunk.user", ""))).isEqualTo("a\nb\n");
        assertThat(render(template, Map.of("trunk.user", "me"))).isEqualTo("a\nusername = me\nb\n");
    }

    @Test
    void anUnknownVariableIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> render("\nport = ${ami.prot}", Map.of("ami.port", "1")))
                .isInstanceOf(Refused.class)
                .hasMessage("t.conf, line 2: the variable ${ami.prot} is not known.")
                .extracting(e -> ((Refused) e).remedy())
                .isEqualTo("Known are: ami.port.");
    }

    @Test
    void aValueCannotBreakOutOfItsLine() throws IOException {
        assertThat(render("name = ${phone.name}", Map.of("phone.name", "a;b$1\\x")))
                .isEqualTo("name = a\\;b$1\\x\n");
        assertThatThrownBy(() -> render("name = ${phone.name}", Map.of("phone.name", "a\n[b]")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("t.conf, line 1")
                .hasMessageContaining("phone.name");
    }

    @Test
    void renderedFilesAreForThisUserOnlyAndUnchangedOnesAreLeftAlone() throws IOException {
        Path templates = Files.createDirectory(folder.resolve("templates"));
        Path into = Files.createDirectory(folder.resolve("etc"));
        Files.writeString(templates.resolve("a.conf"), "a = ${x.y}\n");
        Files.writeString(templates.resolve("README.md"), "not a template");

        assertThat(new Templates(Map.of("x.y", "1")).renderFolder(templates, into))
                .containsExactly("a.conf");
        assertThat(new Templates(Map.of("x.y", "1")).renderFolder(templates, into))
                .isEmpty();
        assertThat(new Templates(Map.of("x.y", "2")).renderFolder(templates, into))
                .containsExactly("a.conf");

        assertThat(into.resolve("a.conf")).hasContent("a = 2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(into.resolve("a.conf"))))
                .isEqualTo("rw-------");
        assertThat(into.resolve("README.md")).doesNotExist();
    }

    private String render(String template, Map<String, String> variables) throws IOException {
        Path file = Files.writeString(folder.resolve("t.conf"), template);
        return new Templates(variables).render(file);
    }
}
