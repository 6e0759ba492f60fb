package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhoneNumbers;
import hotline.cti.CtiBridge;
import hotline.desktop.operation.CallControl;
import hotline.ivr.flow.OutsideNumbers;
import hotline.server.center.CenterOffice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What desks have telephony do with conversations. Any thread. */
public record AgentCalls(
        CtiBridge cti, OutsideNumbers outside, PromisedCalls promised, PhoneNumbers numbers, CenterOffice office)
        implements CallControl {
    @Override
    public boolean mayCall(String number) {
        return outside.allow(number);
    }

    @Override
    public Optional<String> telephone(String typed) {
        return numbers.read(typed) instanceof CallerNumber.Known known && outside.allow(known.e164()) && !isOurs(known)
                ? Optional.of(known.e164())
                : Optional.empty();
    }

    /** A call to ourselves would come back as a customer, for whom we would call ourselves. */
    private boolean isOurs(CallerNumber number) {
        return office.current().configuration().numbers().stream()
                .anyMatch(ours -> numbers.read(ours.dialled()).equals(number));
    }

    @Override
    public void outsideNumber(InteractionId interaction, String number) {
        cti.outsideNumber(interaction, number);
    }

    @Override
    public void dials(InteractionId call, String number, QueueId queue, @Nullable InteractionId earlier) {
        promised.dials(call, number, queue, earlier);
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
