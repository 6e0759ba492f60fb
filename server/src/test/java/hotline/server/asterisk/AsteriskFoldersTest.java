package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFoldersTest {
    @Test
    void theControlSocketOfADeepDataFolderLiesWhereItsPathIsShortEnough() {
        AsteriskFolders near = new AsteriskFolders(Path.of("/srv/hotline/asterisk"));
        AsteriskFolders deep = new AsteriskFolders(Path.of("/srv", "deep/".repeat(30), "asterisk"));
        AsteriskFolders other = new AsteriskFolders(Path.of("/srv", "deep/".repeat(31), "asterisk"));

        assertThat(near.run()).isEqualTo(Path.of("/srv/hotline/asterisk/run"));
        assertThat(deep.run()).hasParentRaw(Path.of("/tmp")).isNotEqualTo(other.run());
        assertThat(deep.controlSocket().path().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(ControlSocket.LONGEST_PATH);
    }

    @Test
    void aPidFileThatNamesAnotherProgramIsNotTakenForAsterisk(@TempDir Path folder) throws IOException {
        Path pidFile = folder.resolve("asterisk.pid");
        AsteriskProcess process = new AsteriskProcess(pidFile, folder.resolve("etc/asterisk.conf"));

        assertThat(process.handle()).isEmpty();
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
        assertThat(process.handle()).isEmpty();
        Files.writeString(pidFile, "not a number");
        assertThat(process.handle()).isEmpty();
    }
}
