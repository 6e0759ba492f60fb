package hotline.crm.search;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.customer.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Looks for customers among all of them. Methods block for some milliseconds, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class CustomerSearch {
    /** Of each kind at most so many are answered. */
    public static final int MOST = 20;

    private static final int LEAST_DIGITS = 4;
    private static final String CUSTOMER = """
            SELECT c.id AS customer, c.name, c.tier,
                ARRAY(SELECT n.number FROM customer_number n WHERE n.customer = c.id ORDER BY n.number) AS numbers,
            """;

    private final Database database;
    private final PhoneNumbers numbers;

    public CustomerSearch(Database database, PhoneNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /** Customers by name or number: all words in the name, or a number that is the text or ends so. */
    public List<Hit> customers(String text) {
        Words words = Words.of(text);
        String digits = text.replaceAll("[^0-9]", "");
        return database.transaction(handle -> {
            Map<String, Hit> found = new LinkedHashMap<>();
            if (digits.length() >= LEAST_DIGITS && text.strip().matches("[+0-9() ./-]+")) {
                byNumber(handle, text, digits).forEach(hit -> found.putIfAbsent(String.valueOf(hit.customer()), hit));
            }
            if (!words.isEmpty()) {
                byName(handle, words).forEach(hit -> found.putIfAbsent(String.valueOf(hit.customer()), hit));
            }
            return List.copyOf(found.values());
        });
    }

    private List<Hit> byNumber(Handle handle, String text, String digits) {
        String e164 = numbers.read(text) instanceof CallerNumber.Known known ? known.e164() : "";
        return handle.createQuery(CUSTOMER + """
                        NULL::bigint AS ticket, NULL AS interaction, NULL::timestamptz AS at, NULL AS text,
                        '{}'::text[] AS queues
                        FROM customer c WHERE c.merged_into IS NULL AND c.id IN (
                            SELECT customer FROM customer_number WHERE number = :e164
                            UNION SELECT customer FROM customer_number WHERE reverse(number) LIKE reverse(:digits) || '%')
                        ORDER BY c.id LIMIT :most""")
                .bind("e164", e164)
                .bind("digits", digits)
                .bind("most", MOST)
                .map((row, context) -> hit(row))
                .list();
    }

    private static List<Hit> byName(Handle handle, Words words) {
        return found(
                        handle.createQuery(CUSTOMER + """
                        NULL::bigint AS ticket, NULL AS interaction, NULL::timestamptz AS at, NULL AS text,
                        '{}'::text[] AS queues
                        FROM customer c WHERE letter_pairs(c.name) @> CAST(:pairs AS text[]) AND c.merged_into IS NULL AND\
                        """ + " " + all(words, "plain_text(c.name)")
                                + " ORDER BY length(c.name), c.name, c.id LIMIT :most"),
                        words)
                .map((row, context) -> hit(row))
                .list();
    }

    /** Tickets by number, or by words of what they are about; the newest first, at most some. */
    public List<Hit> tickets(String text, int most) {
        Words words = Words.of(text);
        String number = text.strip();
        return database.transaction(handle -> {
            List<Hit> found = new ArrayList<>();
            if (number.matches("[0-9]{4,15}")) {
                found.addAll(handle.createQuery(CUSTOMER + """
                                t.number AS ticket, NULL AS interaction, t.opened_at AS at, t.subject AS text,
                        '{}'::text[] AS queues
                                FROM ticket t LEFT JOIN customer c ON c.id = t.customer WHERE t.number = :number""")
                        .bind("number", Long.parseLong(number))
                        .map((row, context) -> hit(row))
                        .list());
            } else if (!words.isEmpty()) {
                found.addAll(found(
                                handle.createQuery(
                                        CUSTOMER + """
                                t.number AS ticket, NULL AS interaction, t.opened_at AS at, t.subject AS text,
                        '{}'::text[] AS queues
                                FROM ticket t LEFT JOIN customer c ON c.id = t.customer
                                WHERE letter_pairs(t.subject || ' ' || t.text) @> CAST(:pairs AS text[]) AND\
                                """ + " " + all(words, "plain_text(t.subject || ' ' || t.text)")
                                                + " ORDER BY t.number DESC LIMIT :most"),
                                words,
                                most)
                        .map((row, context) -> hit(row))
                        .list());
            }
            return found;
        });
    }

    /** Notes with all these words; the newest first, at most some. */
    public List<Hit> notes(String text, int most) {
        Words words = Words.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        return database.transaction(handle -> found(
                        handle.createQuery(CUSTOMER + """
                        NULL::bigint AS ticket, note.interaction, note.saved_at AS at, note.text,
                        ARRAY(SELECT DISTINCT queue FROM queue_entry WHERE interaction = note.interaction) AS queues
                        FROM note LEFT JOIN arrival ON arrival.interaction = note.interaction
                        LEFT JOIN customer c ON c.id = arrival.customer
                        WHERE letter_pairs(note.text) @> CAST(:pairs AS text[]) AND\
                        """ + " " + all(words, "plain_text(note.text)")
                                + " ORDER BY note.saved_at DESC, note.interaction LIMIT :most"),
                        words,
                        most)
                .map((row, context) -> hit(row))
                .list());
    }

    private static Query found(Query query, Words words) {
        return found(query, words, MOST);
    }

    private static Query found(Query query, Words words, int most) {
        List<String> pairs = words.all().stream()
                .flatMap(word -> pairs(word).stream())
                .distinct()
                .toList();
        query.bindArray("pairs", String.class, pairs).bind("most", most);
        for (int i = 0; i < words.all().size(); i++) {
            query.bind("word" + i, words.all().get(i));
        }
        return query;
    }

    private static String all(Words words, String in) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.all().size(); i++) {
            conditions.add("position(:word" + i + " IN " + in + ") > 0");
        }
        return String.join(" AND ", conditions);
    }

    private static List<String> pairs(String word) {
        int[] letters = word.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            pairs.add(new String(letters, i, 2));
        }
        return pairs;
    }

    private static Hit hit(ResultSet row) throws SQLException {
        String tier = row.getString("tier");
        String interaction = row.getString("interaction");
        Timestamp at = row.getTimestamp("at");
        Long ticket = row.getObject("ticket", Long.class);
        @Nullable String text = row.getString("text");
        return new Hit(
                row.getString("customer"),
                row.getString("name"),
                tier == null ? null : Tier.valueOf(tier),
                List.of((String[]) row.getArray("numbers").getArray()),
                ticket,
                interaction == null ? null : InteractionId.parse(interaction),
                at == null ? null : at.toInstant(),
                text,
                Stream.of((String[]) row.getArray("queues").getArray())
                        .map(QueueId::new)
                        .toList());
    }
}
