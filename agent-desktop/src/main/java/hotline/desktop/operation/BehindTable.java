package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.contact.KnownCaller;
import hotline.crm.report.Behind;
import hotline.crm.report.BehindSheet;
import hotline.crm.report.Sheet;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is behind a figure, in one table for spreadsheets, with the names of the centre. Blocks. */
final class BehindTable {
    private static final int A_READING = 1_000;
    /** More would take longer than an answer may. */
    private static final int MOST = 20_000;

    private static final KnownCaller NOBODY = new KnownCaller(null, null, null);

    private final FigureBook book;
    private final BehindSheet table;

    BehindTable(FigureBook book, Centre centre, Locale locale) {
        this.book = book;
        Map<QueueId, Text> queues =
                centre.queues().stream().collect(Collectors.toMap(Centre.Queue::id, Centre.Queue::name));
        Map<AgentId, String> agents =
                centre.agents().stream().collect(Collectors.toMap(Centre.Agent::id, Centre.Agent::name));
        Map<String, Text> dispositions = centre.dispositions().stream()
                .collect(Collectors.toMap(Centre.Disposition::code, Centre.Disposition::name));
        this.table = new BehindSheet(
                ZoneId.of(centre.zone()),
                locale,
                id -> Text.in(locale, queues.get(id), id.value()),
                id -> agents.getOrDefault(id, id.value()),
                code -> Text.in(locale, dispositions.get(code), code));
    }

    /** What is behind a figure, a page at a time. */
    interface Pages {
        Behind.Page read(int most, @Nullable String after);
    }

    Sheet of(Pages pages) {
        int rows = 0;
        String after = null;
        do {
            Behind.Page page = pages.read(A_READING, after);
            rows += page.interactions().size();
            after = page.next();
            if (rows >= MOST && after != null) {
                throw NotDone.bad("days", "More than " + MOST + " interactions are behind it.", "Choose fewer days.");
            }
            Map<InteractionId, KnownCaller> callers = book.callers(
                    page.interactions().stream().map(Behind::interaction).toList());
            page.interactions().forEach(one -> {
                KnownCaller caller = callers.getOrDefault(one.interaction(), NOBODY);
                table.add(one, caller.number(), caller.customerName());
            });
        } while (after != null);
        return table.sheet();
    }
}
