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
    /** Of every interaction that goes on; empty as long as nothing is known. */
    private final Map<InteractionId, Optional<CallerCard>> cards = new HashMap<>();

    /** @param changed is told on the live thread */
    Cards(LiveThread thread, LivePorts.Callers callers, Consumer<CallerCard> changed) {
        this.thread = thread;
        this.callers = callers;
        this.changed = changed;
    }

    /** The interaction goes on from now until {@link #ended}. */
    void began(InteractionId interaction) {
        if (cards.putIfAbsent(interaction, Optional.empty()) == null) {
            Optional<CallerCard> told = callers.told(interaction);
            told.ifPresent(this::put);
            if (told.isPresent()) {
                read(interaction, 1, FIRST_PAUSE);
            } else {
                again(interaction, 1, FIRST_PAUSE);
            }
        }
    }

    /** It goes on since before we began. */
    void goesOn(InteractionId interaction) {
        cards.put(interaction, Optional.empty());
        callers.told(interaction).ifPresent(this::put);
        read(interaction, 1, FIRST_PAUSE);
    }

    /** The line has said who calls. */
    void arrived(InteractionId interaction) {
        if (cards.containsKey(interaction)) {
            callers.told(interaction).ifPresent(this::put);
            read(interaction, 1, FIRST_PAUSE);
        }
    }

    /** What is on record has changed. */
    void changed(InteractionId interaction) {
        if (cards.containsKey(interaction)) {
            read(interaction, 1, FIRST_PAUSE);
        }
    }

    /** What is on record of a customer has changed: wherever she calls, or may be the one who does. */
    void customerChanged(String customer) {
        cards.entrySet().stream()
                .filter(one -> one.getValue()
                        .filter(card -> card.customers().stream()
                                .anyMatch(known -> known.id().equals(customer)))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::changed);
    }

    void ended(InteractionId interaction) {
        cards.remove(interaction);
    }

    @Nullable
    CallerCard of(InteractionId interaction) {
        return cards.getOrDefault(interaction, Optional.empty()).orElse(null);
    }

    private void put(CallerCard card) {
        Optional<CallerCard> before = cards.get(card.interaction());
        boolean worse = before != null && before.isPresent() && before.get().complete() && !card.complete();
        if (before != null && !worse && !before.equals(Optional.of(card))) {
            cards.put(card.interaction(), Optional.of(card));
            changed.accept(card);
        }
    }

    private void read(InteractionId interaction, int tries, Duration pause) {
        Thread.ofVirtual().name("caller-card").start(() -> {
            try {
                reading.acquire();
                try {
                    Optional<CallerCard> card = callers.card(interaction);
                    thread.run(() -> taken(interaction, card, tries, pause));
                } finally {
                    reading.release();
                }
            } catch (DatabaseAway away) {
                thread.run(() -> again(interaction, tries, pause));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException ourMistake) {
                log.error("who calls in {} could not be read", interaction, ourMistake);
            }
        });
    }

    private void taken(InteractionId interaction, Optional<CallerCard> card, int tries, Duration pause) {
        if (card.isPresent()) {
            put(card.get());
        } else if (tries < MOST_TRIES_FOR_NOBODY) {
            callers.told(interaction).ifPresent(this::put);
            again(interaction, tries, pause);
        }
    }

    private void again(InteractionId interaction, int tries, Duration pause) {
        Duration next = pause.multipliedBy(2);
        thread.later(pause, () -> {
            CallerCard known = of(interaction);
            if (cards.containsKey(interaction) && (known == null || !known.complete())) {
                read(interaction, tries + 1, next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE);
            }
        });
    }
}
