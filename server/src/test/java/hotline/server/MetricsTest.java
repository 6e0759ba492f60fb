package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.server.control.Component;
import hotline.server.control.StatusReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private int waiting = 3;

    @Test
    void aScrapeShowsWhatStatusWouldSayAtThatMoment() {
        try (Metrics metrics = new Metrics(this::status, java.util.Map::of)) {
            assertThat(metrics.text())
                    .contains("hotline_queue_waiting{queue=\"service\"} 3.0")
                    .contains("hotline_agents{state=\"ready\"} 2.0")
                    .contains("hotline_component_up{component=\"postgres\"} 0.0")
                    .contains("jvm_memory_used_bytes");

            waiting = 0;

            assertThat(metrics.text()).contains("hotline_queue_waiting{queue=\"service\"} 0.0");
        }
    }

    private StatusReport status() {
        return new StatusReport(
                "degraded",
                "1",
                "/data",
                20_000,
                7,
                List.of(new Component("postgres", Component.DOWN, null, null, null, "away")),
                new StatusReport.Urls(null, null, null, "http://127.0.0.1:20000/metrics"),
                new StatusReport.Agents(2, 1, 1, 0),
                List.of(new StatusReport.Queue("service", waiting, 12_000, 2)),
                new StatusReport.Interactions(1, waiting, 1, 0),
                new StatusReport.NewCalls(true, 0));
    }
}
