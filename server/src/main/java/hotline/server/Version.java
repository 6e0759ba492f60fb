package hotline.server;

/** The version of Hotline, as the build wrote it into the jar. */
public final class Version {
    public static final String CURRENT = read();

    private Version() {}

    private static String read() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
