package hotline.desktop.operation;

import hotline.crm.customer.CustomerEdits;
import hotline.crm.customer.CustomerFile;
import hotline.crm.customer.CustomerLooks;
import hotline.crm.customer.Tier;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.search.Hit;
import hotline.crm.search.Words;
import hotline.crm.timeline.Entry;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Centre;
import hotline.desktop.message.CustomerView;
import hotline.desktop.message.FoundView;
import hotline.desktop.message.TimelineItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers from the desk: found, looked at with all that was between them and us, created, corrected, two made one and separated again, and forgotten. */
public final class CustomerOperations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NUMBERS = 10;
    private static final int PAGE = 30;
    private static final int MOST_FOUND = 20;
    /** Of those that are found some may not be seen. */
    private static final int MOST_LOOKED_AT = 100;

    private static final int LONGEST_EXCERPT = 200;
    private static final Pattern PLACE = Pattern.compile("([0-9TZ:.-]{20,30})~([ -~]{1,80})");

    private final CustomerBook book;
    private final TicketBook tickets;
    private final LiveAnswers live;
    private final Access access;
    private final TicketSight ticketSight;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public CustomerOperations(
            CustomerBook book,
            TicketBook tickets,
            LiveAnswers live,
            Access access,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.book = book;
        this.tickets = tickets;
        this.live = live;
        this.access = access;
        this.ticketSight = new TicketSight(live, access, centre);
        this.centre = centre;
        this.clock = clock;
    }

    record Find(@Longest(Words.LONGEST) String text) {}

    record One(String customer) {}

    /**
     * @param kinds what to show of it, with commas between; null: everything
     * @param text words that must be in it, null: whatever is in it
     * @param after where the page before ended
     */
    record History(
            String customer,
            @Nullable String kinds,
            @Nullable @Longest(Words.LONGEST) String text,
            @Nullable @Longest(120) String after) {}

    /** @param next where the next page begins, null when there is none */
    record Page(List<TimelineItem> items, @Nullable String next) {}

    /** @param numbers as people write them, with commas between them; may be empty */
    record Add(
            @Longest(2 * LONGEST_NAME) String name,
            @Nullable String language,
            @Longest(400) String numbers) {}

    /** @param tier null: as it is; only who watches changes it */
    record Change(
            String customer,
            int version,
            @Longest(2 * LONGEST_NAME) String name,
            @Nullable String language,
            @Nullable Tier tier,
            @Longest(400) String numbers) {}

    /** @param other whose everything becomes this customer's */
    record Merge(String customer, String other) {}

    /** @param looks the newest first; {@code person} by her id */
    record Looks(List<CustomerLooks.Look> looks) {}

    record Separate(String customer, int merge) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "customers.find",
                        "GET",
                        "/customers",
                        ALL,
                        Find.class,
                        this::find,
                        FoundView.class,
                        "Finds customers by name or number, and tickets and notes one may see by words of two letters or more."),
                new Operation<>(
                        "customer.add",
                        "POST",
                        "/customers",
                        ALL,
                        Add.class,
                        this::add,
                        CustomerView.class,
                        "Creates a customer."),
                new Operation<>(
                        "customer",
                        "GET",
                        "/customers/{customer}",
                        ALL,
                        One.class,
                        this::look,
                        CustomerView.class,
                        "What is on record of a customer."),
                new Operation<>(
                        "customer.change",
                        "PUT",
                        "/customers/{customer}",
                        ALL,
                        Change.class,
                        this::change,
                        CustomerView.class,
                        "Corrects what is on record of a customer."),
                new Operation<>(
                        "customer.timeline",
                        "GET",
                        "/customers/{customer}/timeline",
                        ALL,
                        History.class,
                        this::timeline,
                        Page.class,
                        "What was between a customer and us, as far as one may see it, newest first."),
                new Operation<>(
                        "customer.looks",
                        "GET",
                        "/customers/{customer}/looks",
                        EnumSet.of(Role.ADMIN),
                        One.class,
                        this::looks,
                        Looks.class,
                        "Who has looked at a customer's record without having her on the desk."),
                new Operation<>(
                        "customer.merge",
                        "POST",
                        "/customers/{customer}/merge",
                        ALL,
                        Merge.class,
                        this::merge,
                        CustomerView.class,
                        "Another customer turned out to be this one."),
                new Operation<>(
                        "customer.separate",
                        "POST",
                        "/customers/{customer}/separate",
                        ALL,
                        Separate.class,
                        this::separate,
                        CustomerView.class,
                        "Undoes the newest merge."),
                new Operation<>(
                        "customer.erase",
                        "DELETE",
                        "/customers/{customer}",
                        EnumSet.of(Role.ADMIN),
                        One.class,
                        this::erase,
                        null,
                        "Forgets a customer with all she said; cannot be undone."));
    }

    private Object find(Person person, Find wanted) throws InterruptedException {
        String text = wanted.text();
        if (Words.of(text).isEmpty()) {
            throw NotDone.bad("text", "This is too short to be found.", "Give two letters or four digits at least.");
        }
        var ticketsSeen = ticketSight.of(person);
        TimelineSight sight = TimelineSight.of(person, centre.get(), live, access, ticketsSeen, false);
        return new FoundView(
                book.customers(text).stream()
                        .map(hit -> new FoundView.FoundCustomer(
                                String.valueOf(hit.customer()),
                                String.valueOf(hit.name()),
                                Objects.requireNonNullElse(hit.tier(), Tier.ORDINARY),
                                hit.numbers()))
                        .toList(),
                book.tickets(text, MOST_LOOKED_AT).stream()
                        .filter(hit -> hit.ticket() != null
                                && tickets.of(hit.ticket())
                                        .filter(ticketsSeen::sees)
                                        .isPresent())
                        .limit(MOST_FOUND)
                        .map(CustomerOperations::ticket)
                        .toList(),
                book.notes(text, MOST_LOOKED_AT).stream()
                        .filter(hit -> sight.sees(hit.queues()))
                        .limit(MOST_FOUND)
                        .map(CustomerOperations::note)
                        .toList());
    }

    private static FoundView.FoundTicket ticket(Hit hit) {
        return new FoundView.FoundTicket(
                Math.toIntExact(Objects.requireNonNullElse(hit.ticket(), 0L)),
                Objects.requireNonNullElse(hit.text(), ""),
                Objects.requireNonNullElse(hit.at(), Instant.EPOCH),
                hit.customer(),
                hit.name());
    }

    private static FoundView.FoundNote note(Hit hit) {
        String text = Objects.requireNonNullElse(hit.text(), "");
        int length = Math.min(LONGEST_EXCERPT, text.codePointCount(0, text.length()));
        return new FoundView.FoundNote(
                Objects.requireNonNull(hit.interaction()),
                Objects.requireNonNullElse(hit.at(), Instant.EPOCH),
                text.substring(0, text.offsetByCodePoints(0, length)),
                hit.customer(),
                hit.name());
    }

    private Object look(Person person, One wanted) throws InterruptedException {
        CustomerFile file = file(wanted.customer());
        noted(person, wanted.customer());
        return CustomerView.of(file);
    }

    /** Everybody may look at any customer's record; whoever does without having her on the desk is written down. */
    private boolean noted(Person person, String customer) throws InterruptedException {
        boolean onDesk = ticketSight.isOnDesk(person, customer);
        if (!onDesk) {
            book.looked(customer, person.id(), clock.instant());
        }
        return onDesk;
    }

    private Object looks(Person person, One wanted) {
        return new Looks(book.looks(wanted.customer(), MOST_LOOKED_AT));
    }

    private CustomerFile file(String customer) {
        return book.file(customer).orElseThrow(CustomerOperations::unknown);
    }

    private Object timeline(Person person, History wanted) throws InterruptedException {
        file(wanted.customer());
        Set<Sort> sorts = sorts(wanted.kinds());
        Words words = Words.of(wanted.text() == null ? "" : wanted.text());
        Instant now = clock.instant();
        Predicate<Entry> after = after(wanted.after(), now);
        TimelineSight sight = TimelineSight.of(
                person, centre.get(), live, access, ticketSight.of(person), noted(person, wanted.customer()));
        List<Entry> found = book.timeline(wanted.customer(), now).stream()
                .filter(entry -> sorts.stream().anyMatch(sort -> sort.takes(entry)))
                .filter(sight::sees)
                .filter(entry -> words.areIn(entry.text()))
                .filter(after)
                .limit(PAGE + 1L)
                .toList();
        List<Entry> page = found.subList(0, Math.min(PAGE, found.size()));
        String next =
                found.size() > PAGE ? page.getLast().at() + "~" + page.getLast().id() : null;
        return new Page(page.stream().map(TimelineItem::of).toList(), next);
    }

    /** What one may ask for of a history: items of a kind, or the calls something was written down or answered after. */
    private enum Sort {
        CALL,
        NOTE,
        SURVEY,
        VOICEMAIL,
        CALLBACK,
        TICKET,
        ORDER,
        BILL;

        boolean takes(Entry entry) {
            return switch (this) {
                case NOTE -> entry instanceof Entry.Call call && !call.notes().isEmpty();
                case SURVEY ->
                    entry instanceof Entry.Call call
                            && call.survey() != null
                            && call.survey().hasAny();
                default -> TimelineItem.kindOf(entry).name().equals(name());
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Set<Sort> sorts(@Nullable String written) {
        if (written == null) {
            return EnumSet.allOf(Sort.class);
        }
        Set<Sort> sorts = EnumSet.noneOf(Sort.class);
        for (String word : written.split(",", -1)) {
            sorts.add(Arrays.stream(Sort.values())
                    .filter(sort -> sort.word().equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> NotDone.bad(
                            "kinds",
                            "There is no such kind.",
                            Arrays.stream(Sort.values())
                                    .map(Sort::word)
                                    .collect(Collectors.joining(", ", "Kinds are: ", ".")))));
        }
        return sorts;
    }

    private static Predicate<Entry> after(@Nullable String written, Instant now) {
        if (written == null) {
            return entry -> true;
        }
        Matcher place = PLACE.matcher(written);
        if (!place.matches()) {
            throw noPlace();
        }
        try {
            Instant at = Instant.parse(place.group(1));
            String id = place.group(2);
            return entry -> {
                boolean toCome = entry.at().isAfter(now);
                boolean onwards = entry.at().isBefore(at)
                        || (entry.at().equals(at) && entry.id().compareTo(id) < 0);
                return toCome == at.isAfter(now) ? onwards : toCome;
            };
        } catch (DateTimeException none) {
            throw noPlace();
        }
    }

    private static NotDone noPlace() {
        return NotDone.bad("after", "This is no place in the list.", "Give what was answered as 'next'.");
    }

    private Object add(Person person, Add wanted) {
        CustomerEdits.Wanted good = wanted(wanted.name(), wanted.language(), null, wanted.numbers());
        return CustomerView.of(book.create(good, Core.actor(person).value(), clock.instant()));
    }

    private Object change(Person person, Change wanted) {
        CustomerEdits.Wanted good = wanted(wanted.name(), wanted.language(), wanted.tier(), wanted.numbers());
        CustomerFile before = file(wanted.customer());
        if (wanted.tier() != null && wanted.tier() != before.customer().tier() && !Access.watches(person)) {
            throw NotDone.forbidden("How much a customer matters is for who watches to say.");
        }
        return told(book.change(
                wanted.customer(), wanted.version(), good, Core.actor(person).value(), clock.instant()));
    }

    private Object merge(Person person, Merge wanted) {
        Object merged = told(
                book.merge(wanted.customer(), wanted.other(), Core.actor(person).value(), clock.instant()));
        live.customerChanged(wanted.other());
        return merged;
    }

    private Object separate(Person person, Separate wanted) {
        CustomerFile before = file(wanted.customer());
        Object separated = told(book.separate(
                wanted.customer(), wanted.merge(), Core.actor(person).value(), clock.instant()));
        CustomerFile.Merge undone = before.undoable();
        if (undone != null) {
            live.customerChanged(undone.gone());
        }
        return separated;
    }

    private @Nullable Object erase(Person person, One wanted) {
        if (!book.erase(wanted.customer(), Core.actor(person).value(), clock.instant())) {
            throw unknown();
        }
        live.customerChanged(wanted.customer());
        return null;
    }

    private CustomerView told(CustomerEdits.Result result) {
        return switch (result) {
            case CustomerEdits.Result.Done done -> {
                live.customerChanged(done.file().customer().id());
                yield CustomerView.of(done.file());
            }
            case CustomerEdits.Result.Conflict conflict ->
                throw NotDone.conflict(
                                "customer-changed",
                                "Somebody has corrected it meanwhile.",
                                "Look at what is on record now first.")
                        .with("customer", CustomerView.of(conflict.stored()));
            case CustomerEdits.Result.Unknown unknown -> throw unknown();
            case CustomerEdits.Result.NotNow notNow ->
                throw NotDone.conflict(
                        "not-now", "One of them is another customer by now.", "Look at both of them again.");
        };
    }

    private CustomerEdits.Wanted wanted(String name, @Nullable String language, @Nullable Tier tier, String numbers) {
        String line = Written.line(name);
        if (line.isEmpty() || line.codePointCount(0, line.length()) > LONGEST_NAME) {
            throw NotDone.bad("name", "A name has 1 to " + LONGEST_NAME + " characters.", null);
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw NotDone.bad("language", "The language is one of zh-CN and en, or left out.", null);
        }
        List<String> e164 = new ArrayList<>();
        Stream.of(numbers.split("[,，;\n]", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .forEach(number -> e164.add(book.number(number)
                        .orElseThrow(() -> NotDone.bad(
                                "numbers",
                                "One of these is no telephone number.",
                                "Write each with its area or country code, with commas between them."))));
        if (e164.size() > MOST_NUMBERS) {
            throw NotDone.bad("numbers", "These are too many numbers.", MOST_NUMBERS + " at most.");
        }
        return new CustomerEdits.Wanted(line, language, tier, e164);
    }

    private static NotDone unknown() {
        return NotDone.unknown("customer", "There is no such customer.");
    }
}
