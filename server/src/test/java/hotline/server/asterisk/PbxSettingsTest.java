package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PbxSettingsTest {
    private static final Path TEMPLATES = Path.of("../config/asterisk");
    private static final PbxSecrets SECRETS =
            new PbxSecrets("amiamiamiamiamiami", "provisioningprovisioning", "agiagiagiagiagiagi");

    @Test
    void everyTemplateFindsItsVariables() throws IOException {
        Templates templates = new Templates(variables(trunk("", "", false, List.of())));

        try (var files = Files.list(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".conf")).toList()) {
                assertThat(templates.render(file)).as(file.toString()).isNotBlank();
            }
        }
    }

    @Test
    void aTrunkThatRegistersSaysWhoItIs() throws IOException {
        String pjsip = new Templates(variables(trunk("0215550", "s3cret", true, List.of())))
                .render(TEMPLATES.resolve("pjsip.conf"));

        assertThat(pjsip)
                .contains("username = 0215550", "password = s3cret", "type = registration")
                .contains("client_uri = sip:0215550@sip.carrier.example")
                .contains("external_media_address = 203.0.113.7", "local_net = 10.0.0.0/8");
    }

    @Test
    void aTrunkKnownByItsAddressNeitherRegistersNorProvesItself() throws IOException {
        String pjsip =
                new Templates(variables(trunk("", "", false, List.of()))).render(TEMPLATES.resolve("pjsip.conf"));

        assertThat(pjsip).doesNotContain("registration", "outbound_auth", "from_user");
    }

    @Test
    void onlyAllowedPrefixesLeadOutwards() throws IOException {
        String dialplan = new Templates(variables(trunk("", "", false, List.of("00", "+86"))))
                .render(TEMPLATES.resolve("extensions.conf"));

        assertThat(dialplan)
                .contains("exten => _00!,1,Goto(to-carrier,${EXTEN},1)")
                .contains("exten => _+86!,1,Goto(to-carrier,${EXTEN},1)");
        assertThatThrownBy(() -> trunk("", "", false, List.of("0;System")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("0;System");
    }

    @Test
    void phonesInBrowsersComeOverLoopbackFromAnAddressOfTheirOwn() throws IOException {
        Templates templates = new Templates(variables(trunk("", "", false, List.of())));

        assertThat(templates.render(TEMPLATES.resolve("http.conf")))
                .contains("enabled = yes", "bindaddr = 127.0.0.1", "bindport = 33006", "enable_static = no")
                .contains("enable_status = no");
        assertThat(templates.render(TEMPLATES.resolve("pjsip.conf")))
                .contains("permit = 127.0.0.4", "protocol = ws")
                .doesNotContain("match = 127.0.0.4");
        assertThat(templates.render(TEMPLATES.resolve("modules.conf"))).doesNotContain("opus");
        assertThat(templates.render(TEMPLATES.resolve("extensions.conf"))).doesNotContain("PJSIP_MEDIA_OFFER");
    }

    @Test
    void aPhoneInTheBrowserHasTheNumberOfItsAgentAndItsOwnName() throws IOException {
        AgentPhone phone = AgentPhone.inBrowser("1001", "Wang", "topsecret1");
        String page = new Templates(Map.of(
                        "phone.extension", phone.extension(),
                        "phone.number", phone.number(),
                        "phone.name", phone.name(),
                        "phone.secret", phone.secret(),
                        "audio.codecs", "alaw"))
                .render(TEMPLATES.resolve("browser-phone.template"));

        assertThat(page)
                .contains(
                        "[w1001]", "username = w1001", "callerid = \"Wang\" <1001>", "webrtc = yes", "max_contacts = 1")
                .contains("context = from-agent", "allow_transfer = no", "rtp_timeout = 3");
        for (String wrong : List.of("x1001", "ww1001", "w", "w1", "1001w", "W1001", "trunk")) {
            assertThatThrownBy(() -> new AgentPhone(wrong, "Wang", "topsecret1"))
                    .as(wrong)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(SECRETS.toString()).doesNotContain("ami");
        assertThat(trunk("me", "s3cret", false, List.of()).toString()).doesNotContain("s3cret");
        assertThat(new AgentPhone("1001", "a01", "topsecret1").toString()).doesNotContain("topsecret1");
    }

    @Test
    void aPhonesNameCannotBreakOutOfItsQuotes() {
        assertThat(new AgentPhone("1001", "王芳\" <sip:x>;\n[evil]", "topsecret1").name())
                .isEqualTo("王芳   sip:x   [evil]");
    }

    private static PbxSettings.Trunk trunk(String user, String password, boolean register, List<String> prefixes) {
        return new PbxSettings.Trunk(
                "0.0.0.0",
                5060,
                "sip.carrier.example",
                List.of("198.51.100.7"),
                user,
                password,
                register,
                "203.0.113.7",
                List.of("10.0.0.0/8"),
                prefixes);
    }

    private static Map<String, String> variables(PbxSettings.Trunk trunk) {
        PbxSettings loopback = PbxSettings.loopback(33000, Path.of("music"));
        Map<String, String> variables = new TreeMap<>(new PbxSettings(
                        "hotline", 1, 2, loopback.agents(), trunk, List.of("alaw"), 10, 20, Path.of("music"), "cn")
                .variables(SECRETS));
        for (String name : List.of("etc", "modules", "data", "lib", "cache", "spool", "run", "log")) {
            variables.put("dir." + name, "/x/" + name);
        }
        return variables;
    }
}
