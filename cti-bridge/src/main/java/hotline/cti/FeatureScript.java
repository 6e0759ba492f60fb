package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.Code;
import hotline.cti.agi.AgiScript;
import hotline.cti.agi.AgiSession;
import hotline.cti.agi.LineGone;
import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Substitutes;
import hotline.ivr.speech.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's phone has dialled a feature code: {@code *60} sign in (with the PIN), {@code *61} ready, {@code *62} not ready with one digit for
 * the reason, {@code *63} sign out. What came of it is spoken. Whose phone it is, its registration says and not its caller id.
 */
final class FeatureScript implements AgiScript {
    private static final Logger log = LoggerFactory.getLogger(FeatureScript.class);
    private static final Duration KEY_WITHIN = Duration.ofSeconds(6);
    private static final int LONGEST_PIN = 12;
    private static final int PIN_ATTEMPTS = 3;
    private static final Map<String, String> REASONS = Map.of(
            "1", "BREAK", "2", "MEAL", "3", "MEETING", "4", "TRAINING", "5", "BACK_OFFICE", "6", "TECHNICAL_PROBLEM");

    private final Acd acd;
    private final AgentDirectory agents;
    private final Prompts prompts;
    private final Substitutes substitutes;
    private final Language usual;
    private final ScriptNews news;

    /** @param usual to whom whose language is not known */
    FeatureScript(CallerPorts ports, Language usual, ScriptNews news) {
        this.acd = ports.acd();
        this.agents = ports.agents();
        this.prompts = ports.prompts();
        this.substitutes = ports.substitutes();
        this.usual = usual;
        this.news = news;
    }

    @Override
    public void visit(AgiSession session) throws LineGone {
        Keys keys = new Keys();
        AgiCallerLine line = new AgiCallerLine(session, keys, substitutes, "default");
        news.listenForKeys(session.field("uniqueid"), keys);
        try {
            session.command("ANSWER");
            String extension = session.parameter("extension");
            Phone phone = new Phone(line, extension, language(extension));
            say(phone, serve(phone, session.parameter("code"), session.parameter("digits")));
        } catch (CallerGone e) {
            log.debug("a phone hung up in a feature code");
        } finally {
            news.stopListeningForKeys(session.field("uniqueid"));
        }
    }

    /** A phone that has dialled a code, and the language in which it is spoken to. */
    private record Phone(AgiCallerLine line, String extension, Language language) {}

    private Language language(String extension) {
        try {
            return agents.languageAt(extension).orElse(usual);
        } catch (RuntimeException e) {
            log.error("nobody can say in which language to speak to phone {}", extension, e);
            return usual;
        }
    }

    /** Does it, and returns the prompt that says what came of it. */
    private String serve(Phone phone, String code, String digits) throws CallerGone {
        String extension = phone.extension();
        if (!Code.isValid(extension)) {
            return "not-possible-now";
        }
        try {
            return switch (code) {
                case "60" -> signIn(phone);
                case "61" ->
                    change(
                            extension,
                            "ready",
                            (id, agent) -> new Request.ChangeAvailability(id, actor(agent), agent, Availability.READY));
                case "62" -> notReady(phone, digits);
                case "63" ->
                    change(extension, "signed-out", (id, agent) -> new Request.SignOut(id, actor(agent), agent));
                default -> "not-possible-now";
            };
        } catch (RuntimeException e) {
            log.error("feature code {} of phone {} failed", code, extension, e);
            return "not-possible-now";
        }
    }

    private String signIn(Phone phone) throws CallerGone {
        String extension = phone.extension();
        for (int attempt = 1; attempt <= PIN_ATTEMPTS; attempt++) {
            Optional<AgentId> agent = agents.verify(extension, pin(phone));
            if (agent.isPresent()) {
                AgentId who = agent.get();
                return request(new Request.SignIn(commandId(extension), actor(who), who, extension), "signed-in");
            }
            log.info("a wrong PIN at phone {}", extension);
            if (attempt < PIN_ATTEMPTS) {
                say(phone, "wrong-pin");
            }
        }
        return "wrong-pin";
    }

    private String pin(Phone phone) throws CallerGone {
        AgiCallerLine line = phone.line();
        StringBuilder digits = new StringBuilder();
        Optional<Key> key =
                line.play(prompts.sounds(List.of("please-enter-your-pin"), phone.language()), BargeIn.ALLOWED);
        if (key.isEmpty()) {
            key = line.awaitKey(KEY_WITHIN);
        }
        while (key.isPresent() && key.get().isDigit() && digits.length() < LONGEST_PIN) {
            digits.append(key.get().symbol());
            key = line.awaitKey(KEY_WITHIN);
        }
        return digits.toString();
    }

    private String notReady(Phone phone, String dialled) throws CallerGone {
        String digit = dialled.isEmpty()
                ? phone.line().awaitKey(KEY_WITHIN).map(Key::toString).orElse("1")
                : dialled;
        String reason = REASONS.get(digit);
        if (reason == null) {
            return "not-possible-now";
        }
        return change(
                phone.extension(),
                "not-ready",
                (id, agent) -> new Request.ChangeAvailability(
                        id, actor(agent), agent, Availability.notReady(new NotReadyReason(reason))));
    }

    private String change(String extension, String confirmation, BiFunction<CommandId, AgentId, Request> wanted) {
        return agents.agentAt(extension)
                .map(agent -> request(wanted.apply(commandId(extension), agent), confirmation))
                .orElse("not-possible-now");
    }

    private String request(Request request, String confirmation) {
        return switch (acd.request(request).join()) {
            case Answer.Done done -> confirmation;
            case Answer.Rejected rejected -> {
                log.info("phone: {}", rejected.rejection());
                yield "not-possible-now";
            }
        };
    }

    private void say(Phone phone, String prompt) throws CallerGone {
        phone.line().play(prompts.sounds(List.of(prompt), phone.language()), BargeIn.REFUSED);
    }

    private static Actor actor(AgentId agent) {
        return new Actor("agent:" + agent);
    }

    private static CommandId commandId(String extension) {
        return new CommandId("phone-" + extension + "-"
                + Long.toString(System.nanoTime(), 36).replace('-', 'n'));
    }
}
