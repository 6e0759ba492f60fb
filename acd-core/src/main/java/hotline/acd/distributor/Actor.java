package hotline.acd.distributor;

import hotline.acd.interaction.Code;

/** Who asks: {@code agent:a01}, {@code user:s01}, {@code system:flow} … Written into the journal. */
public record Actor(String value) {
    public static final Actor SYSTEM = new Actor("system");

    public Actor {
        value = Code.check("actor", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
