package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.callback.ScheduledCallbacks;
import hotline.crm.callback.Wanted;
import hotline.crm.customer.Arrived;
import hotline.crm.customer.InteractionArrivals;
import hotline.cti.CallbackDiaries;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.run.CallbackDiary;
import hotline.server.center.CenterConfiguration.Callbacks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promises callers in a flow a call at a time of theirs: at numbers we may call, and committed before they hear so. Any thread. */
public final class CallerAppointments implements CallbackDiaries {
    private static final Logger log = LoggerFactory.getLogger(CallerAppointments.class);

    private final ScheduledCallbacks callbacks;
    private final PromisedCalls promised;
    private final InteractionArrivals arrivals;
    private final Consumer<QueueId> news;
    private final Clock clock;

    /**
     * @param news is told which queue has got one
     * @param clock in the centre's time zone
     */
    public CallerAppointments(
            ScheduledCallbacks callbacks,
            PromisedCalls promised,
            InteractionArrivals arrivals,
            Consumer<QueueId> news,
            Clock clock) {
        this.callbacks = callbacks;
        this.promised = promised;
        this.arrivals = arrivals;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public CallbackDiary of(InteractionId interaction, String flow) {
        return new Diary(interaction, flow);
    }

    private final class Diary implements CallbackDiary {
        private final InteractionId interaction;
        private final String flow;

        Diary(InteractionId interaction, String flow) {
            this.interaction = interaction;
            this.flow = flow;
        }

        @Override
        public Optional<Span> hours(String queue, String number) {
            Callbacks rules = promised.rules(new QueueId(queue));
            return promised.mayCall(new QueueId(queue), number)
                    ? Optional.of(new Span(rules.opensAt(), rules.closesAt()))
                    : Optional.empty();
        }

        @Override
        public boolean promise(Appointment wanted) {
            try {
                QueueId queue = new QueueId(wanted.queue());
                boolean holds = callbacks
                        .promise(
                                new Wanted(
                                        queue,
                                        wanted.number(),
                                        arrivals.find(interaction)
                                                .map(Arrived::dialled)
                                                .orElse(""),
                                        wanted.customer().orElse(null),
                                        wanted.language().tag(),
                                        wanted.agent().orElse(null),
                                        instant(wanted.when().from()),
                                        instant(wanted.when().to()),
                                        "",
                                        new Wanted.Node(flow, wanted.node()),
                                        interaction,
                                        "flow"),
                                clock.instant())
                        .isPresent();
                news.accept(queue);
                return holds;
            } catch (DatabaseAway away) {
                log.warn("{}: no call can be promised: {}", interaction, away.getMessage());
                return false;
            } catch (RuntimeException e) {
                log.error("{}: no call could be promised", interaction, e);
                return false;
            }
        }

        private Instant instant(LocalDateTime at) {
            return at.atZone(clock.getZone()).toInstant();
        }
    }
}
