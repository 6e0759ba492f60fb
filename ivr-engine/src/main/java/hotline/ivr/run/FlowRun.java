package hotline.ivr.run;

import hotline.acd.queue.QueueExit;
import hotline.acd.routing.RoutingPlan;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Part;
import hotline.ivr.flow.Term;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.FlowJournal.Exit;
import hotline.ivr.run.Inquiry.Answer;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's way through a flow. Confined to the thread that walks it, which is the caller's own (virtual) thread: {@link #walk} blocks it until the flow
 * has ended.
 */
public final class FlowRun {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);

    /** Nobody walks that far; a flow that turns in circles ends with a person. */
    private static final int MOST_NODES = 500;

    private static final String VERIFIED = "customer.verified";
    private static final int LONGEST_HEAD_START_SECONDS = 24 * 3600;

    private final Flow whole;
    private final Surroundings around;
    private final Listening listening;
    private final Voice voice;
    private final Patience patience;
    private final Inquiry inquiry;
    private final Requests requests;
    private final Deque<String> menusBefore = new ArrayDeque<>();
    private final Scopes scopes = new Scopes();
    private final String first;
    /** The flow she is in: the whole one, or one that is called within it. */
    private Flow flow;

    private String prefix = "";
    private int depth;
    private Variables variables;
    private Optional<String> service = Optional.empty();

    private FlowRun(Flow flow, String first, Variables variables, Surroundings around) {
        this.whole = flow;
        this.flow = flow;
        this.first = first;
        this.variables = variables;
        this.around = around;
        this.listening = new Listening(around.line());
        this.voice = new Voice(around.prompts());
        this.patience = new Patience(listening);
        this.inquiry = new Inquiry(around.desk(), around.interaction(), patience);
        this.requests = new Requests(around.business(), patience);
    }

    /** A run from the flow's start. */
    public static FlowRun begin(Flow flow, Caller caller, Surroundings around) {
        return new FlowRun(flow, flow.start(), servable(flow, Variables.of(caller)), around);
    }

    /**
     * A run from the beginning of a node, as told to {@link FlowJournal#entered}: how a caller goes on after our process has died. When the flow no longer
     * has the node, the run begins at the flow's start, with language and variables kept.
     */
    public static FlowRun resume(Flow flow, String node, Variables variables, Surroundings around) {
        String first = flow.node(node).isPresent() ? node : flow.start();
        return new FlowRun(flow, first, servable(flow, variables), around);
    }

    /**
     * A run for a caller who has come back from a queue without having had an agent.
     *
     * @param node the queue node that handed her over, as told to {@link FlowJournal#entered}
     * @param pressed the key that led out, when it was one
     * @return empty when the flow does not say how it goes on
     */
    public static Optional<FlowRun> goOn(
            Flow flow, String node, QueueExit exit, Optional<Key> pressed, Variables variables, Surroundings around) {
        return flow.node(node)
                .filter(Node.Queue.class::isInstance)
                .map(Node.Queue.class::cast)
                .flatMap(queue -> queue.after(exit, pressed))
                .map(next -> resume(flow, prefix(flow, node) + next, variables, around));
    }

    /**
     * Walks until the flow ends. Throws nothing for what callers, customer records or recordings do: whatever fails there ends in an apology and a
     * hand-over to a person. To be called once.
     */
    public FlowResult walk() {
        String name = first;
        depth = whole.place(first).map(Flow.Place::depth).orElse(0);
        for (int i = 0; i < MOST_NODES; i++) {
            Move move = visit(name);
            switch (move.next()) {
                case Move.Next.Go go -> name = prefix + go.node();
                case Move.Next.Out out -> {
                    name = out.place();
                    leaveFor(whole.place(name).map(Flow.Place::depth).orElse(0));
                }
                case Move.Next.Finish finish -> {
                    return finish.result();
                }
            }
        }
        LOG.warn("flow {}: {} nodes and no end, last {}; caller goes to a person", flow.name(), MOST_NODES, name);
        leaveFor(0);
        return visitPersonAfterFailure();
    }

    private FlowResult visitPersonAfterFailure() {
        return visit(whole.person()).next() instanceof Move.Next.Finish finish ? finish.result() : bareHandOver();
    }

    /** Enters a node, lets it work, leaves it; a failure leads to the flow's person. */
    private Move visit(String name) {
        Optional<Flow.Place> place = whole.place(name);
        flow = place.map(Flow.Place::flow).orElse(whole);
        prefix = place.map(Flow.Place::prefix).orElse("");
        depth = place.map(Flow.Place::depth).orElse(0);
        tell(() -> around.journal().entered(name, variables));
        Move move;
        try {
            move = step(name, place.map(Flow.Place::name).orElse(name));
        } catch (CallerGone e) {
            move = Move.end(new FlowResult.CallerLeft(), new Exit.CallerLeft());
        } catch (RuntimeException e) {
            LOG.warn("flow {}, node {}: failed, caller goes to a person", flow.name(), name, e);
            move = failed(name, "failed");
        }
        Exit exit = move.exit();
        tell(() -> around.journal().left(name, exit));
        return move;
    }

    private Move failed(String name, String code) {
        try {
            listening.say(sounds(flow.apology()), BargeIn.REFUSED);
        } catch (CallerGone e) {
            return Move.end(new FlowResult.CallerLeft(), new Exit.CallerLeft());
        } catch (RuntimeException e) {
            LOG.warn("flow {}, node {}: the apology failed too", flow.name(), name, e);
        }
        Exit exit = new Exit.Failed(code);
        return name.equals(whole.person()) ? Move.end(bareHandOver(), exit) : Move.to(flow.person(), exit);
    }

    /** @param name its whole name, {@code own} that within its flow */
    private Move step(String name, String own) throws CallerGone {
        return switch (flow.nodes().get(own)) {
            case null -> throw new IllegalStateException("no node " + name);
            case Node.Say say -> {
                listening.say(sounds(say.parts()), say.bargeIn() ? BargeIn.ALLOWED : BargeIn.REFUSED);
                say.service().ifPresent(this::served);
                yield Move.to(say.next(), new Exit.Done());
            }
            case Node.Menu menu -> menu(name, menu);
            case Node.Collect collect -> collect(collect);
            case Node.Branch branch -> branch(branch);
            case Node.Assign assign -> {
                assign.values().forEach(this::assign);
                yield Move.to(assign.next(), new Exit.Done());
            }
            case Node.ChangeLanguage change -> {
                change.language()
                        .value(values())
                        .flatMap(tag -> Language.ofTag(tag.toString()))
                        .filter(flow.languages()::contains)
                        .ifPresent(language -> variables = variables.in(language));
                yield Move.to(change.next(), new Exit.Done());
            }
            case Node.LookUp lookUp -> lookUp(name, lookUp);
            case Node.OpenTicket open -> openTicket(name, open);
            case Node.Request request -> request(name, request);
            case Node.Identify identify -> identify(name, identify);
            case Node.Call call -> {
                variables = scopes.enter(call, depth, variables, values());
                yield Move.to(own + Flow.WITHIN + call.flow().start(), new Exit.Done());
            }
            case Node.Return back -> giveBack(back);
            case Node.OuterPerson person -> Move.out(whole.person(), new Exit.Done());
            case Node.Hours hours -> hours(hours);
            case Node.Queue queue -> Move.end(handOver(queue), new Exit.HandedOver(queue.queue()));
            case Node.KeepPlace keep -> keepPlace(keep);
            case Node.Voicemail voicemail -> voicemail(voicemail);
            case Node.HangUp hangUp -> {
                hangUp.service().ifPresent(this::served);
                listening.say(sounds(hangUp.say()), BargeIn.ALLOWED);
                yield Move.end(
                        service.<FlowResult>map(FlowResult.Served::new).orElseGet(FlowResult.Ended::new),
                        new Exit.HungUp(service.orElse("")));
            }
        };
    }

    private Move menu(String name, Node.Menu menu) throws CallerGone {
        while (name.equals(menusBefore.peek())) {
            menusBefore.pop();
        }
        Optional<String> before = menu.back().or(() -> Optional.ofNullable(menusBefore.peek()));
        Move move = new MenuTalk(flow, menu, before, listening).walk(sounds(menu.say()), sounds(flow.wrongKey()));
        boolean wentBack = move.exit() instanceof Exit.Pressed pressed
                && Optional.of(pressed.key()).equals(flow.keys().back())
                && !menu.keys().containsKey(pressed.key());
        if (!wentBack) {
            menusBefore.push(name);
            return move;
        }
        String last = menusBefore.poll();
        return menu.back().isPresent() || last == null ? move : Move.out(last, move.exit());
    }

    private Move collect(Node.Collect node) throws CallerGone {
        Entry.Words words = new Entry.Words(
                sounds(node.say()),
                sounds(node.wrong().isEmpty() ? flow.wrongKey() : node.wrong()),
                value -> voice.sounds(node.confirm(), variables.with(node.into(), value)));
        Entry.Outcome outcome = new Entry(flow, node, listening, LocalDate.now(around.clock())).walk(words);
        return switch (outcome) {
            case Entry.Outcome.Entered entered -> {
                if (node.masked()) {
                    scopes.masked().put(node.into(), entered.value());
                } else {
                    variables = variables.with(node.into(), entered.value());
                }
                yield Move.to(node.next(), new Exit.Collected(entered.keys()));
            }
            case Entry.Outcome.Back back -> {
                yield menuBefore(new Exit.Collected(0));
            }
            case Entry.Outcome.Person person -> Move.to(flow.person(), new Exit.Pressed(person.key()));
            case Entry.Outcome.GivenUp givenUp -> Move.to(node.onFailure().orElse(flow.person()), new Exit.TimedOut());
        };
    }

    private Move menuBefore(Exit exit) {
        String before = menusBefore.poll();
        return before == null ? Move.to(flow.person(), exit) : Move.out(before, exit);
    }

    /** Comes back to the flow that has called this one, with what it gives. */
    private Move giveBack(Node.Return node) {
        String caller = prefix.substring(0, Math.max(0, prefix.length() - 1));
        Flow.Place place = whole.place(caller).orElseThrow();
        Node.Call call = (Node.Call) place.node();
        Map<String, Object> values = values();
        leaveFor(place.depth());
        call.gives().forEach((ours, theirs) -> {
            Optional<Object> value =
                    Optional.ofNullable(node.values().get(theirs)).flatMap(term -> term.value(values));
            variables = value.map(it -> variables.with(ours, it)).orElseGet(() -> variables.without(ours));
        });
        return Move.out(place.prefix() + call.next(), new Exit.Done());
    }

    private void leaveFor(int outer) {
        if (outer < depth) {
            variables = scopes.back(depth, outer, variables);
            depth = outer;
        }
    }

    private Move branch(Node.Branch branch) {
        Map<String, Object> values = values();
        values.putAll(scopes.masked());
        for (int i = 0; i < branch.cases().size(); i++) {
            if (branch.cases().get(i).when().holds(values)) {
                return Move.to(branch.cases().get(i).go(), new Exit.Branched(i));
            }
        }
        return Move.to(branch.otherwise(), new Exit.Branched(branch.cases().size()));
    }

    private Move hours(Node.Hours node) {
        LocalDateTime now = LocalDateTime.now(around.clock());
        variables = variables.without("opening.");
        if (node.hours().isOpen(now)) {
            return Move.to(node.open(), new Exit.Branched(0));
        }
        node.hours()
                .opensAfter(now)
                .ifPresent(opens -> variables = variables
                        .with("opening.day", opens.toLocalDate().toString())
                        .with("opening.time", opens.toLocalTime().toString()));
        return Move.to(node.closed(), new Exit.Branched(1));
    }

    private void assign(String name, Term term) {
        variables =
                term.value(values()).map(value -> variables.with(name, value)).orElseGet(() -> variables.without(name));
    }

    private Move lookUp(String name, Node.LookUp node) throws CallerGone {
        String kind = node.subject().name().toLowerCase(Locale.ROOT);
        Answer answer = inquiry.ask(node, variables, sounds(node.meanwhile()));
        variables = variables.without(kind + ".");
        return switch (answer) {
            case Answer.Found found -> {
                variables = variables.with(found.values());
                yield Move.to(node.found(), new Exit.Found(kind, found.id()));
            }
            case Answer.None none -> {
                variables = variables.with(none.values());
                yield Move.to(node.none(), new Exit.NotFound(kind));
            }
            case Answer.UnknownCustomer unknown ->
                Move.to(node.unknown().orElse(flow.person()), new Exit.NotFound("customer"));
            case Answer.Failed failed -> failed(name, node.failed(), failed.code());
        };
    }

    private Move openTicket(String name, Node.OpenTicket node) throws CallerGone {
        return switch (inquiry.open(node, variables, sounds(node.meanwhile()))) {
            case Answer.Found opened -> {
                variables = variables.with(opened.values());
                yield Move.to(node.next(), new Exit.Found("ticket", opened.id()));
            }
            case Answer.Failed failed -> failed(name, node.failed(), failed.code());
            case Answer.None none -> throw new IllegalStateException("no ticket was opened");
            case Answer.UnknownCustomer unknown -> throw new IllegalStateException("tickets need no customer");
        };
    }

    private Move request(String name, Node.Request node) throws CallerGone {
        Map<String, Object> secret = values();
        secret.putAll(scopes.masked());
        BusinessRequest.Reply reply = requests.ask(node, values(), secret, sounds(node.meanwhile()));
        for (String variable : node.take().keySet()) {
            variables = variables.without(variable);
        }
        return switch (reply) {
            case BusinessRequest.Reply.Answered answered -> {
                Map<String, Object> taken = new HashMap<>(answered.values());
                taken.keySet().retainAll(node.take().keySet());
                variables = variables.with(taken);
                yield Move.to(node.next(), new Exit.Done());
            }
            case BusinessRequest.Reply.None none ->
                node.none()
                        .map(target -> Move.to(target, new Exit.NotFound("business")))
                        .orElseGet(() -> failed(name, node.failed(), "none"));
            case BusinessRequest.Reply.Failed failed -> failed(name, node.failed(), failed.code());
        };
    }

    private Move identify(String name, Node.Identify node) throws CallerGone {
        variables = variables.with(VERIFIED, false);
        Optional<String> customer = variables.text("customer.id");
        Identification.Outcome outcome = customer.isEmpty()
                ? new Identification.Outcome.Judged(IdentityCheck.Verdict.UNKNOWN)
                : new Identification(flow, node, around.identity(), listening, patience)
                        .walk(
                                customer.get(),
                                new Entry.Words(
                                        sounds(node.entry().say()),
                                        sounds(
                                                node.entry().wrong().isEmpty()
                                                        ? flow.wrongKey()
                                                        : node.entry().wrong()),
                                        value -> List.of()),
                                sounds(node.meanwhile()));
        return switch (outcome) {
            case Identification.Outcome.Judged judged -> {
                variables = variables.with(VERIFIED, judged.verdict() == IdentityCheck.Verdict.VERIFIED);
                yield Move.to(
                        Identification.way(node, judged.verdict()),
                        new Exit.Way(Identification.exit(judged.verdict())));
            }
            case Identification.Outcome.Back back -> {
                yield menuBefore(new Exit.Way("back"));
            }
            case Identification.Outcome.Failed failed -> failed(name, node.failed(), failed.code());
        };
    }

    /** Where a node leads that has failed: where it says itself, else to an apology and a person. */
    private Move failed(String name, Optional<String> way, String code) {
        return way.map(target -> Move.to(target, new Exit.Failed(code))).orElseGet(() -> failed(name, code));
    }

    private FlowResult handOver(Node.Queue node) {
        Map<String, Object> values = values();
        Map<String, String> attached = new TreeMap<>();
        node.attach()
                .forEach((code, term) -> term.value(values).ifPresent(value -> attached.put(code, value.toString())));
        variables.text(VERIFIED).ifPresent(verified -> attached.put(Node.Identify.ATTACHED, verified));
        int headStart = node.headStart().value(values).filter(Long.class::isInstance).map(Long.class::cast).stream()
                .mapToInt(seconds -> (int) Math.clamp(seconds, 0L, LONGEST_HEAD_START_SECONDS))
                .findFirst()
                .orElse(0);
        return new FlowResult.HandOver(
                node.queue(),
                Plans.plan(node.plan(), values),
                headStart,
                variables.language(),
                attached,
                node.keys().keySet());
    }

    /** Those keys that lead from the queue node of this name straight to keeping the place. */
    public static Set<Key> callbackKeys(Flow flow, String name, Node.Queue node) {
        return node.keys().entrySet().stream()
                .filter(way -> flow.node(prefix(flow, name) + way.getValue()).orElse(null) instanceof Node.KeepPlace)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Move keepPlace(Node.KeepPlace node) {
        boolean kept = around.places().keep(variables.text(node.number()).orElse(""));
        return Move.to(kept ? node.kept() : node.refused(), new Exit.Branched(kept ? 0 : 1));
    }

    /** Who hangs up has left what was recorded until then. */
    private Move voicemail(Node.Voicemail node) throws CallerGone {
        boolean kept;
        try {
            kept = new MessageTalk(node, around, listening, variables.language())
                    .walk(sounds(node.say()), sounds(node.review()));
        } catch (CallerGone gone) {
            if (around.messages().keep(node.least())) {
                served(Node.Voicemail.SERVICE);
            }
            throw gone;
        }
        if (kept) {
            served(Node.Voicemail.SERVICE);
        }
        return Move.to(kept ? node.next() : node.nothing(), new Exit.Spoke(kept));
    }

    private static String prefix(Flow flow, String name) {
        return flow.place(name).map(Flow.Place::prefix).orElse("");
    }

    /** What is left when even the person's node fails: its queue, and nothing that could fail. */
    private FlowResult bareHandOver() {
        String queue = whole.nodes().get(whole.person()) instanceof Node.Queue node ? node.queue() : "";
        return new FlowResult.HandOver(queue, RoutingPlan.WHOLE_QUEUE, 0, variables.language(), Map.of(), Set.of());
    }

    private List<Sound> sounds(List<Part> parts) {
        return voice.sounds(parts, variables);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(variables.values());
        values.put("language", variables.language().tag());
        return values;
    }

    private void served(String code) {
        service = Optional.of(code);
        tell(() -> around.journal().served(code));
    }

    private void tell(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.warn("flow {}: the journal failed; the caller's way is not noted", flow.name(), e);
        }
    }

    private static Variables servable(Flow flow, Variables variables) {
        return flow.languages().contains(variables.language())
                ? variables
                : variables.in(flow.languages().getFirst());
    }
}
