package hotline.desktop.operation;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.message.FlowView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What administrators see of the call flows, and the way back to an earlier one. */
public final class FlowOperations {
    private static final Set<Role> ADMINISTRATORS = EnumSet.of(Role.ADMIN);

    private final FlowBook book;

    public FlowOperations(FlowBook book) {
        this.book = book;
    }

    record Nothing() {}

    record Between(String file, int from, int to) {}

    record RollBack(String file, int number) {}

    /** The call flows in force. */
    record Flows(List<FlowView> flows) {}

    /** @param text a unified diff */
    record Difference(String text) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "flows",
                        "GET",
                        "/flows",
                        ADMINISTRATORS,
                        Nothing.class,
                        (person, nothing) -> new Flows(book.flows()),
                        Flows.class,
                        "The call flows in force: nodes, what leads where, and all versions there were."),
                new Operation<>(
                        "flows.difference",
                        "GET",
                        "/flows/{file}/difference",
                        ADMINISTRATORS,
                        Between.class,
                        (person, wanted) -> new Difference(book.difference(wanted.file(), wanted.from(), wanted.to())),
                        Difference.class,
                        "What became different from one version of a flow to another; 0 is before the first."),
                new Operation<>(
                        "flows.roll-back",
                        "POST",
                        "/flows/{file}/roll-back",
                        ADMINISTRATORS,
                        RollBack.class,
                        this::rollBack,
                        null,
                        "Brings an earlier version into force again; calls in progress finish with theirs."));
    }

    private @Nullable Object rollBack(Person person, RollBack wanted) {
        book.rollBack(Core.actor(person), wanted.file(), wanted.number());
        return null;
    }
}
