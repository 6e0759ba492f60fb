package hotline.ivr.run;

import hotline.ivr.flow.Node.LookUp;
import hotline.ivr.flow.Node.OpenTicket;
import hotline.ivr.flow.Node.Subject;
import hotline.ivr.run.CustomerDesk.Bill;
import hotline.ivr.run.CustomerDesk.Customer;
import hotline.ivr.run.CustomerDesk.LastTalk;
import hotline.ivr.run.CustomerDesk.NewTicket;
import hotline.ivr.run.CustomerDesk.Order;
import hotline.ivr.run.CustomerDesk.Ticket;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Asks the customer desk, for no longer than the node allows whatever the desk does, and talks to the caller meanwhile. */
final class Inquiry {
    private final CustomerDesk desk;
    private final Patience patience;
    private final String interaction;

    /** @param interaction id of the caller's */
    Inquiry(CustomerDesk desk, String interaction, Patience patience) {
        this.interaction = interaction;
        this.desk = desk;
        this.patience = patience;
    }

    /** What came of it. */
    sealed interface Answer {
        /**
         * There is one.
         *
         * @param values by variable name; they replace all earlier ones of the subject
         */
        record Found(String id, Map<String, Object> values) implements Answer {}

        /** There is none; {@code values} say so. */
        record None(Map<String, Object> values) implements Answer {}

        /** Whose bill or order it would be is not known. */
        record UnknownCustomer() implements Answer {}

        record Failed(String code) implements Answer {}
    }

    Answer ask(LookUp node, Variables variables, List<Sound> meanwhile) throws CallerGone {
        Optional<String> customer = variables.text("customer.id");
        if (node.subject() != Subject.CUSTOMER && node.number().isEmpty() && customer.isEmpty()) {
            return new Answer.UnknownCustomer();
        }
        String number = variables.text("caller.number").orElse("");
        Optional<String> asked =
                node.number().map(variable -> variables.text(variable).orElse(""));
        return within(node.timeOut(), meanwhile, () -> switch (node.subject()) {
            case CUSTOMER -> customer(number);
            case BILL -> desk.openBill(customer.orElse("")).map(Inquiry::bill).orElse(new Answer.None(Map.of()));
            case ORDER ->
                asked.map(desk::order)
                        .orElseGet(() -> desk.latestOrder(customer.orElse("")))
                        .map(Inquiry::order)
                        .orElse(new Answer.None(Map.of()));
            case TICKET -> asked.flatMap(desk::ticket).map(Inquiry::ticket).orElse(new Answer.None(Map.of()));
        });
    }

    /** Opens a ticket for the customer, when she is known, or for whoever she is. */
    Answer open(OpenTicket node, Variables variables, List<Sound> meanwhile) throws CallerGone {
        NewTicket ticket = new NewTicket(interaction, node.category(), variables.text("customer.id"));
        return within(node.timeOut(), meanwhile, () -> ticket(desk.openTicket(ticket)));
    }

    private Answer within(Duration timeOut, List<Sound> meanwhile, Callable<Answer> question) throws CallerGone {
        return patience.within(timeOut, meanwhile, question, Answer.Failed::new, "desk-failed");
    }

    private Answer customer(String number) {
        List<Customer> customers = desk.customersOf(number);
        Map<String, Object> values = new TreeMap<>();
        values.put("customer.count", (long) customers.size());
        values.put("customer.known", customers.size() == 1);
        if (customers.size() != 1) {
            desk.lastTalkFrom(number).ifPresent(last -> lastTalk(last, values));
            return new Answer.None(values);
        }
        Customer customer = customers.getFirst();
        values.put("customer.id", customer.id());
        values.put("customer.tier", code(customer.tier()));
        customer.language().ifPresent(it -> values.put("customer.language", it.tag()));
        customer.assignedAgent().ifPresent(it -> values.put("customer.assignedAgent", it));
        customer.backupAgent().ifPresent(it -> values.put("customer.backupAgent", it));
        desk.lastTalk(customer.id()).ifPresent(last -> lastTalk(last, values));
        return new Answer.Found(customer.id(), values);
    }

    private static void lastTalk(LastTalk last, Map<String, Object> values) {
        values.put("customer.lastAgent", last.agent());
        values.put("customer.lastAgentDays", last.daysAgo());
    }

    /** Codes are small letters in flows, whatever the records prefer. */
    private static String code(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Answer bill(Bill bill) {
        return new Answer.Found(
                bill.id(),
                Map.of(
                        "bill.id", bill.id(),
                        "bill.amount", bill.amount().fen(),
                        "bill.due", bill.dueOn().toString()));
    }

    private static Answer ticket(Ticket ticket) {
        return new Answer.Found(
                ticket.number(),
                Map.of(
                        "ticket.number", ticket.number(),
                        "ticket.category", code(ticket.category()),
                        "ticket.status", code(ticket.status()),
                        "ticket.due", ticket.dueOn().toString()));
    }

    private static Answer order(Order order) {
        Map<String, Object> values = new TreeMap<>();
        values.put("order.id", order.id());
        values.put("order.number", order.number());
        values.put("order.status", code(order.status()));
        values.put("order.items", (long) order.items());
        order.expectedOn().ifPresent(it -> values.put("order.expected", it.toString()));
        return new Answer.Found(order.id(), values);
    }
}
