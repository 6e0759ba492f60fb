package hotline.cti.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.cti.ami.AmiSettings;
import hotline.cti.fake.FakeManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Map<String, String>> orders = new LinkedBlockingQueue<>();

    @Test
    void whoHangsUpBeforeAsteriskHasMadeTheCallIsHungUpWhenItHas() throws Exception {
        try (FakeManager manager = new FakeManager((action, headers) -> {
                    orders.add(headers);
                    return FakeManager.success();
                });
                Carrier carrier = Carrier.connect(
                        new AmiSettings("127.0.0.1", manager.port(), "carrier", FakeManager.SECRET),
                        folder,
                        Duration.ofSeconds(10))) {
            LiveCall call = carrier.place(CallOrder.from("13800138000"));
            Map<String, String> originate = orders.take();
            assertThat(originate).containsEntry("Action", "Originate");
            call.hangUp();
            String id = originate.get("ChannelId");
            manager.emits("DialBegin", "DestUniqueid: " + id, "DestChannel: PJSIP/hotline-1");
            await().until(() -> orders.stream()
                    .anyMatch(order -> order.get("Action").equals("Hangup")
                            && order.get("Channel").equals("PJSIP/hotline-1")));
            manager.emits("Hangup", "Uniqueid: " + id, "Channel: PJSIP/hotline-1", "Cause: 16");
            assertThat(call.report().join().end()).isEqualTo(CallReport.End.CALLER);
        }
    }
}
