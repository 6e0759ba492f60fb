package hotline.ivr.run;

import hotline.acd.queue.QueueExit;
import hotline.acd.routing.RoutingPlan;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Part;
import hotline.ivr.flow.Term;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.run.FlowJournal.Exit;
import hotline.ivr.run.Inquiry.Answer;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done in each kind of node. Confined to the caller's thread. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private static final String VERIFIED = "customer.verified";
    private static final String WINDOW = "callback.window";
    private static final String CUSTOMER = "customer.id";
    private static final String LANGUAGE = "customer.language";
    /** The opening hours that were last asked for were over; remembered with the place she has in the flow. */
    private static final String CLOSED = "opening.closed";

    private static final int LONGEST_HEAD_START_SECONDS = 24 * 3600;

    private final Whereabouts here;
    private final Surroundings around;
    private final Listening listening;
    private final Voice voice;
    private final Patience patience;
    private final Inquiry inquiry;
    private final Requests requests;

    Steps(Whereabouts here, Surroundings around) {
        this.here = here;
        this.around = around;
        this.listening = new Listening(around.line());
        this.voice = new Voice(around.prompts());
        this.patience = new Patience(listening);
        this.inquiry = new Inquiry(around.desk(), around.interaction(), patience);
        this.requests = new Requests(around.business(), patience);
    }

    /** @param name its whole name, {@code own} that within its flow */
    Move walk(String name, String own) throws CallerGone {
        return switch (here.flow.nodes().get(own)) {
            case null -> throw new IllegalStateException("no node " + name);
            case Node.Say say -> {
                listening.say(sounds(say.parts()), say.bargeIn() ? BargeIn.ALLOWED : BargeIn.REFUSED);
                say.service().ifPresent(this::served);
                yield Move.to(say.next(), new Exit.Done());
            }
            case Node.Menu menu -> menu(name, menu);
            case Node.Collect collect -> collect(name, collect);
            case Node.Branch branch -> branch(branch);
            case Node.Assign assign -> {
                assign.values().forEach(this::assign);
                yield Move.to(assign.next(), new Exit.Done());
            }
            case Node.ChangeLanguage change -> {
                change.language()
                        .value(here.values())
                        .flatMap(tag -> Language.ofTag(tag.toString()))
                        .filter(here.flow.languages()::contains)
                        .ifPresent(language -> speak(language, change.language() instanceof Term.Literal));
                yield Move.to(change.next(), new Exit.Done());
            }
            case Node.LookUp lookUp -> lookUp(name, lookUp);
            case Node.OpenTicket open -> openTicket(name, open);
            case Node.Request request -> request(name, request);
            case Node.Identify identify -> identify(name, identify);
            case Node.Call call -> {
                here.variables = here.scopes.enter(call, here.depth, here.variables, here.values());
                yield Move.to(own + Flow.WITHIN + call.flow().start(), new Exit.Done());
            }
            case Node.Return back -> giveBack(back);
            case Node.OuterPerson person -> Move.out(here.whole.person(), new Exit.Done());
            case Node.Hours hours -> hours(hours);
            case Node.Queue queue -> queue(name, queue);
            case Node.TransferOut transfer -> transfer(name, transfer);
            case Node.KeepPlace keep -> keepPlace(keep);
            case Node.Callback callback -> callback(name, callback);
            case Node.Voicemail voicemail -> voicemail(voicemail);
            case Node.HangUp hangUp -> {
                hangUp.service().ifPresent(this::served);
                listening.say(sounds(hangUp.say()), BargeIn.ALLOWED);
                yield Move.end(
                        here.service
                                .<FlowResult>map(FlowResult.Served::new)
                                .orElseGet(() -> new FlowResult.Ended(
                                        here.variables.text(CLOSED).isPresent())),
                        new Exit.HungUp(here.service.orElse("")));
            }
        };
    }

    /** @param written whether the node says which language, and does not take it from somewhere */
    private void speak(Language language, boolean written) {
        here.variables = here.variables.in(language);
        Optional<String> customer = here.variables.text(CUSTOMER);
        if (!written
                || !here.broughtByKey
                || customer.isEmpty()
                || here.variables.text(LANGUAGE).equals(Optional.of(language.tag()))) {
            return;
        }
        here.variables = here.variables.with(LANGUAGE, language.tag());
        Thread.ofVirtual().name("language-chosen").start(() -> {
            try {
                around.desk().speaks(customer.get(), language, around.interaction());
            } catch (RuntimeException e) {
                LOG.info(
                        "flow {}: the language a customer has chosen is not kept: {}", here.whole.name(), e.toString());
            }
        });
    }

    private Move menu(String name, Node.Menu menu) throws CallerGone {
        while (name.equals(here.menusBefore.peek())) {
            here.menusBefore.pop();
        }
        Optional<String> before = menu.back().or(() -> Optional.ofNullable(here.menusBefore.peek()));
        Move move =
                new MenuTalk(here.flow, menu, before, listening).walk(sounds(menu.say()), sounds(here.flow.wrongKey()));
        boolean wentBack = move.exit() instanceof Exit.Pressed pressed
                && Optional.of(pressed.key()).equals(here.flow.keys().back())
                && !menu.keys().containsKey(pressed.key());
        if (!wentBack) {
            here.menusBefore.push(name);
            return move;
        }
        String last = here.menusBefore.poll();
        return menu.back().isPresent() || last == null ? move : Move.out(last, move.exit());
    }

    private Move collect(String name, Node.Collect node) throws CallerGone {
        Entry.Words words = new Entry.Words(
                sounds(node.say()),
                sounds(node.wrong().isEmpty() ? here.flow.wrongKey() : node.wrong()),
                value -> voice.sounds(node.confirm(), here.variables.with(node.into(), value)));
        Entry.Outcome outcome = new Entry(here.flow, node, listening, LocalDate.now(around.clock())).walk(words);
        return switch (outcome) {
            case Entry.Outcome.Entered entered -> {
                if (node.masked()) {
                    here.scopes.masked().put(node.into(), entered.value());
                } else {
                    here.variables = here.variables.with(node.into(), entered.value());
                }
                if (!node.shownAs().isEmpty()) {
                    show(name, node.kind().written(entered.value()));
                }
                yield Move.to(node.next(), new Exit.Collected(entered.keys()));
            }
            case Entry.Outcome.Back back -> {
                yield menuBefore(new Exit.Collected(0));
            }
            case Entry.Outcome.Person person -> Move.to(here.flow.person(), new Exit.Pressed(person.key()));
            case Entry.Outcome.GivenUp givenUp ->
                Move.to(node.onFailure().orElse(here.flow.person()), new Exit.TimedOut());
        };
    }

    private void show(String name, String value) {
        try {
            around.entries().write(name, value);
        } catch (RuntimeException e) {
            LOG.warn(
                    "flow {}, node {}: what was entered is not shown to agents: {}",
                    here.whole.name(),
                    name,
                    e.getClass().getName());
        }
    }

    private Move menuBefore(Exit exit) {
        String before = here.menusBefore.poll();
        return before == null ? Move.to(here.flow.person(), exit) : Move.out(before, exit);
    }

    /** Comes back to the flow that has called this one, with what it gives. */
    private Move giveBack(Node.Return node) {
        String caller = here.prefix.substring(0, Math.max(0, here.prefix.length() - 1));
        Flow.Place place = here.whole.place(caller).orElseThrow();
        Node.Call call = (Node.Call) place.node();
        Map<String, Object> values = here.values();
        here.leaveFor(place.depth());
        call.gives().forEach((ours, theirs) -> {
            Optional<Object> value =
                    Optional.ofNullable(node.values().get(theirs)).flatMap(term -> term.value(values));
            here.variables =
                    value.map(it -> here.variables.with(ours, it)).orElseGet(() -> here.variables.without(ours));
        });
        return Move.out(place.prefix() + call.next(), new Exit.Done());
    }

    private Move branch(Node.Branch branch) {
        Map<String, Object> values = here.valuesAndMasked();
        for (int i = 0; i < branch.cases().size(); i++) {
            if (branch.cases().get(i).when().holds(values)) {
                return Move.to(branch.cases().get(i).go(), new Exit.Branched(i));
            }
        }
        return Move.to(branch.otherwise(), new Exit.Branched(branch.cases().size()));
    }

    private Move hours(Node.Hours node) {
        LocalDateTime now = LocalDateTime.now(around.clock());
        here.variables = here.variables.without("opening.");
        if (node.hours().isOpen(now)) {
            return Move.to(node.open(), new Exit.Branched(0));
        }
        here.variables = here.variables.with(CLOSED, "true");
        node.hours()
                .opensAfter(now)
                .ifPresent(opens -> here.variables = here.variables
                        .with("opening.day", opens.toLocalDate().toString())
                        .with("opening.time", opens.toLocalTime().toString()));
        return Move.to(node.closed(), new Exit.Branched(1));
    }

    private void assign(String name, Term term) {
        here.variables = term.value(here.values())
                .map(value -> here.variables.with(name, value))
                .orElseGet(() -> here.variables.without(name));
    }

    private Move lookUp(String name, Node.LookUp node) throws CallerGone {
        String kind = node.subject().name().toLowerCase(Locale.ROOT);
        Answer answer = inquiry.ask(node, here.variables, sounds(node.meanwhile()));
        here.variables = here.variables.without(kind + ".");
        return switch (answer) {
            case Answer.Found found -> {
                here.variables = here.variables.with(found.values());
                yield Move.to(node.found(), new Exit.Found(kind, found.id()));
            }
            case Answer.None none -> {
                here.variables = here.variables.with(none.values());
                yield Move.to(node.none(), new Exit.NotFound(kind));
            }
            case Answer.UnknownCustomer unknown ->
                Move.to(node.unknown().orElse(here.flow.person()), new Exit.NotFound("customer"));
            case Answer.Failed failed -> failed(name, node.failed(), failed.code());
        };
    }

    private Move openTicket(String name, Node.OpenTicket node) throws CallerGone {
        return switch (inquiry.open(node, here.variables, sounds(node.meanwhile()))) {
            case Answer.Found opened -> {
                here.variables = here.variables.with(opened.values());
                yield Move.to(node.next(), new Exit.Found("ticket", opened.id()));
            }
            case Answer.Failed failed -> failed(name, node.failed(), failed.code());
            case Answer.None none -> throw new IllegalStateException("no ticket was opened");
            case Answer.UnknownCustomer unknown -> throw new IllegalStateException("tickets need no customer");
        };
    }

    private Move request(String name, Node.Request node) throws CallerGone {
        BusinessRequest.Reply reply =
                requests.ask(node, here.values(), here.valuesAndMasked(), sounds(node.meanwhile()));
        for (String variable : node.take().keySet()) {
            here.variables = here.variables.without(variable);
        }
        return switch (reply) {
            case BusinessRequest.Reply.Answered answered -> {
                Map<String, Object> taken = new HashMap<>(answered.values());
                taken.keySet().retainAll(node.take().keySet());
                here.variables = here.variables.with(taken);
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
        here.variables = here.variables.with(VERIFIED, false);
        Optional<String> customer = here.variables.text("customer.id");
        Identification.Outcome outcome = customer.isEmpty()
                ? new Identification.Outcome.Judged(IdentityCheck.Verdict.UNKNOWN)
                : new Identification(here.flow, node, around.identity(), listening, patience)
                        .walk(
                                customer.get(),
                                new Entry.Words(
                                        sounds(node.entry().say()),
                                        sounds(
                                                node.entry().wrong().isEmpty()
                                                        ? here.flow.wrongKey()
                                                        : node.entry().wrong()),
                                        value -> List.of()),
                                sounds(node.meanwhile()));
        return switch (outcome) {
            case Identification.Outcome.Judged judged -> {
                here.variables = here.variables.with(VERIFIED, judged.verdict() == IdentityCheck.Verdict.VERIFIED);
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

    /** Whom nobody is to be asked for goes on as if nobody had been there. */
    private Move queue(String name, Node.Queue node) {
        Map<String, Object> values = here.values();
        Optional<RoutingPlan> plan = Plans.plan(node.plan(), values);
        if (plan.isPresent()) {
            return Move.end(handOver(node, plan.get(), values), new Exit.HandedOver(node.queue()));
        }
        return node.after(QueueExit.OVERFLOW, Optional.empty())
                .map(target -> Move.to(target, new Exit.Way("nobody-to-ask")))
                .orElseGet(() -> failed(name, "nobody-to-ask"));
    }

    private Move transfer(String name, Node.TransferOut node) throws CallerGone {
        String number = node.number().value(here.values()).map(Object::toString).orElse("");
        Connection connection = around.line().connect(number, node.ring());
        if (connection != Connection.ANSWERED) {
            listening.forgetKeys(); // pressed while it rang
        }
        return switch (connection) {
            case ANSWERED -> Move.end(new FlowResult.Transferred(), new Exit.Way("transferred"));
            case BUSY -> unanswered(name, node, node.busy(), "busy");
            case NO_ANSWER -> unanswered(name, node, node.noAnswer(), "no-answer");
            case FAILED -> failed(name, node.failed(), "unreachable");
            case REFUSED -> failed(name, node.failed(), "not-allowed");
        };
    }

    private Move unanswered(String name, Node.TransferOut node, Optional<String> way, String how) {
        return way.or(node::failed)
                .map(target -> Move.to(target, new Exit.Way(how)))
                .orElseGet(() -> failed(name, how));
    }

    private FlowResult handOver(Node.Queue node, RoutingPlan plan, Map<String, Object> values) {
        Map<String, String> attached = new TreeMap<>();
        node.attach()
                .forEach((code, term) -> term.value(values).ifPresent(value -> attached.put(code, value.toString())));
        here.variables.text(VERIFIED).ifPresent(verified -> attached.put(Node.Identify.ATTACHED, verified));
        int headStart = node.headStart().value(values).filter(Long.class::isInstance).map(Long.class::cast).stream()
                .mapToInt(seconds -> (int) Math.clamp(seconds, 0L, LONGEST_HEAD_START_SECONDS))
                .findFirst()
                .orElse(0);
        return new FlowResult.HandOver(
                node.queue(),
                plan,
                headStart,
                here.variables.language(),
                attached,
                node.keys().keySet());
    }

    private Move keepPlace(Node.KeepPlace node) {
        boolean kept = around.places().keep(here.variables.text(node.number()).orElse(""));
        return Move.to(kept ? node.kept() : node.refused(), new Exit.Branched(kept ? 0 : 1));
    }

    private Move callback(String name, Node.Callback node) throws CallerGone {
        here.variables = here.variables.without("callback.");
        AppointmentTalk.Agreed agreed = new AppointmentTalk(
                        here.flow, node, Optional.ofNullable(here.menusBefore.peek()), listening, around)
                .walk(
                        name,
                        here.variables,
                        sounds(node.say()),
                        sounds(here.flow.wrongKey()),
                        here.variables.text(node.number()).orElse(""),
                        node.agent().flatMap(term -> term.value(here.values())).map(Object::toString));
        agreed.when().ifPresent(when -> {
            here.variables = here.variables.with(WINDOW, when.toString());
            served(Node.Callback.SERVICE);
        });
        Move move = agreed.move();
        boolean wentBack = move.exit() instanceof Exit.Pressed pressed
                && Optional.of(pressed.key()).equals(here.flow.keys().back())
                && !node.keys().containsKey(pressed.key());
        return wentBack ? menuBefore(move.exit()) : move;
    }

    /** Who hangs up has left what was recorded until then. */
    private Move voicemail(Node.Voicemail node) throws CallerGone {
        boolean kept;
        try {
            kept = new MessageTalk(node, around, listening, here.variables.language())
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

    /** An apology, and a person. */
    Move failed(String name, String code) {
        try {
            listening.say(sounds(here.flow.apology()), BargeIn.REFUSED);
        } catch (CallerGone e) {
            return Move.end(new FlowResult.CallerLeft(), new Exit.CallerLeft());
        } catch (RuntimeException e) {
            LOG.warn("flow {}, node {}: the apology failed too", here.flow.name(), name, e);
        }
        Exit exit = new Exit.Failed(code);
        return name.equals(here.whole.person()) ? Move.end(bareHandOver(), exit) : Move.to(here.flow.person(), exit);
    }

    /** What is left when even the person's node fails: its queue, and nothing that could fail. */
    FlowResult bareHandOver() {
        String queue = here.whole.nodes().get(here.whole.person()) instanceof Node.Queue node ? node.queue() : "";
        return new FlowResult.HandOver(
                queue, RoutingPlan.WHOLE_QUEUE, 0, here.variables.language(), Map.of(), Set.of());
    }

    private List<Sound> sounds(List<Part> parts) {
        return voice.sounds(parts, here.variables);
    }

    private void served(String code) {
        here.service = Optional.of(code);
        tell(() -> around.journal().served(code));
    }

    /** The journal's troubles are none of the caller's. */
    void tell(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.warn("flow {}: the journal failed; the caller's way is not noted", here.flow.name(), e);
        }
    }
}
