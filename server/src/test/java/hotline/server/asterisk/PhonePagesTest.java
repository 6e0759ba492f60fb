package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonePagesTest {
    private static final AgentPhone WANG = new AgentPhone("1001", "Wang", "aPhonesSecret");
    private static final AgentPhone LI = new AgentPhone("1002", "Li", "anotherSecret");

    @TempDir
    Path etc;

    private final AtomicInteger reloads = new AtomicInteger();
    private boolean busyAtFirst;

    /** It may have read the file before we had written it. */
    @Test
    void aReloadThatIsRefusedBecauseAnotherIsGoingOnIsAskedForAgain() {
        busyAtFirst = true;
        try (PhonePages phones = phones()) {
            phones.provision(List.of(WANG));
            await().atMost(Duration.ofSeconds(20)).until(() -> reloads.get() == 2);
        }
    }

    @Test
    void phonesThatWereWrittenJustBeforeOurDeathAreReadWhenTheNextOfUsProvisionsTheSame() {
        try (PhonePages killed = phones()) {
            killed.provision(List.of(WANG));
            await().atMost(Duration.ofSeconds(20)).until(() -> reloads.get() == 1);
            killed.provision(List.of(WANG, LI)); // to be read in 5 s
        }
        try (PhonePages next = phones()) {
            next.provision(List.of(WANG, LI));
            await().atMost(Duration.ofSeconds(20)).until(() -> reloads.get() == 2);
            await().until(() -> !Files.exists(etc.resolve("phones.conf.unread")));
        }
        try (PhonePages another = phones()) {
            another.provision(List.of(WANG, LI));
            assertThat(etc.resolve("phones.conf.unread")).doesNotExist();
        }
    }

    private PhonePages phones() {
        return new PhonePages(
                asterisk(),
                Path.of("../config/asterisk/agent-phone.template"),
                "phones.conf",
                Map.of("audio.codecs", "alaw"));
    }

    private PhonePages.Reader asterisk() {
        return new PhonePages.Reader() {
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
                return reloads.incrementAndGet() == 1 && busyAtFirst
                        ? "A module reload request is already in progress; please be patient\n"
                        : "Module 'res_pjsip.so' reloaded successfully.\n";
            }
        };
    }
}
