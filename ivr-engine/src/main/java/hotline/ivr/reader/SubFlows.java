package hotline.ivr.reader;

import hotline.ivr.flow.Flow;
import hotline.ivr.yaml.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flows that the one that is read calls, each read once. Confined to the reading thread. */
final class SubFlows {
    /** Deeper nobody finds the way. */
    private static final int DEEPEST = 5;

    private final FlowContext context;
    private final Map<String, Found> read = new HashMap<>();

    SubFlows(FlowContext context) {
        this.context = context;
    }

    /** What there is by a name. */
    sealed interface Found {
        record Good(Flow flow) implements Found {}

        record Missing() implements Found {}

        record Faulty(List<Problem> problems) implements Found {}

        /** It calls one that is calling it, or there are too many within each other. */
        record Circle(List<String> files) implements Found {}
    }

    /** @param calling the files that are being read, the outermost first */
    Found find(String file, List<String> calling) {
        if (calling.contains(file) || calling.size() > DEEPEST) {
            return new Found.Circle(calling);
        }
        Found known = read.get(file);
        if (known == null) {
            known = read(file, calling);
            read.put(file, known);
        }
        return known;
    }

    private Found read(String file, List<String> calling) {
        Optional<String> text = context.flows().text(file);
        if (text.isEmpty()) {
            return new Found.Missing();
        }
        return switch (FlowReader.read(file, text.get(), context, this, calling)) {
            case FlowReader.Reading.Good good -> new Found.Good(good.flow());
            case FlowReader.Reading.Bad bad -> new Found.Faulty(bad.problems());
        };
    }
}
