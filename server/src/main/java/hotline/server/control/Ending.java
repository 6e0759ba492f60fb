package hotline.server.control;

import java.util.concurrent.CompletableFuture;

/** How and when our process is to end: asked for by a command or a signal, waited for by the main thread. Any thread. */
public final class Ending {
    private final CompletableFuture<How> wanted = new CompletableFuture<>();

    /** Why it ends. */
    public enum How {
        /** Everything ends: telephones, database, we. */
        STOP,
        /** Only our process ends, and the launcher starts it anew. */
        RENEW
    }

    /** The first one counts. */
    public void ask(How how) {
        wanted.complete(how);
    }

    public boolean isAsked() {
        return wanted.isDone();
    }

    /** Blocks until somebody asks. */
    public How await() {
        return wanted.join();
    }
}
