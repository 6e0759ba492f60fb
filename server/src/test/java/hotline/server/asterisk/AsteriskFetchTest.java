package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFetchTest {
    @TempDir
    Path folder;

    @Test
    void aMachineWithoutADebianSourceIsToldWhatToDo() throws IOException {
        Path apt = Files.createDirectories(folder.resolve("apt"));
        Files.writeString(apt.resolve("sources.list"), "deb http://mirror.example/ubuntu noble main universe\n");

        assertThatThrownBy(() -> new AsteriskFetch(apt, line -> {}).into(folder.resolve("cache/asterisk")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no package source of Debian")
                .extracting(e -> ((Refused) e).remedy())
                .asString()
                .contains("on Ubuntu: apt install asterisk")
                .contains("hotline.yaml");
        assertThat(folder.resolve("cache/asterisk")).doesNotExist();
    }

    @Test
    void withoutANetworkOneSentenceSaysSoAndNothingIsLeftHalfDone() throws IOException {
        Path apt = Files.createDirectories(folder.resolve("apt"));
        // Nobody listens on port 1.
        Files.writeString(apt.resolve("sources.list"), "deb http://127.0.0.1:1/debian bookworm main\n");
        Path cache = folder.resolve("cache");

        assertThatThrownBy(() -> new AsteriskFetch(apt, line -> {}).into(cache.resolve("asterisk")))
                .isInstanceOf(Refused.class)
                .hasMessageMatching("(?s)Asterisk (could not|cannot) be fetched.*")
                .extracting(e -> ((Refused) e).remedy())
                .asString()
                .isNotBlank();
        try (var left = Files.list(cache)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsOnly("asterisk.lock");
        }
    }

    @Test
    void aConfiguredAsteriskThatIsNoneIsNamed() {
        assertThatThrownBy(() -> AsteriskInstallation.find(
                        Optional.of(folder.resolve("asterisk")), folder.resolve("cache"), line -> {}))
                .isInstanceOf(Refused.class)
                .hasMessage("The configured Asterisk " + folder.resolve("asterisk") + " is not a program.");
        assertThatThrownBy(() -> AsteriskInstallation.find(
                        Optional.of(Path.of("/bin/echo")), folder.resolve("cache"), line -> {}))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/bin/echo does not tell its version");
    }

    @Test
    void aConfiguredAsteriskThatIsTooOldIsRefused() throws IOException {
        Path old = Files.writeString(folder.resolve("asterisk"), "#!/bin/sh\necho Asterisk 18.10.0\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> AsteriskInstallation.find(Optional.of(old), folder.resolve("cache"), line -> {}))
                .isInstanceOf(Refused.class)
                .hasMessage(old + " is Asterisk 18.10.0, too old.");
    }
}
