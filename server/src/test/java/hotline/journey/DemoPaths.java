package hotline.journey;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.journey.audio.Likeness;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every path of the demo's flow on the real Asterisk, in both languages: what callers hear is compared with the recordings, and how it
 * ended with what it should be. Not a test, because it takes minutes; the paths that matter most are in {@link SelfServiceJourneyTest}.
 * {@code server/README.md} says how it is run.
 */
public final class DemoPaths {
    private static final double FOUND = 0.8;
    private static final int AT_ONCE = 4;

    /**
     * One path.
     *
     * @param keys after the language was chosen
     * @param seconds after which the caller hangs up
     * @param ends outcome, and after a blank the queue or the service if there is one
     */
    private record Walk(String name, String from, String keys, int seconds, String ends, List<String> heard) {}

    private static final List<Walk> OPEN = List.of(
            walk("silence", "13900139000", "", 62, "ABANDONED_QUEUE service", "main-menu", "main-menu"),
            walk("a person", "13900139000", "1@6", 10, "ABANDONED_QUEUE service"),
            walk("0 at any time", "anonymous", "0@3", 8, "ABANDONED_QUEUE service"),
            walk(
                    "three wrong keys",
                    "13900139000",
                    "7@3,7@8,8@13",
                    22,
                    "ABANDONED_QUEUE service",
                    "wrong-key",
                    "wrong-key"),
            walk("bill", "13800138000", "2@3", 20, "SELF_SERVED bill", "bill-amount", "yuan", "bill-due"),
            walk(
                    "latest order",
                    "13800138000",
                    "3@3",
                    24,
                    "SELF_SERVED order",
                    "order-number",
                    "order-with",
                    "order-shipped",
                    "order-expected"),
            walk(
                    "an order by its number",
                    "anonymous",
                    "3@3,1@4,0@4.3,0@4.6,2@4.9,1@5.2,4@5.5,#@5.8",
                    18,
                    "SELF_SERVED order",
                    "order-asked-for",
                    "order-with",
                    "order-delivered"),
            walk(
                    "no such order",
                    "anonymous",
                    "3@3,9@4,9@4.3,9@4.6,9@4.9,#@5.2",
                    14,
                    "ABANDONED_IVR",
                    "order-not-found",
                    "enter-order-number"),
            walk("first use", "anonymous", "4@3,1@4", 24, "SELF_SERVED product", "product-first-use"),
            walk("charging", "anonymous", "4@3,2@4", 24, "SELF_SERVED product", "product-charging"),
            walk("care", "anonymous", "4@3,3@4", 24, "SELF_SERVED product", "product-care"),
            walk("promotion", "13900139000", "5@3", 14, "ABANDONED_QUEUE sales", "promotion-transfer"),
            walk(
                    "complaint",
                    "13900139000",
                    "6@3,1@4",
                    24,
                    "ABANDONED_QUEUE support",
                    "ticket-opened",
                    "ticket-due",
                    "complaint-transfer"),
            walk(
                    "repair",
                    "13900139000",
                    "6@3,2@4",
                    24,
                    "ABANDONED_QUEUE support",
                    "ticket-opened",
                    "ticket-due",
                    "complaint-transfer"),
            walk(
                    "no such ticket",
                    "13900139000",
                    "6@3,3@4,9@5,9@5.3,9@5.6,9@5.9,#@6.2",
                    13,
                    "ABANDONED_IVR",
                    "ticket-not-found"));

    private static final List<Walk> CLOSED = List.of(
            walk("closed, silence", "13900139000", "", 50, "BLOCKED", "closed", "closed-menu", "goodbye"),
            walk(
                    "closed, a message",
                    "13900139000",
                    "1@11",
                    28,
                    "SELF_SERVED voicemail",
                    "closed",
                    "voicemail-greeting"),
            walk(
                    "closed, a call at a time",
                    "13900139000",
                    "2@11,1@27",
                    50,
                    "SELF_SERVED callback",
                    "closed",
                    "appointment-times",
                    "appointment-made"));

    private final Centre centre;
    private int wrong;

    private DemoPaths(Centre centre) {
        this.centre = centre;
    }

    /** @param arguments the numbers dialled; all four without */
    public static void main(String[] arguments) {
        Centre centre = Centre.start(OneCentre::brisk);
        int wrong;
        try {
            DemoPaths paths = new DemoPaths(centre);
            List<String> numbers = arguments.length > 0 ? List.of(arguments) : List.of("4001", "4002", "4003", "4004");
            for (String number : numbers) {
                boolean open = number.equals("4001") || number.equals("4002");
                boolean chinese = number.equals("4001") || number.equals("4003");
                paths.walk(
                        chinese ? "zh-CN" : "en",
                        number,
                        open ? (chinese ? "1@0.5" : "2@0.5") : "",
                        open ? OPEN : CLOSED);
            }
            wrong = paths.wrong;
        } finally {
            centre.close();
        }
        System.out.printf("%d paths are not as they should be%n", wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static Walk walk(String name, String from, String keys, int seconds, String ends, String... heard) {
        return new Walk(name, from, keys, seconds, ends, List.of(heard));
    }

    private void walk(String language, String number, String first, List<Walk> walks) {
        for (int begin = 0; begin < walks.size(); begin += AT_ONCE) {
            List<Walk> some = walks.subList(begin, Math.min(begin + AT_ONCE, walks.size()));
            List<LiveCall> calls = new ArrayList<>();
            for (Walk walk : some) {
                String keys = first.isEmpty() || walk.keys.isEmpty() ? first + walk.keys : first + "," + walk.keys;
                CallOrder order = CallOrder.from(walk.from)
                        .to(number)
                        .hangingUpAfter(Duration.ofSeconds(walk.seconds))
                        .recordedTo(
                                centre.folder().resolve("walk-" + number + "-" + walk.name.replace(' ', '-') + ".wav"));
                calls.add(centre.call(keys.isEmpty() ? order : order.pressing(keys)));
            }
            for (int i = 0; i < some.size(); i++) {
                judge(language, some.get(i), calls.get(i));
            }
        }
    }

    private void judge(String language, Walk walk, LiveCall call) {
        Path file = call.report().join().recording();
        JsonNode record = centre.storyAfterCall(call).path("record");
        String ended = record.path("outcome").asText()
                + (record.path("entries").isEmpty()
                        ? ""
                        : " " + record.at("/entries/0/queue").asText())
                + (record.path("service").isTextual()
                        ? " " + record.path("service").asText()
                        : "");
        boolean right = ended.equals(walk.ends);
        StringBuilder heard = new StringBuilder();
        Recording recording = file == null ? null : Recording.read(file);
        for (String prompt : walk.heard) {
            double score = recording == null
                    ? 0
                    : Likeness.inPieces(sound(prompt, language), recording).score();
            heard.append(String.format(" %s %.3f", prompt, score));
            right &= score >= FOUND;
        }
        wrong += right ? 0 : 1;
        System.out.printf("%s %-5s %-26s %-30s%s%n", right ? "ok   " : "WRONG", language, walk.name, ended, heard);
    }

    private static Recording sound(String prompt, String language) {
        Recording whole = Recording.read(Path.of("..", "sounds", language, prompt + ".wav"));
        // of what is said last a packet may be missing
        return whole.part(Duration.ZERO, whole.length().minusMillis(100));
    }
}
