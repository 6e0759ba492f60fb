package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.desktop.operation.CallControl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Telephony that notes what it was told. Numbers that begin with 1 may be called. */
final class FakeCalls implements CallControl {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public boolean mayCall(String number) {
        return number.matches("1[0-9]{4,19}");
    }

    @Override
    public Optional<String> telephone(String typed) {
        return Optional.of(typed.replace(" ", "")).filter(this::mayCall).map(number -> "+86" + number);
    }

    @Override
    public void outsideNumber(InteractionId interaction, String number) {
        told.add("number " + interaction + " " + number);
    }

    @Override
    public void dials(InteractionId call, String number, QueueId queue, @Nullable InteractionId earlier) {
        told.add("dial " + call + " " + number);
    }

    @Override
    public void hangUp(InteractionId interaction, AgentId agent) {
        told.add("hang-up " + interaction + " " + agent);
    }

    @Override
    public void press(InteractionId interaction, AgentId agent, String keys) {
        told.add("keys " + interaction + " " + agent + " " + keys);
    }
}
