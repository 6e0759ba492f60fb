package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import hotline.crm.record.Segment;
import hotline.crm.sound.Sound;
import hotline.desktop.message.SoundView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How conversations sounded, as pages say. */
class SoundTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void aPageSaysHowTheConversationOnItsDeskSoundedAndNothingElseIsBelieved() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        assertThat(code(page, call, 0, 10, 300)).isEqualTo("bad-began");
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("TALKING"));

        assertThat(code(page, call, 0, 61, 341)).isEmpty();
        assertThat(code(page, call, 0, 1_001, 341)).isEqualTo("bad-value");
        assertThat(code(page, call, 0, -1, 341)).isEqualTo("bad-value");
        assertThat(code(page, call, 0, 10, 99)).isEqualTo("bad-value");
        assertThat(code(page, call, 0, 10, 451)).isEqualTo("bad-value");
        assertThat(code(page, call, -3_600, 10, 341)).isEqualTo("bad-began");
        assertThat(code(page, call, 3_600, 10, 341)).isEqualTo("bad-began");
        assertThat(code(house.browser().signIn("a02").page(), call, 0, 61, 341)).isEqualTo("forbidden");

        assertThat(house.store.sounds).singleElement().satisfies(sound -> {
            assertThat(sound.agent()).isEqualTo(new AgentId("a01"));
            assertThat(sound.loss()).isEqualTo(0.061);
            assertThat(sound.isBad()).isTrue();
        });
    }

    @Test
    void whatIsOffTheDeskAtOnceIsToldOfAsWellAndForAMinute() {
        Page page = house.browser().signIn("a01").page();
        InteractionId over = new InteractionId(1, 7);
        Instant now = Instant.now();
        house.store.stories.put(over, Stories.of(over, "a01", now.minusSeconds(20), now.minusSeconds(2)));
        assertThat(code(page, over, -10, 61, 341)).isEmpty();
        assertThat(code(page, over, -60, 61, 341)).isEqualTo("bad-began");
        assertThat(code(house.browser().signIn("a02").page(), over, -10, 61, 341))
                .isEqualTo("unknown-interaction");

        InteractionId longOver = new InteractionId(1, 8);
        house.store.stories.put(longOver, Stories.of(longOver, "a01", now.minusSeconds(200), now.minusSeconds(99)));
        assertThat(code(page, longOver, -150, 61, 341)).isEqualTo("unknown-interaction");
    }

    @Test
    void aStretchIsOfTheSegmentInWhichMostOfItLay() {
        Instant noon = Instant.parse("2026-07-03T12:00:00Z");
        AgentId agent = new AgentId("a01");
        List<Segment> segments = List.of(
                new Segment(1, true, List.of(agent), noon, noon.plusSeconds(60)),
                new Segment(2, true, List.of(agent), noon.plusSeconds(60), null));
        Sound sound = new Sound(agent, noon.plusSeconds(55), noon.plusSeconds(90), 9, 0, 5, 40, 4.3, 4.2);

        assertThat(SoundView.of(sound, segments).segment()).isEqualTo(2);
        assertThat(SoundView.of(sound, List.of()).segment()).isNull();
        assertThat(SoundView.of(sound, segments).bad()).isFalse();
    }

    private static String code(Page page, InteractionId call, int beganIn, int loss, int mos) {
        Instant began = Instant.now().plusSeconds(beganIn);
        JsonNode answer = page.ask("phone.sound", """
                {"interaction":"%s","began":"%s","ended":"%s","samples":3,"lossPermille":%d,"jitterMillis":12,"roundTripMillis":80,"mosHundredths":%d,"worstMosHundredths":100}
                """.formatted(call, began, began, loss, mos));
        return answer.path("error").path("code").asText();
    }
}
