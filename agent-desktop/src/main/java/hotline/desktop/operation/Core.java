package hotline.desktop.operation;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Rejection;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.engine.Answer;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;

/** Requests of persons to the core, and what it answers as they are told. Methods block for a moment. */
final class Core {
    private final Acd acd;

    Core(Acd acd) {
        this.acd = acd;
    }

    /** @throws NotDone when the core rejects it */
    void request(Person by, BiFunction<CommandId, Actor, Request> request) throws InterruptedException {
        get(acd.request(request.apply(id(), actor(by))));
    }

    /**
     * The same; returns when the answer would survive the death of the machine.
     *
     * @throws NotDone when the core rejects it
     */
    void durably(Person by, BiFunction<CommandId, Actor, Request> request) throws InterruptedException {
        get(acd.requestDurably(request.apply(id(), actor(by))));
    }

    /** Whoever watches others acts as such, also with a phone of one's own. */
    static Actor actor(Person person) {
        boolean onlyAgent = person.roles().contains(Role.AGENT) && !Access.watches(person);
        return new Actor((onlyAgent ? "agent:" : "user:") + person.id());
    }

    private static CommandId id() {
        return new CommandId("web-" + UUID.randomUUID());
    }

    private static void get(CompletableFuture<Answer> asked) throws InterruptedException {
        try {
            if (asked.get() instanceof Answer.Rejected rejected) {
                throw rejection(rejected.rejection());
            }
        } catch (ExecutionException ended) {
            throw NotDone.ending();
        }
    }

    private static NotDone rejection(Rejection rejection) {
        String code = rejection.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String detail = rejection.detail();
        String message = detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1) + ".";
        return switch (rejection.reason()) {
            case UNKNOWN_AGENT, UNKNOWN_QUEUE, UNKNOWN_INTERACTION, UNKNOWN_ENTRY, UNKNOWN_OFFER ->
                NotDone.unknown(code.substring("unknown-".length()), message);
            case NOT_SIGNED_IN -> NotDone.conflict("not-at-work", message, "Sign in at a phone first.");
            case STATION_IN_USE -> NotDone.conflict(code, message, "Choose another phone, or sign out there first.");
            case ALREADY_QUEUED, CUSTOMER_GONE, NOT_YOURS, NOT_NOW, INVALID -> NotDone.conflict(code, message, null);
        };
    }
}
