package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.center.CenterConfiguration.Disposition;
import hotline.server.center.CenterConfiguration.Name;
import hotline.server.center.CenterConfiguration.Queue;
import hotline.server.center.CenterConfiguration.WrapUpDisposition;
import hotline.server.settings.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads what agents may say came of a conversation. */
final class CenterWrapUp {
    private final Problems problems;
    private final CenterNames names;

    CenterWrapUp(Problems problems, CenterNames names) {
        this.problems = problems;
        this.names = names;
    }

    /** The dispositions; with a problem for each queue that demands one and allows none, or names one for wrap-ups that run out which cannot be chosen in it. */
    List<Disposition> dispositions(Section top, List<Queue> queues) {
        List<String> ids = queues.stream().map(Queue::id).toList();
        List<Disposition> all = new ArrayList<>();
        top.named("dispositions").forEach((code, named) -> {
            Section section = Section.of("disposition '" + shown(code) + "'", named.value(), problems);
            Name name = names.name(section);
            List<String> of = queues(section, ids);
            section.end();
            if (names.isCode("disposition", code, named.where())) {
                all.add(new Disposition(code, name, of));
            }
        });
        for (Queue queue : queues) {
            List<String> choices = all.stream()
                    .filter(disposition -> disposition.isFor(queue.id()))
                    .map(Disposition::code)
                    .toList();
            Section.Named written = top.named("queues").get(queue.id());
            if (written != null) {
                checkDefault(
                        queue, Section.of("queue '" + shown(queue.id()) + "'", written.value(), problems), choices);
            }
            boolean demanded = queue.wrapUpDisposition() == WrapUpDisposition.MANDATORY;
            if (demanded && choices.isEmpty()) {
                problems.add(
                        written == null ? top.where() : written.where(),
                        "no-disposition",
                        "queue '" + shown(queue.id()) + "' demands a disposition, and none may be chosen in it",
                        "add one to 'dispositions', or write 'wrap-up-disposition: optional'");
            }
        }
        return all;
    }

    private void checkDefault(Queue queue, Section section, List<String> choices) {
        section.scalar("wrap-up-default")
                .filter(code -> !choices.contains(code.text()))
                .ifPresent(code -> problems.unknown(
                        code.where(),
                        "unknown-disposition",
                        "no disposition '" + shown(code.text()) + "' may be chosen in queue '" + shown(queue.id())
                                + "'",
                        code.text(),
                        choices));
    }

    private List<String> queues(Section section, List<String> known) {
        List<String> of = new ArrayList<>();
        for (Scalar queue : section.texts("queues")) {
            if (!known.contains(queue.text())) {
                problems.unknown(
                        queue.where(),
                        "unknown-queue",
                        "there is no queue '" + shown(queue.text()) + "'",
                        queue.text(),
                        known);
            } else if (!of.contains(queue.text())) {
                of.add(queue.text());
            }
        }
        return of;
    }
}
