package hotline.desktop.operation;

import hotline.crm.customer.CustomerEdits;
import hotline.crm.customer.CustomerFile;
import hotline.crm.customer.CustomerLooks;
import hotline.crm.search.Hit;
import hotline.crm.timeline.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is on record of customers. Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
public interface CustomerBook {
    Optional<CustomerFile> file(String customer);

    CustomerFile create(CustomerEdits.Wanted wanted, String by, Instant at);

    CustomerEdits.Result change(String customer, long version, CustomerEdits.Wanted wanted, String by, Instant at);

    CustomerEdits.Result merge(String kept, String gone, String by, Instant at);

    CustomerEdits.Result separate(String kept, long merge, String by, Instant at);

    /** Her recordings, too. False when there is no such customer. */
    boolean erase(String customer, String by, Instant at);

    /** A number as somebody wrote it, in E.164; empty when it is none. Does not block. */
    Optional<String> number(String written);

    /** What has happened, newest first, then what is to come: {@link hotline.crm.timeline.Timeline#order}. */
    List<Entry> timeline(String customer, Instant now);

    /** Somebody looks at her record who does not have her on the desk. */
    void looked(String customer, String person, Instant at);

    /** Who did; the newest first. */
    List<CustomerLooks.Look> looks(String customer, int most);

    List<Hit> customers(String text);

    List<Hit> tickets(String text, int most);

    List<Hit> notes(String text, int most);
}
