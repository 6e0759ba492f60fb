package hotline.crm.journal;

import hotline.crm.DatabaseAway;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines on their way into PostgreSQL, on this machine's disk until they are there. A file is closed, stored whole in one
 * transaction, and deleted: after a crash between the two it is stored again, so storing must be harmless to repeat.
 */
public final class LineSpool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LineSpool.class);
    private static final long SYNC_NANOS = 20_000_000L;
    private static final long RETRY_NANOS = 1_000_000_000L;

    private final Path folder;
    private final String name;
    private final Storing storing;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong waiting = new AtomicLong();
    private final Worker worker;
    private @Nullable RandomAccessFile open;
    private long nextNumber;
    private volatile @Nullable String trouble;

    /** Stores lines in one transaction. On the spool's thread; may block; throws when nothing was stored. */
    @FunctionalInterface
    public interface Storing {
        void store(List<String> lines);
    }

    /**
     * @param folder of its own; what an earlier process left there is stored first
     * @param name what files are called
     */
    public LineSpool(Path folder, String name, Storing storing) throws IOException {
        this.folder = folder;
        this.name = name;
        this.storing = storing;
        DurableFile.createFolder(folder);
        for (Path left : files()) {
            waiting.addAndGet(lines(left).size());
            nextNumber = Math.max(nextNumber, number(left) + 1);
        }
        this.worker = new Worker(name + "-spool", this::run);
        worker.start();
    }

    /**
     * Keeps the line; returns when it survives the death of this process. From any thread; waits only for the disk.
     *
     * @throws UncheckedIOException when the disk does not take it
     */
    public void add(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            RandomAccessFile file = open;
            if (file == null) {
                Path path = folder.resolve("%s-%012d.jsonl".formatted(name, nextNumber++));
                DurableFile.open(path).close();
                file = new RandomAccessFile(path.toFile(), "rw");
                open = file;
            }
            append(file, bytes);
            waiting.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a line in " + folder + ": is the disk full?", e);
        } finally {
            lock.unlock();
        }
        worker.wake();
    }

    private static void append(RandomAccessFile file, byte[] bytes) throws IOException {
        long before = file.getFilePointer();
        try {
            file.write(bytes);
        } catch (IOException e) {
            file.setLength(before);
            file.seek(before);
            throw e;
        }
    }

    /** How many lines are not stored yet. */
    public long waiting() {
        return waiting.get();
    }

    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        worker.close();
    }

    private void run() {
        while (true) {
            boolean last = worker.isClosing();
            boolean stored = false;
            try {
                // who comes within the same moments goes into the same file and transaction
                LockSupport.parkNanos(this, last ? 1 : SYNC_NANOS);
                closeFile();
                stored = storeAll();
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
            if (last) {
                return;
            }
            if (!stored) {
                LockSupport.parkNanos(this, RETRY_NANOS);
            } else if (waiting.get() == 0 && !worker.isClosing()) {
                // closing looked at again: its wake-up may have ended the short pause above
                LockSupport.park(this);
            }
        }
    }

    /** On disk for good, and no longer written. */
    private void closeFile() throws IOException {
        lock.lock();
        try {
            RandomAccessFile file = open;
            if (file != null) {
                file.getFD().sync();
                file.close();
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean storeAll() throws IOException {
        for (Path file : closedFiles()) {
            List<String> lines = lines(file);
            storing.store(lines);
            Files.delete(file);
            waiting.addAndGet(-lines.size());
        }
        if (trouble != null) {
            log.warn("{} are stored again", name);
            trouble = null;
        }
        return true;
    }

    private void failed(Exception e) {
        if (trouble == null) {
            log.warn(
                    "{} cannot be stored, they wait on this machine's disk: {}",
                    name,
                    e.getMessage(),
                    e instanceof DatabaseAway ? null : e);
        }
        trouble = name + " wait on this machine's disk: " + e.getMessage();
    }

    private List<Path> closedFiles() throws IOException {
        lock.lock();
        try {
            List<Path> files = files();
            return open == null || files.isEmpty() ? files : files.subList(0, files.size() - 1);
        } finally {
            lock.unlock();
        }
    }

    private List<Path> files() throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(file -> file.getFileName().toString().matches(name + "-\\d{12}\\.jsonl"))
                    .sorted(Comparator.comparing(LineSpool::number))
                    .toList();
        }
    }

    private static long number(Path file) {
        String text = file.getFileName().toString();
        return Long.parseLong(
                text.substring(text.length() - "000000000000.jsonl".length(), text.length() - ".jsonl".length()));
    }

    /** Whole lines only: one without end was torn by a crash, before it counted as kept. */
    private static List<String> lines(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> lines = new ArrayList<>(
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
        lines.removeIf(String::isEmpty);
        return lines;
    }
}
