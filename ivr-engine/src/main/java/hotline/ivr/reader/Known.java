package hotline.ivr.reader;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of variables: those every flow has, and how a flow may call its own. */
final class Known {
    /** First words of the variables that are not the flow's own, and words of the expression language. */
    static final List<String> RESERVED = List.of(
            "caller",
            "customer",
            "bill",
            "order",
            "ticket",
            "opening",
            "callback",
            "language",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "if",
            "else",
            "for",
            "while",
            "do",
            "var",
            "let",
            "const",
            "new",
            "null",
            "true",
            "false",
            "empty",
            "size",
            "return",
            "function",
            "this",
            "in",
            "try",
            "catch",
            "throw",
            "switch",
            "case",
            "default",
            "break",
            "continue",
            "instanceof",
            "import",
            "pragma");

    /** Has a value, or may have one, in every flow. */
    static final Set<String> VARIABLES = Set.of(
            "language",
            "caller.number",
            "caller.dialled",
            "customer.known",
            "customer.count",
            "customer.id",
            "customer.tier",
            "customer.language",
            "customer.assignedAgent",
            "customer.backupAgent",
            "customer.lastAgent",
            "customer.lastAgentDays",
            "customer.verified",
            "bill.id",
            "bill.amount",
            "bill.due",
            "order.id",
            "order.number",
            "order.status",
            "order.items",
            "order.expected",
            "ticket.number",
            "ticket.category",
            "ticket.status",
            "ticket.due",
            "opening.day",
            "opening.time",
            "callback.window");

    /** Those of {@link #VARIABLES} that are ids and codes: they may be kept with the journal, for ever. */
    static final Set<String> CODES = Set.of(
            "language",
            "caller.dialled",
            "customer.known",
            "customer.count",
            "customer.id",
            "customer.tier",
            "customer.language",
            "customer.assignedAgent",
            "customer.backupAgent",
            "customer.verified",
            "bill.id",
            "order.id",
            "order.status",
            "order.items",
            "ticket.number",
            "ticket.category",
            "ticket.status",
            "ticket.due",
            "opening.day",
            "opening.time",
            "callback.window");

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    private Known() {}

    static boolean isVariableName(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }
}
