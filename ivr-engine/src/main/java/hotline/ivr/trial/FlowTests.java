package hotline.ivr.trial;

import hotline.ivr.flow.Flow;
import hotline.ivr.run.Caller;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.run.IdentityCheck;
import hotline.ivr.sound.Prompts;
import hotline.ivr.speech.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks cases through a flow. Any thread.
 *
 * @param desk the customers as they are on a day
 * @param identity what they prove who they are with, as nobody has tried it yet
 * @param numbers the language each number greets in
 */
public record FlowTests(
        Flow flow,
        Prompts prompts,
        Function<LocalDate, CustomerDesk> desk,
        Supplier<IdentityCheck> identity,
        Map<String, Language> numbers) {

    /** What is wrong, in one line; empty when the case comes out as expected. */
    public Optional<String> failure(TestCase test) {
        Language greeting = Optional.ofNullable(numbers.get(test.to()))
                .orElse(flow.languages().getFirst());
        Trial trial = new Trial(
                flow,
                prompts,
                desk.apply(test.at().toLocalDate()),
                new Caller(test.from(), test.to(), greeting),
                Clock.fixed(test.at().toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
                test.answers(),
                identity.get(),
                test.transfers());
        List<Trace> traces = new ArrayList<>();
        Trial.End end = trial.walk(KeyScript.of(test.keys()), traces::add);
        return Verdict.on(test, traces, end, prompts);
    }
}
