package hotline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path data;

    @Test
    void aSecretIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        Secrets secrets = new Secrets(data.resolve("secrets"));

        String made = secrets.of("control");

        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(new Secrets(data.resolve("secrets")).of("control")).isEqualTo(made);
        assertThat(secrets.of("other")).isNotEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("control"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void manyWhoAskAtOnceGetTheSameSecret() throws Exception {
        Secrets secrets = new Secrets(data.resolve("secrets"));
        Callable<String> ask = () -> secrets.of("control");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> answers = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(i -> ask).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void aSecretIsNotInWhatItPrints() {
        Secrets secrets = new Secrets(data.resolve("secrets"));

        assertThat(secrets.toString()).doesNotContain(secrets.of("control"));
    }
}
