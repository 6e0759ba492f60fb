package hotline.desktop.live;

import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.desktop.message.CallerCard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who calls, read before anybody needs it: when the call arrives, so that the offer need not wait for the database. What cannot be read is shown as far as it is known and
 * tried again. Confined to the live thread; reads on threads of its own.
 */
final class Cards {
    private static final Logger log = LoggerFactory.getLogger(Cards.class);
    private static final int AT_ONCE = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Who is not on record after so many tries never will be. */
    private static final int MOST_TRIES_FOR_NOBODY = 12;

    private final LiveThread thread;
    private final LivePorts.Callers callers;
    private final Consumer<CallerCard> changed;
    private final Semaphore reading = new Semaphore(AT_ONCE);
    /** Of every interaction that goes on. */
    private final Map<InteractionId, Known> cards = new HashMap<>();

    /** What is known of one caller. Readings overtake each other: only what was asked later is newer. */
    private static final class Known {
        private @Nullable CallerCard card;
        private int asked;
        private int answered;
    }

    /** @param changed is told on the live thread */
    Cards(LiveThread thread, LivePorts.Callers callers, Consumer<CallerCard> changed) {
        this.thread = thread;
        this.callers = callers;
        this.changed = changed;
    }

    /** The interaction goes on from now until {@link #ended}. */
    void began(InteractionId interaction) {
        if (cards.containsKey(interaction)) {
            return;
        }
        Known known = new Known();
        cards.put(interaction, known);
        Optional<CallerCard> told = callers.told(interaction);
        told.ifPresent(card -> put(known, card));
        if (told.isPresent()) {
            read(interaction, known);
        } else {
            again(interaction, known, known.asked, 1, FIRST_PAUSE);
        }
    }

    /** It goes on since before we began. */
    void goesOn(InteractionId interaction) {
        Known known = new Known();
        cards.put(interaction, known);
        callers.told(interaction).ifPresent(card -> put(known, card));
        read(interaction, known);
    }

    /** The line has said who calls. */
    void arrived(InteractionId interaction) {
        Known known = cards.get(interaction);
        if (known != null) {
            callers.told(interaction).ifPresent(card -> put(known, card));
            read(interaction, known);
        }
    }

    /** What is on record has changed. */
    void changed(InteractionId interaction) {
        Known known = cards.get(interaction);
        if (known != null) {
            read(interaction, known);
        }
    }

    /** What is on record of a customer has changed: wherever she calls, or may be the one who does. */
    void customerChanged(String customer) {
        cards.forEach((interaction, known) -> {
            CallerCard card = known.card;
            if (card != null
                    && card.customers().stream().anyMatch(one -> one.id().equals(customer))) {
                read(interaction, known);
            }
        });
    }

    void ended(InteractionId interaction) {
        cards.remove(interaction);
    }

    @Nullable
    CallerCard of(InteractionId interaction) {
        Known known = cards.get(interaction);
        return known == null ? null : known.card;
    }

    private void put(Known known, CallerCard card) {
        CallerCard before = known.card;
        boolean worse = before != null && before.complete() && !card.complete();
        if (!worse && !card.equals(before)) {
            known.card = card;
            changed.accept(card);
        }
    }

    private void read(InteractionId interaction, Known known) {
        attempt(interaction, known, ++known.asked, 1, FIRST_PAUSE);
    }

    private void attempt(InteractionId interaction, Known known, int number, int tries, Duration pause) {
        Thread.ofVirtual().name("caller-card").start(() -> {
            try {
                reading.acquire();
                try {
                    Optional<CallerCard> card = callers.card(interaction);
                    thread.run(() -> taken(interaction, known, number, card, tries, pause));
                } finally {
                    reading.release();
                }
            } catch (DatabaseAway away) {
                thread.run(() -> again(interaction, known, number, tries, pause));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException ourMistake) {
                log.error("who calls in {} could not be read", interaction, ourMistake);
            }
        });
    }

    private void taken(
            InteractionId interaction, Known known, int number, Optional<CallerCard> card, int tries, Duration pause) {
        if (cards.get(interaction) != known) {
            return;
        }
        if (card.isEmpty()) {
            if (tries < MOST_TRIES_FOR_NOBODY) {
                callers.told(interaction).ifPresent(told -> put(known, told));
                again(interaction, known, number, tries, pause);
            }
        } else if (number > known.answered) {
            known.answered = number;
            put(known, card.get());
        }
    }

    /** Unless somebody has asked later, who tries again as well. */
    private void again(InteractionId interaction, Known known, int number, int tries, Duration pause) {
        Duration next = pause.multipliedBy(2);
        thread.later(pause, () -> {
            if (cards.get(interaction) == known && known.asked == number) {
                attempt(
                        interaction,
                        known,
                        number,
                        tries + 1,
                        next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE);
            }
        });
    }
}
