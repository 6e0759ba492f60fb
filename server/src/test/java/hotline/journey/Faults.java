package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a data centre, done on purpose to one {@link Centre}. */
final class Faults {
    private final Centre centre;
    /** How long the journal was before. */
    private final int eventsBefore;

    Faults(Centre centre) {
        this.centre = centre;
        this.eventsBefore = events().size();
    }

    /** Our process, as it says itself. */
    long ourProcess() {
        return centre.control().instance().orElseThrow().pid();
    }

    /** The process of Hotline's Asterisk, when it lives. */
    Optional<Long> asterisk() {
        return living(centre.data().asterisk().resolve("asterisk.pid"));
    }

    Optional<Long> postgres() {
        return living(centre.data().postgresql().resolve("data/postmaster.pid"));
    }

    /**
     * To a process that must be there.
     *
     * @param name KILL, INT, STOP, CONT …
     */
    static void signal(String name, long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("no signal " + name + " to process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the launcher has started our process again. */
    void ourProcessIsBackAfter(long dead) {
        await("the launcher starts our process again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> centre.control()
                        .instance()
                        .filter(mark -> mark.pid() != dead && mark.isUp())
                        .isPresent());
    }

    /**
     * Kills PostgreSQL and takes its port, so that it cannot be started again until the socket is closed. Who connects is turned away.
     */
    ServerSocket postgresAway() {
        ServerSocket[] taken = new ServerSocket[1];
        await("PostgreSQL's port is free for a moment")
                .atMost(Centre.SOON)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    // one that is gone when the signal comes is as good as killed
                    postgres().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
                    taken[0] = bound(centre.ports().postgresql());
                    return taken[0] != null;
                });
        ServerSocket socket = taken[0];
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    socket.accept().close();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return socket;
    }

    private static @Nullable ServerSocket bound(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException taken) {
            return null;
        }
    }

    /** Cuts the connection of our process to Asterisk's manager interface, from Asterisk's side. */
    void cutManager() {
        String descriptor = centre.asterisk("manager show connected")
                .lines()
                .filter(line -> line.strip().startsWith("hotline "))
                .map(line -> line.strip().split("\\s+")[4])
                .findFirst()
                .orElseThrow();
        centre.asterisk("manager kick session " + descriptor);
    }

    /** These many conversations began and ended since this was made, each once. */
    void everyEventOnce(int conversations) {
        List<JsonNode> all = noEventLostOrDoubled();
        List<JsonNode> events = all.subList(eventsBefore, all.size());
        for (String once :
                List.of("InteractionBegan", "AssignmentBegan", "WrapUpBegan", "CustomerLeft", "InteractionEnded")) {
            assertThat(events.stream()
                            .filter(event -> event.path("type").asText().equals(once)))
                    .as(once)
                    .hasSize(conversations);
        }
    }

    /** Positions follow on each other within an epoch. Gives the whole journal. */
    List<JsonNode> noEventLostOrDoubled() {
        List<JsonNode> events = events();
        long epoch = 0;
        long seq = 0;
        for (JsonNode event : events) {
            long expected = event.path("epoch").asLong() == epoch ? seq + 1 : 1;
            assertThat(event.path("epoch").asLong()).isGreaterThanOrEqualTo(epoch);
            assertThat(event.path("seq").asLong()).isEqualTo(expected);
            epoch = event.path("epoch").asLong();
            seq = event.path("seq").asLong();
        }
        return events;
    }

    /** The whole journal as PostgreSQL has it, in order. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        centre.control().ask("events", Map.of(), events::add);
        return events;
    }

    JsonNode component(String name) {
        for (JsonNode component : centre.status().path("components")) {
            if (component.path("name").asText().equals(name)) {
                return component;
            }
        }
        throw new AssertionError("no component " + name);
    }

    private static Optional<Long> living(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
        } catch (IOException | NoSuchElementException | NumberFormatException notThereOrJustBeingWritten) {
            return Optional.empty();
        }
    }
}
