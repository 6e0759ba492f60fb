package hotline.server.asterisk;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonePagesTest {
    @TempDir
    Path etc;

    /** It may have read the file before we had written it. */
    @Test
    void aReloadThatIsRefusedBecauseAnotherIsGoingOnIsAskedForAgain() {
        AtomicInteger reloads = new AtomicInteger();
        PhonePages.Reader busyAtFirst = new PhonePages.Reader() {
            @Override
            public void createFolders() {
                // they are there
            }

            @Override
            public Path etc() {
                return etc;
            }

            @Override
            public boolean isAlive() {
                return true;
            }

            @Override
            public String command(String command) {
                return reloads.incrementAndGet() == 1
                        ? "A module reload request is already in progress; please be patient\n"
                        : "Module 'res_pjsip.so' reloaded successfully.\n";
            }
        };
        Path template = Path.of("../config/asterisk/agent-phone.template");
        try (PhonePages phones = new PhonePages(busyAtFirst, template, "phones.conf", Map.of("audio.codecs", "alaw"))) {
            phones.provision(List.of(new AgentPhone("1001", "Wang", "aPhonesSecret")));
            await().atMost(Duration.ofSeconds(20)).until(() -> reloads.get() == 2);
        }
    }
}
