package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.phone.Telephones;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the phone in an agent's browser needs to begin. */
public final class PhoneOperations {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);

    private final Telephones telephones;
    private final LiveAnswers live;

    public PhoneOperations(Telephones telephones, LiveAnswers live) {
        this.telephones = telephones;
        this.live = live;
    }

    record Nothing() {}

    /**
     * @param phone its name
     * @param secret what it proves itself with, until the next one
     */
    record Secret(String phone, String secret) {
        @Override
        public String toString() {
            return "Secret(" + phone + ")";
        }
    }

    public List<Operation<?>> table() {
        return List.of(Operation.overSocketsOnly(
                "phone.secret",
                AGENT,
                Nothing.class,
                this::secret,
                Secret.class,
                "What the phone in the own browser registers with, while calls ring there."));
    }

    private @Nullable Object secret(Person person, Nothing nothing) throws InterruptedException {
        String own = Telephones.inBrowser(String.valueOf(person.station()));
        String at = live.station(new AgentId(person.id())).orElse("");
        if (!at.equals(own)) {
            throw NotDone.conflict(
                    "not-in-browser",
                    "Your calls do not ring in the browser.",
                    "Choose the browser as your station first.");
        }
        return telephones
                .secretOf(own)
                .map(secret -> new Secret(own, secret))
                .orElseThrow(() -> NotDone.unknown("phone", "There is no phone for your browser."));
    }
}
