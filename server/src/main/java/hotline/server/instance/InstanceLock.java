package hotline.server.instance;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** At most one process runs an instance: held from before anything is started until the process ends, however it ends. */
public final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param data created already
     * @throws Refused when another process holds it
     */
    public static InstanceLock take(DataFolder data) {
        Path file = data.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw alreadyRunning(data);
            }
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "The lock " + file + " cannot be taken: " + e.getMessage() + ".",
                    "Put the data folder on a local disk this user may write to.");
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Refused alreadyRunning(DataFolder data) {
        String who = InstanceMark.read(data)
                .map(mark -> " (process " + mark.pid() + ", web page at port " + mark.portBase() + ")")
                .orElse("");
        return new Refused(
                "already-running",
                "Hotline is already running on " + data.root() + who + ".",
                "See 'hotline status'; end it with 'hotline stop', or choose another instance with --data DIR and --port-base N.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // The lock goes with the process at the latest.
        }
    }
}
