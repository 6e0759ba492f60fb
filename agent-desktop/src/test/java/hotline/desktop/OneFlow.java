package hotline.desktop;

import hotline.acd.distributor.Actor;
import hotline.desktop.message.FlowView;
import hotline.desktop.operation.FlowBook;
import hotline.desktop.operation.NotDone;
import java.time.Instant;
import java.util.List;

/** One flow of one version that hangs up. */
final class OneFlow implements FlowBook {
    @Override
    public List<FlowView> flows() {
        return List.of(new FlowView(
                "shop.yaml",
                "shop",
                List.of("4001"),
                List.of(new FlowView.Node("closed", null, "hang up", true, List.of())),
                List.of(new FlowView.Version(1, false, Instant.EPOCH, "user:s01"))));
    }

    @Override
    public String difference(String file, int from, int to) {
        throw NotDone.unknown("version", "There is no such version of that flow.");
    }

    @Override
    public void rollBack(Actor by, String file, int number) {
        throw NotDone.conflict("unknown-version", "There is no such version of that flow.", null);
    }
}
