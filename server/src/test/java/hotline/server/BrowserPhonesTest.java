package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.server.asterisk.AgentPhone;
import hotline.server.center.CenterConfiguration.Agent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What phones in browsers prove themselves with, from one renewal to the next. */
class BrowserPhonesTest {
    private static final Agent CHEN = agent("a01", "1001");
    private static final Agent LIU = agent("a02", "1002");

    private final BrowserPhones phones = new BrowserPhones(20_009);

    @Test
    void aPageIsToldTheSecretThatAsteriskKnowsAlsoAfterEachRenewal() {
        Map<String, String> before = written(CHEN, LIU);
        assertThat(before).containsOnlyKeys("w1001", "w1002").allSatisfy(this::isToldTo);
        assertThat(before.get("w1001")).isNotEqualTo(before.get("w1002"));
        assertThat(written(CHEN, LIU)).as("as long as nobody renews them").isEqualTo(before);

        for (int day = 1; day <= 3; day++) {
            phones.renew();
            Map<String, String> after = written(CHEN, LIU);

            assertThat(after).containsOnlyKeys("w1001", "w1002").allSatisfy(this::isToldTo);
            assertThat(after).doesNotContainValue(before.get("w1001")).doesNotContainValue(before.get("w1002"));
            before = after;
        }
    }

    /** Asterisk learns of a renewal a moment later than the page that asks just then: that page asks again. */
    @Test
    void whoAsksBetweenTheRenewalAndAsterisksHearingOfItIsToldWhatAsteriskIsAboutToHear() {
        written(CHEN);
        phones.renew();
        Optional<String> told = phones.secretOf("w1001");

        assertThat(written(CHEN)).containsEntry("w1001", told.orElseThrow());
    }

    @Test
    void whoIsNoAgentAnyMoreHasNoSecretAndComesBackWithAnother() {
        String before = written(CHEN, LIU).get("w1002");
        written(CHEN);
        assertThat(phones.secretOf("w1002")).isEmpty();
        phones.renew();
        assertThat(phones.secretOf("w1002")).isEmpty();

        assertThat(written(CHEN, LIU).get("w1002")).isNotEqualTo(before);
    }

    @Test
    void aSecretIsInNoText() {
        AgentPhone phone = phones.of(List.of(CHEN)).getFirst();

        assertThat(phone.secret()).matches("[0-9a-f]{48}");
        assertThat(phone.toString()).doesNotContain(phone.secret());
        assertThat(phones.toString()).doesNotContain(phone.secret());
    }

    private void isToldTo(String phone, String secret) {
        assertThat(phones.secretOf(phone)).contains(secret);
    }

    /** What Asterisk registers these with from now on, by phone. */
    private Map<String, String> written(Agent... agents) {
        return phones.of(List.of(agents)).stream().collect(Collectors.toMap(AgentPhone::extension, AgentPhone::secret));
    }

    private static Agent agent(String id, String extension) {
        return new Agent(new AgentConfig(new AgentId(id), List.of(), "north"), id, extension, Optional.empty());
    }
}
