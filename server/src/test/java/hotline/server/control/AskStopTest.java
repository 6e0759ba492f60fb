package hotline.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.cti.Arrivals;
import hotline.server.Json;
import hotline.server.center.CoreInTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AskStopTest {
    private final CoreInTest core = new CoreInTest();
    private final Arrivals arrivals = new Arrivals();
    private final Ending ending = new Ending();
    private final AskStop stop = new AskStop(core, arrivals, ending);
    private final List<String> steps = new CopyOnWriteArrayList<>();

    @Test
    void withoutAnythingElseItEndsAtOnce() throws Exception {
        begins();
        stop.run(Json.MAPPER.createObjectNode(), said());
        assertThat(ending.isAsked()).isTrue();
        assertThat(arrivals.isOpen()).isTrue();
    }

    @Test
    void whenIdleItRefusesNewCallsAndEndsWithTheLastInteraction() {
        InteractionId first = begins();
        InteractionId second = begins();
        Thread asking = askWhenIdle();
        await().until(() -> steps.contains("waiting for 2 interactions to end"));
        assertThat(arrivals.isOpen()).isFalse();
        ends(first);
        await().until(() -> steps.contains("waiting for 1 interaction to end"));
        assertThat(ending.isAsked()).isFalse();
        ends(second);
        await().until(() -> ending.isAsked() && !asking.isAlive());
        assertThat(arrivals.isOpen()).isFalse();
    }

    @Test
    void whenTheOneWhoAskedGoesAwayEverythingIsAsBefore() {
        begins();
        Thread asking = askWhenIdle();
        await().until(() -> steps.contains("waiting for 1 interaction to end"));
        asking.interrupt();
        await().until(() -> !asking.isAlive());
        assertThat(arrivals.isOpen()).isTrue();
        assertThat(ending.isAsked()).isFalse();
    }

    private Thread askWhenIdle() {
        JsonNode arguments = Json.MAPPER.createObjectNode().put("whenIdle", true);
        return Thread.ofVirtual().start(() -> {
            try {
                stop.run(arguments, said());
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Reply said() {
        return new Reply() {
            @Override
            public void step(String text) {
                steps.add(text);
            }

            @Override
            public void line(Object value) {
                throw new AssertionError("no lines here");
            }
        };
    }

    private InteractionId begins() {
        InteractionId interaction = core.newInteractionId();
        core.report(new Report.InteractionBegins(interaction, MediaChannel.VOICE, Direction.INBOUND, "4001", 1_000));
        return interaction;
    }

    private void ends(InteractionId interaction) {
        core.report(new Report.CustomerLeaves(interaction, EndedBy.CALLER, "normal", 1_000));
    }
}
