package hotline.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    private final Distributor core = new Distributor();

    @Test
    void whoWasConnectedWithANumberOutsideIsInTheMenuNoMore() {
        core.handle(new Report.EpochBegins(1), 1_000);
        InteractionId one = begins(1);
        begins(2);
        assertThat(now()).isEqualTo(new StatusReport.Interactions(2, 0, 0, 0));

        core.handle(new Report.Transferred(one, 2_000), 2_000);
        assertThat(now()).isEqualTo(new StatusReport.Interactions(1, 0, 0, 1));

        core.handle(new Report.CustomerLeaves(one, EndedBy.CALLER, null, 3_000), 3_000);
        assertThat(now()).isEqualTo(new StatusReport.Interactions(1, 0, 0, 0));
    }

    private InteractionId begins(int number) {
        InteractionId interaction = new InteractionId(1, number);
        core.handle(
                new Report.InteractionBegins(interaction, MediaChannel.VOICE, Direction.INBOUND, "4001", 1_000), 1_000);
        return interaction;
    }

    private StatusReport.Interactions now() {
        return StatusReport.Interactions.of(core.snapshot().interactions());
    }
}
