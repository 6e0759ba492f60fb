package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Snapshot.AgentRecord;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent works at a telephone outside. */
class StationTest {
    private final House house = new House();
    private final Browser agent = house.browser().signIn("a01");

    @AfterEach
    void end() {
        house.close();
    }

    private Browser.Answer worksAt(String station) {
        return agent.put("/api/desk/station", "{\"station\":\"" + station + "\"}");
    }

    private AgentRecord inCore() {
        return house.snapshot().agents().stream()
                .filter(one -> one.config().id().value().equals("a01"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCoreHasTheNumberAndEverybodyElseItsLastDigits() {
        assertThat(worksAt("tel:138 0013 8000").status()).isEqualTo(204);
        assertThat(inCore().station()).isEqualTo("tel:+8613800138000");

        assertThat(agent.page().frame("welcome").at("/agent/station").asText()).isEqualTo("tel:*8000");
        Browser colleague = house.browser().signIn("a07");
        await().until(() ->
                colleague.get("/api/desk/directory").body().toString().contains("\"extension\":\"tel:*8000\""));
        assertThat(colleague.get("/api/desk/directory").body().toString()).doesNotContain("13800138000");
    }

    @Test
    void theLanguageOfThePageIsKeptForTheTelephoneAndNoOtherIs() {
        assertThat(agent.put("/api/me/language", "{\"language\":\"en\"}").status())
                .isEqualTo(204);
        assertThat(agent.put("/api/me/language", "{\"language\":\"fr\"}").code())
                .isEqualTo("bad-language");
        assertThat(house.languages).containsExactly(Map.entry("a01", "en"));
    }

    @Test
    void aSupervisorAtATelephoneOutsideListensToNobody() {
        house.ready("a01");
        Page desk = agent.page();
        house.queue(house.call(), House.SERVICE);
        OfferId offer = OfferId.parse(desk.frame("work").at("/item/offer").asText());
        house.report(at -> new Report.OfferAnswered(offer, at));
        desk.frame("work", frame -> frame.at("/item/phase").asText().equals("TALKING"));

        house.staff.put(new Person("a02", "Agent 2", Set.of(Role.AGENT, Role.SUPERVISOR), "north", "1002", false));
        Browser supervisor = house.browser().signIn("a02");
        assertThat(supervisor
                        .put("/api/desk/station", "{\"station\":\"tel:13800138000\"}")
                        .status())
                .isEqualTo(204);
        Browser.Answer refused = supervisor.put("/api/agents/a01/watch", "{\"mode\":\"LISTEN\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("listens-outside");

        assertThat(supervisor.put("/api/desk/station", "{\"station\":\"1002\"}").status())
                .isEqualTo(204);
        assertThat(supervisor
                        .put("/api/agents/a01/watch", "{\"mode\":\"LISTEN\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatMayNotBeCalledIsNoStation() {
        for (String number :
                new String[] {"", "12", "0013800138000", "13800138000,1", "1380013800a", "tel:13800138000"}) {
            assertThat(worksAt("tel:" + number).code()).as(number).isEqualTo("bad-telephone");
        }
        assertThat(inCore().station()).isNull();
    }

    @Test
    void whereTheCentreForbidsItOnlyOurOwnPhonesAreStations() {
        house.outsideStations = false;
        assertThat(worksAt("tel:13800138000").code()).isEqualTo("no-outside-stations");
        assertThat(inCore().station()).isNull();
        assertThat(worksAt("1001").status()).isEqualTo(204);
    }
}
