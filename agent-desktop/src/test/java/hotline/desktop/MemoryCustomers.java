package hotline.desktop;

import hotline.crm.customer.Customer;
import hotline.crm.customer.CustomerEdits;
import hotline.crm.customer.CustomerFile;
import hotline.crm.customer.CustomerLooks;
import hotline.crm.customer.Tier;
import hotline.crm.search.Hit;
import hotline.crm.search.Words;
import hotline.crm.timeline.Entry;
import hotline.crm.timeline.Timeline;
import hotline.desktop.operation.CustomerBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Customers in memory; c1 and c2 are there. */
final class MemoryCustomers implements CustomerBook {
    private final Map<String, CustomerFile> all = new ConcurrentHashMap<>();
    final List<CustomerLooks.Look> looks = new CopyOnWriteArrayList<>();
    final List<Entry> timeline = new CopyOnWriteArrayList<>();
    final List<Hit> notes = new CopyOnWriteArrayList<>();
    final List<String> audited = new CopyOnWriteArrayList<>();

    MemoryCustomers() {
        put("c1", "Wang Fang", Tier.VIP, List.of("+8613800138000"), 1, null, null);
        put("c2", "李强", Tier.ORDINARY, List.of("+8613900139000"), 1, null, null);
    }

    private CustomerFile put(
            String id,
            String name,
            Tier tier,
            List<String> numbers,
            long version,
            @Nullable String into,
            CustomerFile.@Nullable Merge merge) {
        CustomerFile file =
                new CustomerFile(new Customer(id, name, tier, "zh-CN", null, null, numbers), version, into, merge);
        all.put(id, file);
        return file;
    }

    @Override
    public Optional<CustomerFile> file(String customer) {
        return Optional.ofNullable(all.get(customer));
    }

    @Override
    public CustomerFile create(CustomerEdits.Wanted wanted, String by, Instant at) {
        audited.add("created by " + by);
        return put("n" + all.size(), wanted.name(), Tier.ORDINARY, wanted.numbers(), 1, null, null);
    }

    @Override
    public CustomerEdits.Result change(
            String customer, long version, CustomerEdits.Wanted wanted, String by, Instant at) {
        CustomerFile before = all.get(customer);
        if (before == null) {
            return new CustomerEdits.Result.Unknown();
        } else if (before.version() != version) {
            return new CustomerEdits.Result.Conflict(before);
        }
        audited.add("changed by " + by);
        Tier tier = wanted.tier() == null ? before.customer().tier() : wanted.tier();
        return new CustomerEdits.Result.Done(
                put(customer, wanted.name(), tier, wanted.numbers(), version + 1, null, before.undoable()));
    }

    @Override
    public CustomerEdits.Result merge(String kept, String gone, String by, Instant at) {
        CustomerFile of = all.get(kept);
        CustomerFile other = all.get(gone);
        if (of == null || other == null) {
            return new CustomerEdits.Result.Unknown();
        } else if (kept.equals(gone) || other.mergedInto() != null) {
            return new CustomerEdits.Result.NotNow();
        }
        audited.add("merged by " + by);
        Customer was = other.customer();
        put(gone, was.name(), was.tier(), List.of(), other.version() + 1, kept, null);
        List<String> numbers = new ArrayList<>(of.customer().numbers());
        numbers.addAll(was.numbers());
        return new CustomerEdits.Result.Done(put(
                kept,
                of.customer().name(),
                of.customer().tier(),
                numbers,
                of.version() + 1,
                null,
                new CustomerFile.Merge(7, gone, was.name())));
    }

    @Override
    public CustomerEdits.Result separate(String kept, long merge, String by, Instant at) {
        CustomerFile of = all.get(kept);
        if (of == null || of.undoable() == null || of.undoable().id() != merge) {
            return new CustomerEdits.Result.Unknown();
        }
        audited.add("separated by " + by);
        return new CustomerEdits.Result.Done(put(
                kept, of.customer().name(), of.customer().tier(), of.customer().numbers(), 9, null, null));
    }

    @Override
    public boolean erase(String customer, String by, Instant at) {
        audited.add("erased by " + by);
        return all.remove(customer) != null;
    }

    @Override
    public Optional<String> number(String written) {
        return written.matches("[0-9]{11}") ? Optional.of("+86" + written) : Optional.empty();
    }

    @Override
    public List<Entry> timeline(String customer, Instant now) {
        return timeline.stream().sorted(Timeline.order(now)).toList();
    }

    @Override
    public void looked(String customer, String person, Instant at) {
        looks.add(new CustomerLooks.Look(at, person));
    }

    @Override
    public List<CustomerLooks.Look> looks(String customer, int most) {
        return List.copyOf(looks);
    }

    @Override
    public List<Hit> customers(String text) {
        return all.values().stream()
                .map(CustomerFile::customer)
                .filter(one -> Words.of(text).areIn(one.name()))
                .map(one -> new Hit(one.id(), one.name(), one.tier(), one.numbers(), null, null, null, null, List.of()))
                .toList();
    }

    @Override
    public List<Hit> tickets(String text, int most) {
        return List.of(new Hit("c1", "Wang Fang", Tier.VIP, List.of(), 600_001L, null, Instant.now(), "x", List.of()));
    }

    @Override
    public List<Hit> notes(String text, int most) {
        return List.copyOf(notes);
    }
}
