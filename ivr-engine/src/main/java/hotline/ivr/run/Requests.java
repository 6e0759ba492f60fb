package hotline.ivr.run;

import hotline.ivr.flow.Node;
import hotline.ivr.flow.PathTemplate;
import hotline.ivr.flow.Term;
import hotline.ivr.run.BusinessRequest.Call;
import hotline.ivr.run.BusinessRequest.Reply;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks business systems what a flow wants to know. */
final class Requests {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final BusinessRequest business;
    private final Patience patience;

    Requests(BusinessRequest business, Patience patience) {
        this.business = business;
        this.patience = patience;
    }

    /**
     * The answer, or why there is none.
     *
     * @param values what the address may be made of
     * @param secret the same, and what the caller entered masked: for the body alone
     */
    Reply ask(Node.Request node, Map<String, Object> values, Map<String, Object> secret, List<Sound> meanwhile)
            throws CallerGone {
        Optional<String> path = node.path().filled(values).map(filled -> filled + query(node.query(), values));
        if (path.isEmpty()) {
            return new Reply.Failed("no-value", false);
        }
        Map<String, Object> body = new TreeMap<>();
        node.body().forEach((name, term) -> term.value(secret).ifPresent(value -> body.put(name, value)));
        Call call = new Call(node.system(), node.method(), path.get(), body, node.take(), node.timeOut());
        return patience.within(
                node.timeOut(),
                meanwhile,
                () -> tried(call, node.tries()),
                code -> new Reply.Failed(code, false),
                "failed");
    }

    private Reply tried(Call call, int tries) throws InterruptedException {
        Reply reply = business.ask(call);
        for (int again = 1; again < tries && reply instanceof Reply.Failed failed && failed.again(); again++) {
            Thread.sleep(BETWEEN_TRIES);
            reply = business.ask(call);
        }
        return reply;
    }

    private static String query(Map<String, Term> query, Map<String, Object> values) {
        Map<String, String> given = new TreeMap<>();
        query.forEach((name, term) -> term.value(values).ifPresent(value -> given.put(name, value.toString())));
        return given.isEmpty()
                ? ""
                : given.entrySet().stream()
                        .map(one -> PathTemplate.encoded(one.getKey()) + "=" + PathTemplate.encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
