package hotline.server.cli;

/** What {@code run} runs; the composition root provides it. */
@FunctionalInterface
public interface RunnableServer {
    /**
     * Runs until it is to end. Called on the main thread.
     *
     * @return an {@link ExitCode}
     * @throws hotline.server.Refused when it cannot start; it is printed, nothing is left running, and the launcher does not try again
     */
    int run(RunOptions options) throws Exception;
}
