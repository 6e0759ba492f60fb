package hotline.server.settings;

/**
 * Which port belongs to whom. Everything lies in base … base + 1999: services below base + 100, audio above.
 *
 * @param base the first port, which is the web page's
 */
public record Ports(int base) {
    public static final int DEFAULT_BASE = 20_000;
    public static final int LOWEST_BASE = 1_024;
    public static final int HIGHEST_BASE = 63_000;

    public Ports {
        if (base < LOWEST_BASE || base > HIGHEST_BASE) {
            throw new IllegalArgumentException(
                    "the port base must be " + LOWEST_BASE + " to " + HIGHEST_BASE + ", is " + base);
        }
    }

    /** HTTP: pages, health, metrics, control. */
    public int web() {
        return base;
    }

    public int postgresql() {
        return base + 1;
    }

    public int ami() {
        return base + 2;
    }

    /** Where we answer FastAGI. */
    public int agi() {
        return base + 3;
    }

    /** SIP of the agents' phones. */
    public int phones() {
        return base + 4;
    }

    /** SIP of the carrier's trunk. */
    public int trunk() {
        return base + 5;
    }

    /** The websocket at which Asterisk takes the SIP of phones in browsers from us, on loopback. */
    public int browsers() {
        return base + 6;
    }

    /** The first of ten ports for the second Asterisk, which plays carrier and demo phones. */
    public int carrier() {
        return base + 10;
    }

    public int audioFirst() {
        return base + 100;
    }

    public int audioLast() {
        return base + 999;
    }

    /** Audio of the second Asterisk. */
    public int carrierAudioFirst() {
        return base + 1_000;
    }

    public int carrierAudioLast() {
        return base + 1_999;
    }
}
