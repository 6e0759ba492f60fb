package hotline.server;

import hotline.server.cli.Console;
import hotline.server.cli.ExitCode;
import hotline.server.cli.HotlineCli;
import java.nio.file.Path;

/** Where our process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String home = System.getenv("HOTLINE_HOME");
        int code;
        try {
            code = HotlineCli.execute(
                    arguments,
                    Path.of(home == null ? "." : home).toAbsolutePath().normalize(),
                    new Console(System.out, System.err),
                    options -> ServerRun.run(options, System.out));
        } catch (Throwable ourMistake) {
            ourMistake.printStackTrace();
            code = ExitCode.CRASHED;
        }
        System.exit(code);
    }
}
