package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WrapUpRules;
import hotline.crm.ticket.Ticket;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What pages must know of the configuration in force: names, and what may be chosen.
 *
 * @param zone of the centre, for example {@code Asia/Shanghai}: days and half hours are its
 * @param agents all who work at a phone
 * @param people who else signs in, for their names: supervisors without a phone, administrators
 * @param reasons why an agent may choose to be not ready
 * @param products what customers buy, and ask about
 * @param outsideStations agents may work at a telephone outside
 */
public record Centre(
        String zone,
        List<Queue> queues,
        List<Agent> agents,
        List<Someone> people,
        List<Named> reasons,
        List<Disposition> dispositions,
        List<TicketCategory> ticketCategories,
        List<Named> products,
        boolean outsideStations) {

    /** What a product is called in every language, in lines; empty for one that is not known. */
    public String productNames(String code) {
        return products.stream()
                .filter(one -> one.code().equals(code))
                .map(one -> one.name().chinese() + "\n" + one.name().english())
                .collect(Collectors.joining());
    }

    /**
     * @param team whose supervisors see it; null: all
     * @param shortAbandonMillis who abandons before it counts as a short abandon: a wait of exactly that long is none
     * @param dispositionMandatory wrap-up cannot be completed by hand without one
     * @param wrapUp what agents may do about the time for wrap-up
     */
    public record Queue(
            QueueId id,
            Text name,
            @Nullable String team,
            SelectionPolicy policy,
            long serviceLevelMillis,
            long shortAbandonMillis,
            boolean dispositionMandatory,
            WrapUpRules wrapUp,
            Thresholds amber,
            Thresholds red) {}

    /**
     * From where on a figure wants attention; null: never.
     *
     * @param serviceLevel below this, 0 to 1
     */
    public record Thresholds(
            @Nullable Integer waiting,
            @Nullable Long longestWaitMillis,
            @Nullable Double serviceLevel) {}

    /** A colleague. */
    public record Agent(AgentId id, String name, String team, String extension) {}

    public record Someone(String id, String name) {}

    /** Something with a code and a name. */
    public record Named(String code, Text name) {}

    /**
     * What exactly a ticket may be about.
     *
     * @param kinds of tickets that may be about it; empty: all
     */
    public record TicketCategory(String code, Text name, List<Ticket.Kind> kinds) {}

    /** @param queues where it may be chosen; empty: everywhere */
    public record Disposition(String code, Text name, List<QueueId> queues) {}
}
