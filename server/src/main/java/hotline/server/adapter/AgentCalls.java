package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.CtiBridge;
import hotline.desktop.operation.CallControl;
import hotline.ivr.flow.OutsideNumbers;
import org.jspecify.annotations.Nullable;

/** What desks have telephony do with conversations. Any thread. */
public record AgentCalls(CtiBridge cti, OutsideNumbers outside, PromisedCalls promised) implements CallControl {
    @Override
    public boolean mayCall(String number) {
        return outside.allow(number);
    }

    @Override
    public void outsideNumber(InteractionId interaction, String number) {
        cti.outsideNumber(interaction, number);
    }

    @Override
    public void dials(InteractionId call, String number, @Nullable InteractionId earlier) {
        promised.dials(call, number, earlier);
    }

    @Override
    public void hangUp(InteractionId interaction, AgentId agent) {
        cti.hangUp(interaction, agent);
    }

    @Override
    public void press(InteractionId interaction, AgentId agent, String keys) {
        cti.press(interaction, agent, keys);
    }
}
