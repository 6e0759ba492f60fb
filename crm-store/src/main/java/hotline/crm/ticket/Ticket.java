package hotline.crm.ticket;

import hotline.acd.interaction.InteractionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A service case.
 *
 * @param number what the customer knows it by
 * @param interaction the one it comes from
 * @param customer whom it is for, null when nobody knows
 * @param dueAt until when it is to be dealt with
 */
public record Ticket(
        long number,
        InteractionId interaction,
        Category category,
        Status status,
        @Nullable String customer,
        Instant openedAt,
        Instant dueAt) {

    /** What it is about, and how soon it is to be dealt with unless somebody decides otherwise. */
    public enum Category {
        COMPLAINT(Duration.ofHours(24)),
        REPAIR(Duration.ofHours(72)),
        WARRANTY(Duration.ofHours(72)),
        RETURN(Duration.ofHours(72)),
        QUESTION(Duration.ofHours(48));

        private final Duration serviceLevel;

        Category(Duration serviceLevel) {
            this.serviceLevel = serviceLevel;
        }

        /** From opening until it is due. */
        public Duration serviceLevel() {
            return serviceLevel;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The category with this code.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Category ofCode(String code) {
            return Arrays.stream(values())
                    .filter(category -> category.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no such category of tickets"));
        }
    }

    /** How far it is. */
    public enum Status {
        OPEN,
        /** Waits for the customer or for somebody else. */
        PENDING,
        SOLVED,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
