package hotline.crm.report;

import hotline.acd.figures.Period;
import hotline.acd.figures.Tallies;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The tallies of periods that follow each other. What is told goes to those it may belong to; they themselves decide. */
final class Counted {
    private final List<Tallies> periods;

    Counted(List<Period> periods, Function<QueueId, Thresholds> thresholds) {
        this.periods =
                periods.stream().map(period -> new Tallies(period, thresholds)).toList();
    }

    List<Tallies> periods() {
        return periods;
    }

    /** The period of this moment, if there is one. */
    void at(long moment, Consumer<Tallies> told) {
        int index = firstEndingAfter(moment);
        if (index < periods.size()) {
            told.accept(periods.get(index));
        }
    }

    /** Every period that this stretch may touch. */
    void during(long from, long to, Consumer<Tallies> told) {
        for (int i = firstEndingAfter(from);
                i < periods.size() && periods.get(i).period().from() < to;
                i++) {
            told.accept(periods.get(i));
        }
    }

    private int firstEndingAfter(long moment) {
        int low = 0;
        int high = periods.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (periods.get(middle).period().to() > moment) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
