package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.crm.customer.CustomerFile;
import hotline.crm.customer.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer, to be looked at and corrected.
 *
 * @param name hostile
 * @param version to be told with a change
 * @param mergedInto the id of the customer this one turned out to be, null for none
 * @param merged the newest merge of another into this one that can be undone, null for none
 */
public record CustomerView(
        String id,
        String name,
        Tier tier,
        @Nullable String language,
        List<String> numbers,
        @Nullable AgentId assignedAgent,
        @Nullable AgentId backupAgent,
        int version,
        @Nullable String mergedInto,
        @Nullable Merged merged) {
    /**
     * Another who turned out to be this one.
     *
     * @param merge to be told to undo it
     */
    public record Merged(int merge, String gone, String name) {}

    public static CustomerView of(CustomerFile file) {
        var customer = file.customer();
        CustomerFile.Merge merge = file.undoable();
        return new CustomerView(
                customer.id(),
                customer.name(),
                customer.tier(),
                customer.language(),
                customer.numbers(),
                customer.assignedAgent(),
                customer.backupAgent(),
                Math.toIntExact(file.version()),
                file.mergedInto(),
                merge == null ? null : new Merged(Math.toIntExact(merge.id()), merge.gone(), merge.goneName()));
    }
}
