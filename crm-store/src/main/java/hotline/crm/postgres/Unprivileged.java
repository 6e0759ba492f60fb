package hotline.crm.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root.
 *
 * @param prefix comes before the command
 * @param owner the user who then must own the files; null when they stay ours
 */
record Unprivileged(List<String> prefix, @Nullable String owner) {
    /** As we are. */
    static final Unprivileged OURSELVES = new Unprivileged(List.of(), null);
    /** Another user in the program's own eyes, ourselves to the file system. */
    static final Unprivileged IN_NAMESPACE =
            new Unprivileged(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"), null);

    private static final List<String> USERS = List.of("hotline", "postgres", "nobody");

    static Unprivileged find() {
        if (!root()) {
            return OURSELVES;
        }
        if (IN_NAMESPACE.run(List.of("true")).exit() == 0) {
            return IN_NAMESPACE;
        }
        return asNamedUser();
    }

    /** For where namespaces are forbidden, as in many containers. */
    static Unprivileged asNamedUser() {
        for (String user : USERS) {
            var group = Commands.run(List.of("id", "-g", user));
            if (group.exit() == 0) {
                return new Unprivileged(
                        List.of("setpriv", "--reuid=" + user, "--regid=" + group.said(), "--clear-groups", "--"), user);
            }
        }
        throw new PostgresProblem("PostgreSQL refuses to run as root and no other way was found. Start Hotline as an"
                + " ordinary user, or create one: useradd --system hotline");
    }

    Commands.Outcome run(List<String> command) {
        return Commands.run(with(command));
    }

    List<String> with(List<String> command) {
        List<String> all = new java.util.ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Makes the file its owner's, when that is not us. */
    void own(Path file) throws IOException {
        if (owner != null) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }

    /**
     * @throws PostgresProblem when the program would not be able to enter the folder
     */
    void requireReaches(Path folder) {
        if (owner != null && run(List.of("test", "-x", folder.toString())).exit() != 0) {
            throw new PostgresProblem("PostgreSQL refuses to run as root, and user '" + owner + "' cannot enter "
                    + folder + ". Start Hotline as an ordinary user, or choose folders that others may pass through.");
        }
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }
}
