package hotline.desktop.phone;

import java.util.Optional;

/** The telephones, as far as phones in browsers need them. Any thread; nothing here blocks or throws. */
public interface Telephones {
    /** A phone in a browser is called like its agent's extension, with this before it. */
    String PREFIX = "w";

    /** The phone in the browser of the agent with that extension. */
    static String inBrowser(String extension) {
        return PREFIX + extension;
    }

    /** What this phone proves itself with at the moment; empty when there is no such phone. To be told to its agent alone, and never logged. */
    Optional<String> secretOf(String station);

    /** Where SIP over websockets is taken: a TCP port on loopback. */
    int port();

    /** From which address we have to come, on loopback. */
    String comingFrom();
}
