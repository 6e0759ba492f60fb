package hotline.crm.ticket;

import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are wanted.
 *
 * @param sight what whoever asks may see
 * @param status null: those that are not done
 * @param done all statuses, done or not, when no status is given
 * @param kind null: all
 * @param product null: all
 * @param customer null: all
 * @param after where the page before ended, null for the first
 */
public record TicketFilter(
        Sight sight,
        Which which,
        @Nullable Status status,
        boolean done,
        @Nullable Kind kind,
        @Nullable String product,
        @Nullable String customer,
        @Nullable After after) {

    public enum Which {
        /** Those the person works on. */
        MINE,
        /** All the person may see. */
        ALL,
        /** Those of them that should have been dealt with. */
        OVERDUE
    }

    /**
     * What a person may see: those of these agents, queues and teams, those that are nobody's in particular, and those the person opened.
     *
     * @param all everything
     * @param person the id of who asks
     * @param agents whose tickets they are, besides the own
     */
    public record Sight(boolean all, String person, List<String> agents, List<String> queues, List<String> teams) {
        public Sight {
            agents = List.copyOf(agents);
            queues = List.copyOf(queues);
            teams = List.copyOf(teams);
        }

        /** Whether this is one of them. */
        public boolean sees(Ticket ticket) {
            Ticket.Assigned of = ticket.assigned();
            return all
                    || (of.queue() == null && of.team() == null)
                    || (of.queue() != null && queues.contains(of.queue()))
                    || (of.team() != null && teams.contains(of.team()))
                    || (of.agent() != null && (of.agent().equals(person) || agents.contains(of.agent())))
                    || ticket.openedBy().endsWith(":" + person);
        }

        /** Whether the person may say what becomes of it: whoever sees it, unless she only opened it. */
        public boolean mayChange(Ticket ticket) {
            Ticket.Assigned of = ticket.assigned();
            return all
                    || (of.queue() == null && of.team() == null)
                    || (of.queue() != null && queues.contains(of.queue()))
                    || (of.team() != null && teams.contains(of.team()))
                    || (of.agent() != null && (of.agent().equals(person) || agents.contains(of.agent())));
        }
    }

    /** The place of a ticket in the list: what is to be done first stands first. */
    public record After(int rank, long key, long number) {
        @Override
        public String toString() {
            return rank + ":" + key + ":" + number;
        }

        /**
         * As {@link #toString} writes it; hostile.
         *
         * @throws IllegalArgumentException when it is no such place
         */
        public static After parse(String text) {
            if (!text.matches("[0-2]:-?[0-9]{1,15}:[0-9]{1,15}")) {
                throw new IllegalArgumentException("this is no place in the list");
            }
            String[] parts = text.split(":", -1);
            return new After(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }
}
