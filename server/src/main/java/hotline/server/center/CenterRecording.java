package hotline.server.center;

import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.center.CenterConfiguration.Recording;
import hotline.server.center.CenterConfiguration.RecordingRules;
import hotline.server.settings.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes what a queue records, {@code recording: all}, {@code share 20%} or {@code on-demand}, and what holds for all recordings of the centre. */
final class CenterRecording {
    private static final String KEY = "recording";
    private static final String KEEP_DAYS = "recording-keep-days";
    private static final String HEARD_BY_AGENTS = "recording-heard-by-agents";
    private static final Pattern SHARE = Pattern.compile("share (\\d{1,3}) ?%");

    private CenterRecording() {}

    /** Empty when the queue records nothing. */
    static Optional<Recording> read(Section queue) {
        Optional<Scalar> written = queue.scalar(KEY);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Recording> recording = parse(written.get().text());
        if (recording.isEmpty()) {
            queue.wrong(
                    KEY,
                    "wrong-value",
                    "'recording' is '" + CenterNames.shown(written.get().text()) + "'",
                    "write all, share 20% (1 to 99), or on-demand; leave it out to record nothing");
        }
        return recording;
    }

    private static Optional<Recording> parse(String text) {
        if (text.equals("all")) {
            return Optional.of(Recording.ALL);
        }
        if (text.equals("on-demand")) {
            return Optional.of(Recording.ON_DEMAND);
        }
        Matcher share = SHARE.matcher(text);
        return share.matches()
                ? Optional.of(Integer.parseInt(share.group(1)))
                        .filter(percent -> percent >= 1 && percent <= 99)
                        .map(percent -> new Recording(false, percent))
                : Optional.empty();
    }

    /** As {@link #read} reads it. */
    static String fact(Recording recording) {
        if (recording.onDemand()) {
            return "on-demand";
        }
        return recording.percent() == 100 ? "all" : "share " + recording.percent() + "%";
    }

    static RecordingRules rules(Section top) {
        return new RecordingRules(
                top.number(KEEP_DAYS, 1, 36_500, RecordingRules.USUAL.keepDays()),
                top.truth(HEARD_BY_AGENTS, RecordingRules.USUAL.heardByAgents()));
    }

    /** As {@link #rules} reads them, by their keys. */
    static Map<String, String> facts(RecordingRules rules) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(KEEP_DAYS, String.valueOf(rules.keepDays()));
        facts.put(HEARD_BY_AGENTS, String.valueOf(rules.heardByAgents()));
        return facts;
    }
}
