package hotline.server;

import hotline.acd.engine.Engine;
import hotline.cti.CtiBridge;
import hotline.cti.CtiStatus;
import hotline.server.control.Component;
import hotline.server.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each part is, for {@code status}: asked anew each time. */
final class Components {
    private final Settings settings;
    private final Store store;
    private final Pbx pbx;
    private final CtiBridge cti;
    private final Engine engine;
    private final Supervision supervision;
    private final String startedAt = Instant.now().toString();

    Components(Settings settings, Store store, Pbx pbx, CtiBridge cti, Engine engine, Supervision supervision) {
        this.settings = settings;
        this.store = store;
        this.pbx = pbx;
        this.cti = cti;
        this.engine = engine;
        this.supervision = supervision;
    }

    List<Component> all() {
        CtiStatus telephony = cti.status();
        String loopback = "127.0.0.1:";
        return List.of(
                component(
                        "asterisk",
                        pbx.asterisk().isAlive() ? Component.UP : Component.DOWN,
                        pbx.asterisk().installation().version(),
                        loopback + settings.ports().trunk(),
                        null,
                        pbx.asterisk().isAlive()
                                ? null
                                : supervision
                                        .trouble(Supervision.ASTERISK)
                                        .orElse("the process is gone; starting it again")),
                component(
                        "ami",
                        telephony.ami().up() ? Component.UP : Component.DOWN,
                        null,
                        loopback + settings.ports().ami(),
                        telephony.ami().since().toString(),
                        telephony.repairs() + " repairs in " + telephony.comparisons() + " comparisons"),
                component(
                        "agi",
                        Component.UP,
                        null,
                        loopback + telephony.agiPort(),
                        startedAt,
                        telephony.visits() + " calls in a script"),
                trouble(
                        Supervision.POSTGRES,
                        store.database().trouble().map(this::withoutPostgres),
                        store.address().jdbcUrl()),
                journal(),
                component(
                        "core",
                        engine.ended().isDone() ? Component.DOWN : Component.UP,
                        Version.CURRENT,
                        null,
                        startedAt,
                        null),
                component("web", Component.UP, null, loopback + settings.ports().web(), startedAt, null));
    }

    private Component journal() {
        Optional<String> trouble =
                store.journal().journal().trouble().or(store.drain()::trouble).or(store.arrivals()::trouble);
        var lag = store.drain().lag(System.currentTimeMillis());
        String detail = lag.events() + " events not in PostgreSQL yet, the oldest "
                + lag.oldestAge().toMillis() + " ms old";
        return component(
                "journal",
                trouble.isPresent() ? Component.DEGRADED : Component.UP,
                null,
                null,
                startedAt,
                trouble.map(why -> why + "; " + detail).orElse(detail));
    }

    /** That the process cannot be started says more than that nobody answers. */
    private String withoutPostgres(String noAnswer) {
        return supervision.trouble(Supervision.POSTGRES).orElse(noAnswer);
    }

    private Component trouble(String name, Optional<String> trouble, String address) {
        return component(
                name,
                trouble.isPresent() ? Component.DOWN : Component.UP,
                null,
                address,
                startedAt,
                trouble.orElse(null));
    }

    private static Component component(
            String name,
            String state,
            @Nullable String version,
            @Nullable String address,
            @Nullable String since,
            @Nullable String detail) {
        return new Component(name, state, version, address, since, detail);
    }
}
