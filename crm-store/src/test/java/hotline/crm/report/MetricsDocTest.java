package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/metrics.md are those of the code. To write them anew: {@code mvn test -pl crm-store -am -Dtest=MetricsDocTest
 * -Dcontract.write=true}.
 */
class MetricsDocTest {
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");

    @Test
    void everyMetricIsDocumentedAsItIsComputed() throws IOException {
        String written = Files.readString(DOCUMENT);

        String should = between(between(written, "queues", queues()), "agents", agents());

        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(DOCUMENT, should);
        }
        assertThat(DOCUMENT).hasContent(should);
    }

    @Test
    void noTwoMetricsHaveTheSameKeyOrName() {
        assertThat(Arrays.stream(QueueMetric.values()).map(QueueMetric::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(QueueMetric.values())
                        .map(metric -> metric.title().chinese()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(AgentMetric.values()).map(AgentMetric::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(AgentMetric.values())
                        .map(metric -> metric.title().english()))
                .doesNotHaveDuplicates();
    }

    private static String queues() {
        return Arrays.stream(QueueMetric.values())
                .map(metric -> row(metric.key(), metric.formula(), metric.title(), metric.definition()))
                .collect(Collectors.joining());
    }

    private static String agents() {
        return Arrays.stream(AgentMetric.values())
                .map(metric -> row(metric.key(), metric.formula(), metric.title(), metric.definition()))
                .collect(Collectors.joining());
    }

    private static String row(String key, String formula, Words title, Words definition) {
        return "| `%s` | %s / %s | %s | %s<br>%s |\n"
                .formatted(key, title.english(), title.chinese(), formula, definition.english(), definition.chinese());
    }

    private static String between(String text, String name, String rows) {
        List<String> marks = List.of("<!-- " + name + " -->\n", "<!-- end of " + name + " -->\n");
        int from = text.indexOf(marks.getFirst()) + marks.getFirst().length();
        int to = text.indexOf(marks.getLast());
        return text.substring(0, from)
                + "| key | name | formula | definition |\n|---|---|---|---|\n"
                + rows
                + text.substring(to);
    }
}
