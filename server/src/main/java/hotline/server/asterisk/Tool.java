package hotline.server.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs one of the machine's own programs to its end and reads what it says, line by line. */
final class Tool {
    private static final int KEPT_LINES = 40;

    /** @param tail the last lines of what it said */
    record Result(int exitCode, List<String> tail) {
        boolean ok() {
            return exitCode == 0;
        }

        /** The last line that looks like an error, else the last line. */
        String complaint() {
            return tail.stream()
                    .filter(line -> line.startsWith("E: ") || line.startsWith("dpkg-deb: error"))
                    .reduce((first, second) -> second)
                    .orElse(tail.isEmpty() ? "exit code " + exitCode : tail.getLast());
        }
    }

    private Tool() {}

    /**
     * Blocks until the program has ended; an interrupt ends the program.
     *
     * @throws IOException when it cannot be started, above all when it is not installed
     */
    static Result run(List<String> command, Map<String, String> environment, Consumer<String> onLine)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> {
                onLine.accept(line);
                tail.addLast(line);
                if (tail.size() > KEPT_LINES) {
                    tail.removeFirst();
                }
            });
            return new Result(process.waitFor(), List.copyOf(tail));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " was running", e);
        } finally {
            process.destroy();
        }
    }
}
