package hotline.server.asterisk;

import hotline.server.Refused;

/**
 * One agent's phone as Asterisk has to know it: on the desk, or in the browser.
 *
 * @param extension its name at the registration and in {@code PJSIP/1001}: 2 to 10 digits, after a {@code w} when it is in the browser
 * @param name shown to colleagues, free text
 * @param secret its password, 8 to 128 letters, digits and {@code . _ -}; never logged
 */
public record AgentPhone(String extension, String name, String secret) {
    public AgentPhone {
        if (!extension.matches("w?[0-9]{2,10}")) {
            throw new Refused(
                    "asterisk",
                    "The extension '" + extension + "' is not a number of 2 to 10 digits.",
                    "Give the agent an extension like 1001.");
        }
        if (!secret.matches("[0-9A-Za-z._-]{8,128}")) {
            throw new Refused(
                    "asterisk",
                    "The secret of extension " + extension + " is not 8 to 128 letters, digits, dots and hyphens.",
                    "Choose another secret, or let one be generated.");
        }
        // A display name in SIP is quoted: what would end the quotes or the line is left out.
        name = name.replaceAll("[\\p{Cntrl}\"\\\\<>;]", " ").strip();
    }

    /** The phone in the browser of the agent with this extension. */
    public static AgentPhone inBrowser(String extension, String name, String secret) {
        return new AgentPhone("w" + extension, name, secret);
    }

    /** The number colleagues see, whichever phone it is: 2 to 10 digits. */
    public String number() {
        return extension.startsWith("w") ? extension.substring(1) : extension;
    }

    @Override
    public String toString() {
        return "AgentPhone(" + extension + ")";
    }
}
