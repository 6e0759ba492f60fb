package hotline.desktop.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipRulesTest {
    private static final String REGISTER = """
            REGISTER sip:hotline.invalid SIP/2.0
            Via: SIP/2.0/WS h1x.invalid;branch=z9hG4bK66
            Max-Forwards: 69
            To: <sip:w1001@hotline.invalid>
            From: <sip:w1001@hotline.invalid>;tag=abc
            Call-ID: x1
            CSeq: 2 REGISTER
            Authorization: Digest algorithm=MD5, username="w1001", realm="asterisk", nonce="n/1", uri="sip:hotline.invalid", response="00"
            Contact: <sip:w1001@h1x.invalid;transport=ws>;+sip.ice;reg-id=1;+sip.instance="<urn:uuid:1>";expires=120
            Expires: 120
            Content-Length: 0

            """;
    private static final String OK = """
            SIP/2.0 200 OK
            Via: SIP/2.0/WS 127.0.0.1:26006;branch=z9
            From: "Wang" <sip:13800138000@127.0.0.1>;tag=1
            To: <sip:w1001@h1x.invalid>;tag=2
            Content-Length: 5

            v=0
            """;

    private final SipRules rules = new SipRules("w1001");

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, OK})
    void whatAPhoneSaysForItselfIsPassedOn(String message) {
        assertThat(rules.refusal(sip(message))).isEmpty();
        assertThat(rules.refusal("\r\n\r\n")).isEmpty();
    }

    @Test
    void aCallAndItsEndArePassedOn() {
        String call = REGISTER.replace("REGISTER sip:", "INVITE sip:*43@")
                .replace("To: <sip:w1001@", "To: <sip:*43@")
                .replace("CSeq: 2 REGISTER", "CSeq: 2 INVITE");

        assertThat(rules.refusal(sip(call))).isEmpty();
        assertThat(rules.refusal(sip(call.replace("INVITE", "BYE")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: <sip:w1001@hotline.invalid>|From: <sip:w1002@hotline.invalid>",
                "From: <sip:w1001@hotline.invalid>|From: <sip:1001@hotline.invalid>",
                "From: <sip:w1001@hotline.invalid>;tag=abc|f: <sip:w1002@hotline.invalid>;tag=abc",
                "From: <|From: \"<sip:w1001@hotline.invalid>\" <sip:w1002@hotline.invalid>, <",
                "From: <sip:w1001@hotline.invalid>|From: \"a\\\" <sip:w1001@x>\" <sip:w1002@hotline.invalid>",
                "From: <sip:w1001@hotline.invalid>|From: sip:w1001@hotline.invalid",
                "From: <sip:w1001@hotline.invalid>|From: <sip:w1001%00@hotline.invalid>",
                "From: <sip:w1001@hotline.invalid>|From: <tel:w1001@hotline.invalid>",
                "To: <sip:w1001|To: <sip:w1002",
                "Contact: <sip:w1001|Contact: <sip:w1002",
                "expires=120|expires=120, <sip:w1002@x>",
                "username=\"w1001\"|username=\"w1002\"",
                "username=\"w1001\"|username=\"w1001\", username=\"w1002\"",
                "username=\"w1001\"|username=w1002",
                "Digest algorithm|Bearer algorithm",
            })
    void whatSpeaksForAnotherPhoneIsRefused(String change) {
        String[] parts = change.split("\\|", 2);
        assertThat(REGISTER).contains(parts[0]);

        assertThat(rules.refusal(sip(REGISTER.replace(parts[0], parts[1])))).isPresent();
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        for (String twice : new String[] {"From: <sip:w1001@hotline.invalid>;tag=2", "t: <sip:w1001@x>", "l: 0"}) {
            assertThat(rules.refusal(sip(REGISTER.replace("Max-Forwards: 69", twice))))
                    .as(twice)
                    .isPresent();
        }
    }

    @Test
    void aSecondMessageBehindTheFirstIsRefused() {
        assertThat(rules.refusal(sip(REGISTER) + sip(REGISTER.replace("w1001", "w1002"))))
                .isPresent();
        assertThat(rules.refusal(sip(OK) + sip(REGISTER.replace("w1001", "w1002"))))
                .isPresent();
        assertThat(rules.refusal(sip(REGISTER.replace("Content-Length: 0\n", ""))))
                .isPresent();
        assertThat(rules.refusal("\r\n\r\n" + sip(REGISTER.replace("w1001", "w1002"))))
                .isPresent();
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefused() {
        String line = "Max-Forwards: 69";
        for (String unclear : new String[] {
            line + "\n From: <sip:w1002@x>", line + "\rFrom: <sip:w1002@x>", line + "\0", "nothing", ": x"
        }) {
            assertThat(rules.refusal(sip(REGISTER.replace(line, unclear))))
                    .as(unclear)
                    .isPresent();
        }
        assertThat(rules.refusal(REGISTER)).as("bare line ends").isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFER", "SUBSCRIBE", "MESSAGE", "PUBLISH", "NOTIFY", "register", "X"})
    void whatNoPhoneNeedsIsRefused(String method) {
        assertThat(rules.refusal(sip(REGISTER.replace("REGISTER sip:", method + " sip:"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\r\n\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "SIP/2.0 200 OK"})
    void whatIsNoMessageIsRefused(String noise) {
        assertThat(rules.refusal(noise)).isPresent();
    }

    private static String sip(String text) {
        return text.replace("\n", "\r\n").replace("\r\r\n", "\r\n");
    }
}
