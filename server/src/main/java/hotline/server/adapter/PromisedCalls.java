package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.VirtualHold;
import hotline.crm.DatabaseAway;
import hotline.crm.callback.Wanted;
import hotline.crm.customer.Arrived;
import hotline.crm.customer.CallbackNumbers;
import hotline.crm.customer.InteractionArrivals;
import hotline.desktop.operation.VoicemailPorts;
import hotline.ivr.flow.OutsideNumbers;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration.Callbacks;
import hotline.server.center.CenterConfiguration.Queue;
import hotline.server.center.CenterOffice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may be called back, until when, and at which number: by the configuration in force, the trunk's allowed prefixes, and what callers told. */
public final class PromisedCalls implements hotline.cti.Callbacks, VoicemailPorts.CallBack, DueCallbacks.Calling {
    private static final Logger log = LoggerFactory.getLogger(PromisedCalls.class);
    /** Nobody answers before a telephone has rung that long. */
    private static final Duration LAST_MOMENT = Duration.ofMinutes(1);

    /** Within this an agent who wants to call somebody back gets ready. */
    private static final Duration TO_CALL_BACK = Duration.ofMinutes(30);

    private final CenterOffice office;
    private final InteractionArrivals arrivals;
    private final CallbackNumbers numbers;
    private final OutsideNumbers outside;
    private final Clock clock;
    private final ShownNumbers shown;

    /** @param clock in the centre's time zone */
    public PromisedCalls(
            CenterOffice office,
            InteractionArrivals arrivals,
            CallbackNumbers numbers,
            OutsideNumbers outside,
            Clock clock) {
        this.office = office;
        this.arrivals = arrivals;
        this.numbers = numbers;
        this.outside = outside;
        this.clock = clock;
        this.shown = new ShownNumbers(office::current, arrivals::newestOfOurs);
    }

    @Override
    public Optional<Instant> promisedUntil(QueueId queue, String number) {
        return outside.allow(number) ? holds(queue).flatMap(this::endOfHours) : Optional.empty();
    }

    @Override
    public Duration offeredAfter(QueueId queue) {
        return Duration.ofMillis(holds(queue).orElse(VirtualHold.USUAL).offerAfterMillis());
    }

    /** How a queue calls at the times it has promised; as usual where it does not say. Does not block. */
    @Override
    public Callbacks rules(QueueId queue) {
        return queue(queue).flatMap(Queue::callbacks).orElse(Callbacks.USUAL);
    }

    @Override
    public boolean mayCall(QueueId queue, String number) {
        return outside.allow(number) && queue(queue).isPresent();
    }

    @Override
    public void isFor(InteractionId call, Wanted whom) {
        String shownAs = whom.shownAs().isEmpty() ? shown.to(whom.number(), whom.queue()) : whom.shownAs();
        arrivals.arrived(call, whom.number(), "", shownAs, null, clock.millis());
    }

    /**
     * Lets a new interaction know whom it calls. Blocks.
     *
     * @param queue on whose behalf
     * @param earlier in which she reached us by a number of ours, which she is shown; null: as {@link ShownNumbers} says
     */
    public void dials(InteractionId call, String number, QueueId queue, @Nullable InteractionId earlier) {
        arrivals.arrived(
                call, number, "", shownIn(earlier).orElseGet(() -> shown.to(number, queue)), null, clock.millis());
    }

    /** The number of ours in an earlier interaction; empty when there was none, or nobody knows. */
    private Optional<String> shownIn(@Nullable InteractionId earlier) {
        try {
            return Optional.ofNullable(earlier)
                    .flatMap(arrivals::find)
                    .map(Arrived::dialled)
                    .filter(ours -> !ours.isEmpty());
        } catch (DatabaseAway away) {
            return Optional.empty();
        }
    }

    @Override
    public String ourNumber() {
        return shown.usual();
    }

    private Optional<VirtualHold> holds(QueueId queue) {
        return queue(queue).flatMap(one -> Optional.ofNullable(one.config().virtualHold()));
    }

    private Optional<Queue> queue(QueueId queue) {
        try {
            return office.current().configuration().queues().stream()
                    .filter(one -> one.config().id().equals(queue))
                    .findFirst();
        } catch (Refused starting) {
            return Optional.empty();
        }
    }

    private Optional<Instant> endOfHours(VirtualHold rules) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        Instant opens =
                today.atStartOfDay(now.getZone()).plusMinutes(rules.opensAt()).toInstant();
        Instant closes =
                today.atStartOfDay(now.getZone()).plusMinutes(rules.closesAt()).toInstant();
        boolean open = !now.toInstant().isBefore(opens)
                && now.toInstant().plus(LAST_MOMENT).isBefore(closes);
        return open ? Optional.of(closes) : Optional.empty();
    }

    @Override
    public void callAt(InteractionId interaction, String number) {
        if (arrivals.recent(interaction)
                .filter(one -> one.rawNumber().equals(number))
                .isEmpty()) {
            numbers.keep(interaction, number);
            return;
        }
        try {
            numbers.forget(interaction);
        } catch (DatabaseAway e) {
            log.info("{}: to be called at the number she called from", interaction);
        }
    }

    @Override
    public Optional<Destination> destination(InteractionId interaction) {
        Optional<Arrived> arrived = arrivals.find(interaction);
        return numbers.of(interaction)
                .or(() -> arrived.map(Arrived::rawNumber))
                .filter(outside::allow)
                .map(number ->
                        new Destination(number, arrived.map(Arrived::dialled).orElse("")));
    }

    @Override
    public Optional<Instant> prepare(InteractionId call, InteractionId earlier) {
        return destination(earlier).map(whom -> {
            Instant now = clock.instant();
            arrivals.arrived(call, whom.number(), "", whom.shownAs(), null, now.toEpochMilli());
            return now.plus(TO_CALL_BACK);
        });
    }
}
