package hotline.desktop.records;

import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.CustomerEdits;
import hotline.crm.customer.CustomerErasure;
import hotline.crm.customer.CustomerFile;
import hotline.crm.customer.CustomerLooks;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.recording.Recordings;
import hotline.crm.search.CustomerSearch;
import hotline.crm.search.Hit;
import hotline.crm.timeline.Entry;
import hotline.crm.timeline.Timeline;
import hotline.crm.voicemail.Voicemails;
import hotline.desktop.operation.CustomerBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Customers out of the store. */
public record StoredCustomers(
        CustomerEdits edits,
        CustomerErasure erasure,
        CustomerSearch search,
        Timeline timeline,
        CustomerLooks looks,
        Voicemails voicemails,
        Recordings recordings,
        PhoneNumbers numbers)
        implements CustomerBook {
    @Override
    public Optional<CustomerFile> file(String customer) {
        return edits.file(customer);
    }

    @Override
    public CustomerFile create(CustomerEdits.Wanted wanted, String by, Instant at) {
        return edits.create(wanted, by, at);
    }

    @Override
    public CustomerEdits.Result change(
            String customer, long version, CustomerEdits.Wanted wanted, String by, Instant at) {
        return edits.change(customer, version, wanted, by, at);
    }

    @Override
    public CustomerEdits.Result merge(String kept, String gone, String by, Instant at) {
        return edits.merge(kept, gone, by, at);
    }

    @Override
    public CustomerEdits.Result separate(String kept, long merge, String by, Instant at) {
        return edits.separate(kept, merge, by, at);
    }

    @Override
    public boolean erase(String customer, String by, Instant at) {
        // the recordings first: should the rest fail it is asked for again
        erasure.messages(customer).forEach(message -> voicemails.erase(message, by, at));
        recordings.erase(erasure.calls(customer), by, at);
        return erasure.erase(customer, by, at);
    }

    @Override
    public Optional<String> number(String written) {
        return numbers.read(written) instanceof CallerNumber.Known known ? Optional.of(known.e164()) : Optional.empty();
    }

    @Override
    public List<Entry> timeline(String customer, Instant now) {
        return timeline.of(customer, now);
    }

    @Override
    public void looked(String customer, String person, Instant at) {
        looks.note(customer, person, at);
    }

    @Override
    public List<CustomerLooks.Look> looks(String customer, int most) {
        return looks.of(customer, most);
    }

    @Override
    public List<Hit> customers(String text) {
        return search.customers(text);
    }

    @Override
    public List<Hit> tickets(String text, int most) {
        return search.tickets(text, most);
    }

    @Override
    public List<Hit> notes(String text, int most) {
        return search.notes(text, most);
    }
}
