package hotline.server.asterisk;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * APT with a state, a cache and a list of sources of its own, for downloading only. What the administrator has set for
 * reaching the network (proxies, certificates, keys) holds here too; what APT is to do afterwards to the machine does
 * not.
 */
final class PrivateApt {
    private final Path folder;
    private final Map<String, String> environment;

    PrivateApt(Path folder, Path machines) throws IOException {
        this.folder = folder;
        for (String needed : List.of("state/lists/partial", "cache/archives/partial", "sources", "log")) {
            Files.createDirectories(folder.resolve(needed));
        }
        // Nothing counts as installed: all that Asterisk needs comes along.
        Files.writeString(folder.resolve("state/status"), "");
        // APT reads the file named in APT_CONFIG, then the machine's parts, then the main file: ours has the last word.
        Path main = folder.resolve("main.conf");
        Path first = folder.resolve("first.conf");
        Files.writeString(first, "Dir::Etc::main " + quoted(main) + ";\n");
        Files.writeString(main, settings(machines));
        environment = Map.of("APT_CONFIG", first.toString());
    }

    private String settings(Path machines) {
        Path machinesMain = machines.resolve("apt.conf");
        String included = Files.isReadable(machinesMain) ? "#include " + quoted(machinesMain) + ";\n" : "";
        return included
                + """
                #clear APT::Update::Pre-Invoke;
                #clear APT::Update::Post-Invoke;
                #clear APT::Update::Post-Invoke-Success;
                #clear DPkg::Pre-Invoke;
                #clear DPkg::Post-Invoke;
                #clear DPkg::Pre-Install-Pkgs;
                Dir::State %s;
                Dir::State::status %s;
                Dir::Cache %s;
                Dir::Log %s;
                Dir::Etc::sourcelist "/dev/null";
                Dir::Etc::sourceparts %s;
                Dir::Etc::preferences "/dev/null";
                Dir::Etc::preferencesparts "/dev/null";
                APT::Sandbox::User %s;
                APT::Install-Recommends "false";
                APT::Install-Suggests "false";
                APT::Default-Release "";
                Acquire::Languages "none";
                Acquire::Retries "3";
                Acquire::http::Timeout "20";
                Acquire::https::Timeout "20";
                """.formatted(
                                quoted(folder.resolve("state")),
                                quoted(folder.resolve("state/status")),
                                quoted(folder.resolve("cache")),
                                quoted(folder.resolve("log")),
                                quoted(folder.resolve("sources")),
                                "\"" + System.getProperty("user.name", "") + "\"");
    }

    private static String quoted(Path path) {
        return "\"" + path + "\"";
    }

    /** Reads the packages of the one source given (deb822). */
    Tool.Result update(String source) throws IOException {
        Files.writeString(folder.resolve("sources/hotline.sources"), source);
        // Without Error-Mode a suite that does not exist or a network that is away would only be a warning; with no
        // network at all a person should be told soon, so only downloads are tried again.
        return apt(List.of("-o", "APT::Update::Error-Mode=any", "-o", "Acquire::Retries=0", "update"), line -> {});
    }

    Tool.Result download(List<String> packages, Consumer<String> onLine) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-y", "--download-only", "install"));
        arguments.addAll(packages);
        return apt(arguments, onLine);
    }

    /** Where the downloaded packages are. */
    Path archives() {
        return folder.resolve("cache/archives");
    }

    private Tool.Result apt(List<String> arguments, Consumer<String> onLine) throws IOException {
        List<String> command = new ArrayList<>(List.of("apt-get"));
        command.addAll(arguments);
        try {
            return Tool.run(command, environment, onLine);
        } catch (IOException e) {
            throw new Refused(
                    "asterisk",
                    "Asterisk cannot be fetched: apt-get cannot be run (" + e.getMessage() + ").",
                    "Install Asterisk " + AsteriskInstallation.OLDEST
                            + " or newer yourself and name its program in hotline.yaml.");
        }
    }
}
