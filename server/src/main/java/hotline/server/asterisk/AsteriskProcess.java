package hotline.server.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process behind a pid file. A number alone is no proof, it may belong to another program by now: the process
 * counts as ours only when its command line names our configuration.
 *
 * @param configuration the asterisk.conf it was started with, absolute
 */
record AsteriskProcess(Path pidFile, Path configuration) {
    /**
     * In its own session, so that no signal for us reaches it. The shell sees to the permissions, and writes the pid file
     * before it becomes Asterisk: there is no moment at which Asterisk runs unknown to us.
     */
    Process start(List<String> command, Path workingDirectory, Path console) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "setsid",
                "/bin/sh",
                "-c",
                "umask 077; echo $$ >\"$1\"; exec >>\"$2\" 2>&1; shift 2; exec \"$@\"",
                "asterisk",
                pidFile.toString(),
                console.toString()));
        line.addAll(command);
        return new ProcessBuilder(line)
                .directory(workingDirectory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    Optional<ProcessHandle> handle() {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            List<String> arguments = List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .split("\0", -1));
            return arguments.contains(configuration.toString())
                    ? ProcessHandle.of(pid).filter(handle -> !isDead(handle))
                    : Optional.empty();
        } catch (IOException | NumberFormatException noSuchProcess) {
            return Optional.empty();
        }
    }

    /** Gone, or a zombie whose parent has not looked: our parent's parent may be one that never looks. */
    static boolean isDead(ProcessHandle handle) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return true;
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException gone) {
            // A stale pid file is harmless: see handle().
        }
    }
}
