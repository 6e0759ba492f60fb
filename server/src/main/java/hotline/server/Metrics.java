package hotline.server;

import hotline.acd.forecast.Hits;
import hotline.acd.queue.QueueId;
import hotline.desktop.Desk;
import hotline.server.control.Component;
import hotline.server.control.StatusReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The same figures as {@code status}, for Prometheus: read anew at each scrape. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<StatusReport> status;
    private final Supplier<Map<QueueId, Hits>> ranges;
    private final MultiGauge components = gauge("hotline.component.up", "1 when the part is up, 0 when not");
    private final MultiGauge agents = gauge("hotline.agents", "signed-in agents by state");
    private final MultiGauge waiting = gauge("hotline.queue.waiting", "interactions waiting in the queue");
    private final MultiGauge longest = gauge("hotline.queue.longest.wait.seconds", "age of the one waiting longest");
    private final MultiGauge ready = gauge("hotline.queue.ready", "agents ready to serve the queue");
    private final MultiGauge rangesTold = gauge(
            "hotline.queue.wait.ranges", "callers answered after a wait whose range had been told, since the start");
    private final MultiGauge rangesHeld =
            gauge("hotline.queue.wait.ranges.held", "those of them whose wait lay in it; 80 % are right");
    private final MultiGauge interactions = gauge("hotline.interactions", "interactions by where they are");
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /**
     * @param status asked at each scrape; may block for a moment
     * @param ranges how often what was to be expected came true
     */
    Metrics(Supplier<StatusReport> status, Supplier<Map<QueueId, Hits>> ranges) {
        this.status = status;
        this.ranges = ranges;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /**
     * From now on what browsers do is measured, too.
     *
     * @param counts must not block
     */
    Metrics with(Supplier<Desk.Counts> counts) {
        gauge("hotline.web.sessions", "people signed in with a browser", counts, Desk.Counts::sessions);
        gauge("hotline.web.sockets", "open sockets", counts, Desk.Counts::sockets);
        gauge("hotline.web.phones", "pages whose phone is connected", counts, Desk.Counts::phones);
        counter("hotline.web.messages", "messages sent over sockets", counts, Desk.Counts::messages);
        counter("hotline.web.cut", "sockets cut because their page did not read", counts, Desk.Counts::cut);
        counter(
                "hotline.web.refused",
                "requests for what was not the person's, or from foreign pages",
                counts,
                Desk.Counts::refused);
        return this;
    }

    /** In Prometheus' text format. May block for a moment. */
    String text() {
        StatusReport now = status.get();
        components.register(
                rows(
                        now.components(),
                        "component",
                        Component::name,
                        part -> part.state().equals(Component.UP) ? 1 : 0),
                true);
        StatusReport.Agents people = now.agents();
        agents.register(
                byState(Map.of(
                        "ready", people.ready(),
                        "not_ready", people.notReady(),
                        "busy", people.busy(),
                        "wrap_up", people.wrapUp())),
                true);
        waiting.register(rows(now.queues(), "queue", StatusReport.Queue::id, StatusReport.Queue::waiting), true);
        longest.register(
                rows(now.queues(), "queue", StatusReport.Queue::id, queue -> queue.longestWaitMs() / 1000.0), true);
        ready.register(rows(now.queues(), "queue", StatusReport.Queue::id, StatusReport.Queue::ready), true);
        List<Map.Entry<QueueId, Hits>> held = List.copyOf(ranges.get().entrySet());
        rangesTold.register(
                rows(
                        held,
                        "queue",
                        of -> of.getKey().value(),
                        of -> of.getValue().all()),
                true);
        rangesHeld.register(
                rows(
                        held,
                        "queue",
                        of -> of.getKey().value(),
                        of -> of.getValue().within()),
                true);
        StatusReport.Interactions where = now.interactions();
        interactions.register(
                byState(Map.of(
                        "ivr",
                        where.ivr(),
                        "waiting",
                        where.waiting(),
                        "talking",
                        where.talking(),
                        "outside",
                        where.outside())),
                true);
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void gauge(String name, String what, Supplier<Desk.Counts> counts, ToDoubleFunction<Desk.Counts> figure) {
        Gauge.builder(name, counts, now -> figure.applyAsDouble(now.get()))
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, String what, Supplier<Desk.Counts> counts, ToDoubleFunction<Desk.Counts> figure) {
        Meter.builder(
                        name,
                        Meter.Type.COUNTER,
                        List.of(new Measurement(() -> figure.applyAsDouble(counts.get()), Statistic.COUNT)))
                .description(what)
                .register(registry);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static List<MultiGauge.Row<?>> byState(Map<String, Integer> figures) {
        return rows(List.copyOf(figures.entrySet()), "state", Map.Entry::getKey, Map.Entry::getValue);
    }

    private static <T> List<MultiGauge.Row<?>> rows(
            List<T> things, String tag, Function<T, String> name, Function<T, Number> value) {
        return things.stream()
                .<MultiGauge.Row<?>>map(thing -> MultiGauge.Row.of(Tags.of(tag, name.apply(thing)), value.apply(thing)))
                .toList();
    }
}
