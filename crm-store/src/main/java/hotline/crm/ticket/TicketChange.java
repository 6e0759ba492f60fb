package hotline.crm.ticket;

import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done to a ticket.
 *
 * @param by as an actor; {@code flow} for a flow
 * @param comment in that person's words; may be empty
 * @param interaction in which it came up, null for none
 */
public record TicketChange(
        Instant at,
        String by,
        Deed deed,
        String comment,
        List<Field> fields,
        @Nullable InteractionId interaction) {
    public TicketChange {
        fields = List.copyOf(fields);
    }

    public enum Deed {
        OPENED,
        CHANGED,
        COMMENTED,
        TAKEN,
        GIVEN,
        WAITING,
        RESUMED,
        SOLVED,
        CLOSED,
        REOPENED,
        LINKED,
        ESCALATED
    }

    /** What became of a field; null: nothing there. */
    public record Field(
            String field, @Nullable String before, @Nullable String after) {}

    /** What is different. */
    static List<Field> between(Ticket before, Ticket after) {
        List<Field> fields = new ArrayList<>();
        add(fields, "kind", before.kind(), after.kind());
        add(fields, "category", before.category(), after.category());
        add(fields, "product", before.product(), after.product());
        add(fields, "priority", before.priority(), after.priority());
        add(fields, "status", before.status(), after.status());
        add(fields, "subject", before.subject(), after.subject());
        add(fields, "text", before.text(), after.text());
        add(fields, "assignee", before.assigned().agent(), after.assigned().agent());
        add(fields, "queue", before.assigned().queue(), after.assigned().queue());
        add(fields, "team", before.assigned().team(), after.assigned().team());
        add(fields, "dueAt", before.dueAt(), after.dueAt());
        return fields;
    }

    private static void add(List<Field> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(new Field(
                    name, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
