package hotline.desktop.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void whatCanBeOneOfSeveralSaysWhichItIsAndNothingBesidesItsFieldsIsWritten() throws JsonProcessingException {
        var speaks = new Requirement.Skill(new SkillId("lang-en"), 5);
        var step = new RoutingStep(
                new Who.QueueAgents(new Requirement.AllOf(List.of(speaks))), 20_000, SkipWhen.NOBODY_FREE);

        assertThat(Wire.MAPPER.writeValueAsString(step)).isEqualTo("""
                {"who":{"type":"queueAgents","besides":{"type":"allOf","parts":[{"type":"skill","skill":"lang-en","atLeast":5}]}},\
                "forMillis":20000,"skipWhen":"NOBODY_FREE"}""");
        assertThat(Wire.MAPPER.writeValueAsString(new Who.NamedAgents(List.of(new AgentId("a01")))))
                .isEqualTo("""
                {"type":"namedAgents","agents":["a01"]}""");
    }

    @Test
    void absentValuesAreNullAndInstantsAreText() throws JsonProcessingException {
        var agent = new AgentView(
                new AgentId("a01"),
                AgentState.READY,
                Instant.ofEpochMilli(1_800_000_000_500L),
                AgentView.Available.READY,
                null,
                null,
                "1001",
                true,
                null,
                null);

        assertThat(Wire.MAPPER.writeValueAsString(agent)).isEqualTo("""
                {"agent":"a01","state":"READY","since":"2027-01-15T08:00:00.500Z","availability":"READY","reason":null,"pending":null,\
                "station":"1001","phoneReachable":true,"helpSince":null,"watching":null}""");
    }

    @Test
    void aTextIsNamedByItsLanguages() throws JsonProcessingException {
        assertThat(Wire.MAPPER.writeValueAsString(new Text("小休", "Break"))).isEqualTo("""
                {"zh-CN":"小休","en":"Break"}""");
    }
}
