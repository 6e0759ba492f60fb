package hotline.crm.customer;

import hotline.acd.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param numbers in E.164; a number may be another customer's too
 * @param language BCP 47, for example {@code zh-CN} or {@code en}; null when unknown
 * @param assignedAgent who looks after this customer, null for nobody in particular
 * @param backupAgent who does when the assigned agent cannot
 */
public record Customer(
        String id,
        String name,
        Tier tier,
        @Nullable String language,
        @Nullable AgentId assignedAgent,
        @Nullable AgentId backupAgent,
        List<String> numbers) {
    public Customer {
        numbers = List.copyOf(numbers);
    }
}
