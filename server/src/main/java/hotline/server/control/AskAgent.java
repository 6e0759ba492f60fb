package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot.AgentRecord;
import hotline.acd.engine.Acd;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.Code;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration.Agent;
import hotline.server.center.CenterConfiguration.Reason;
import hotline.server.center.CenterOffice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** {@code agent}: an agent's availability, for those without a browser and for scripts. */
public final class AskAgent implements ControlCommand {
    private static final Actor BY = new Actor("user:command-line");

    private final Acd acd;
    private final CenterOffice office;

    public AskAgent(Acd acd, CenterOffice office) {
        this.acd = acd;
        this.office = office;
    }

    /** @param since ISO 8601 UTC; null for who has never signed in */
    public record AgentLine(
            String id,
            @Nullable String name,
            String team,
            @Nullable String extension,
            String state,
            String availability,
            @Nullable String reason,
            @Nullable String then,
            @Nullable String since) {}

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
        String action = Arguments.text(arguments, "action");
        if (action.equals("list")) {
            return Map.of("agents", lines());
        }
        Agent agent = agent(Arguments.text(arguments, "agent"));
        CommandId id = new CommandId("cli-" + UUID.randomUUID());
        AgentId who = agent.config().id();
        Request request =
                switch (action) {
                    case "sign-in" ->
                        new Request.SignIn(
                                id,
                                BY,
                                who,
                                extension(Arguments.optional(arguments, "extension")
                                        .orElse(agent.extension())));
                    case "sign-out" -> new Request.SignOut(id, BY, who);
                    case "ready" -> new Request.ChangeAvailability(id, BY, who, Availability.READY);
                    case "not-ready" ->
                        new Request.ChangeAvailability(
                                id,
                                BY,
                                who,
                                Availability.notReady(reason(
                                        Arguments.optional(arguments, "reason").orElse(""))));
                    default ->
                        throw new Refused("bad-request", "There is no such action.", "See 'hotline agent --help'.");
                };
        switch (get(acd.request(request))) {
            case Answer.Done done -> {}
            case Answer.Rejected rejected ->
                throw new Refused(
                        rejected.rejection()
                                .reason()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        "Agent " + who + ": " + rejected.rejection().detail() + ".",
                        "See 'hotline agent list'.");
        }
        return lines().stream()
                .filter(line -> line.id().equals(who.value()))
                .findFirst()
                .orElseThrow(() -> unknown(who.value()));
    }

    private List<AgentLine> lines() throws InterruptedException {
        Map<String, Agent> known = new TreeMap<>();
        office.current().configuration().atPhones().forEach(agent -> known.put(agent.id(), agent));
        return get(acd.snapshot()).agents().stream()
                .map(record -> line(record, known.get(record.config().id().value())))
                .toList();
    }

    private static AgentLine line(AgentRecord record, @Nullable Agent known) {
        String extension = record.station();
        return new AgentLine(
                record.config().id().value(),
                known == null ? null : known.name(),
                record.config().team(),
                extension == null && known != null ? known.extension() : shown(extension),
                record.state().name(),
                word(record.availability()),
                record.availability() instanceof Availability.NotReady not
                        ? not.reason().code()
                        : null,
                record.pending() == null ? null : word(record.pending()),
                record.stateSince() == 0
                        ? null
                        : Instant.ofEpochMilli(record.stateSince()).toString());
    }

    private static @Nullable String shown(@Nullable String station) {
        return station == null ? null : OutsideStation.shown(station);
    }

    private static String word(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> "LOGGED_OUT";
            case Availability.NotReady not -> "NOT_READY";
            case Availability.Ready ready -> "READY";
        };
    }

    private Agent agent(String id) {
        return office.current().configuration().atPhones().stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(String id) {
        return new Refused(
                "unknown-agent",
                "There is no agent '" + (Code.isValid(id) ? id : "?") + "'.",
                "'hotline agent list' shows them all.");
    }

    private static String extension(String text) {
        if (!text.matches("[0-9]{2,10}")) {
            throw new Refused("bad-extension", "An extension is 2 to 10 digits.", "For example --extension 1001.");
        }
        return text;
    }

    private NotReadyReason reason(String given) {
        List<Reason> reasons = office.current().configuration().reasons();
        return reasons.stream()
                .filter(it -> it.reason().code().equalsIgnoreCase(given)
                        || it.name().texts().values().stream().anyMatch(given::equalsIgnoreCase))
                .map(Reason::reason)
                .findFirst()
                .or(() -> given.isEmpty() ? reasons.stream().map(Reason::reason).findFirst() : Optional.empty())
                .orElseThrow(() -> new Refused(
                        "unknown-reason",
                        "There is no such reason to be not ready.",
                        "Choose one of: "
                                + String.join(
                                        ", ",
                                        reasons.stream()
                                                .map(it -> it.reason().code())
                                                .toList()) + "."));
    }

    private static <T> T get(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new Refused("stopping", "Hotline is stopping.", "Ask again in a moment.");
        }
    }
}
