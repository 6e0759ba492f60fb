package hotline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileMeansAllDefaults() {
        assertThat(SettingsFile.read(folder.resolve("hotline.yaml")))
                .isInstanceOfSatisfying(SettingsFile.Reading.Good.class, good -> {
                    assertThat(good.settings().ports().web()).isEqualTo(20_000);
                    assertThat(good.settings().web().bind()).isEqualTo("127.0.0.1");
                    assertThat(good.settings().trunk().isDemo()).isTrue();
                    assertThat(good.settings().database()).isInstanceOf(Settings.Database.Embedded.class);
                });
    }

    @Test
    void theFileThatIsDeliveredIsRight() {
        assertThat(SettingsFile.read(Path.of("../config/hotline.yaml"))).isInstanceOf(SettingsFile.Reading.Good.class);
    }

    @Test
    void aCarriersTrunkIsReadWhole() throws Exception {
        Files.writeString(folder.resolve("trunk"), "secret");
        String text = """
                trunk:
                  bind: 192.168.1.10
                  host: sip.carrier.example:5060
                  addresses: [203.0.113.0/28, 203.0.113.77]
                  user: "4001"
                  password-file: trunk
                  register: true
                  nat-address: 198.51.100.7
                  local-networks: 192.168.0.0/16
                  outbound-prefixes: ["+86", "0"]
                """;

        assertThat(SettingsFile.read("hotline.yaml", text, folder))
                .isInstanceOfSatisfying(SettingsFile.Reading.Good.class, good -> {
                    Settings.Trunk trunk = good.settings().trunk();
                    assertThat(trunk.addresses()).containsExactly("203.0.113.0/28", "203.0.113.77");
                    assertThat(trunk.passwordFile()).contains(folder.resolve("trunk"));
                    assertThat(trunk.register()).isTrue();
                    assertThat(trunk.outboundPrefixes()).containsExactly("+86", "0");
                });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port-bas: 20000                        | 1 | unknown-key   | did you mean 'port-base'?
            port-base: 80                          | 1 | wrong-number  | write a whole number from 1024 to 63000
            port-base: many                        | 1 | wrong-number  | write a whole number from 1024 to 63000
            region: China                          | 1 | wrong-value   | for example region: CN
            time-zone: Mars/Olympus                | 1 | wrong-value   | write region and city, for example time-zone: Asia/Shanghai
            web: {bind: 0.0.0.0}                   | 1 | not-loopback  | give certificate-file and key-file, or use 127.0.0.1 and put a proxy with TLS before it
            web: {certificate-file: chain.pem}     | 1 | half-tls      | give both certificate-file and key-file
            web: {certificate-file: no, key-file: no} | 1 | unreadable | name a file this user can read; a key should be readable for this user only (chmod 600)
            web: {host-names: [https://call.example]} | 1 | host-name  | write it without https:// and port, for example host-names: [hotline.example]
            web: {session-idle: 1 s}               | 1 | wrong-value   | write a number and its unit (ms, s, min or h), for example session-idle: 1 h
            web: {bind: here}                      | 1 | wrong-value   | for example bind: 192.168.1.10
            web: 127.0.0.1                         | 1 | wrong-type    | write it as a mapping: 'key: value' lines
            web: {port: 80}                        | 1 | unknown-key   | there are: bind, certificate-file, host-names, key-file, session-idle, session-longest
            database: {kind: externl}              | 1 | unknown-choice | did you mean 'external'?
            database: {kind: external, password-file: none} | 1 | missing-key | name the machine, for example host: db.example
            database: {host: db}                   | 1 | unknown-key   | there are: kind
            business-systems: {erp: {}}            | 1 | missing-key   | for example address: https://erp.example/api; plain http only on this machine (127.0.0.1)
            business-systems: {erp: {address: "http://erp.example"}} | 1 | address | for example address: https://erp.example/api; plain http only on this machine (127.0.0.1)
            business-systems: {erp: {address: "https://a@erp.example"}} | 1 | address | for example address: https://erp.example/api; plain http only on this machine (127.0.0.1)
            business-systems: {erp: {address: "https://erp.example", header: Host}} | 1 | wrong-value | for example header: X-Api-Key
            business-systems: {erp: {address: "https://erp.example", secret-file: none}} | 1 | unreadable | write into it what the header says and make it readable for this user only (chmod 600)
            asterisk: {program: /no/such/asterisk} | 1 | no-program    | name an installed Asterisk 20 or newer, or remove the line to have one fetched
            phones: {networks: [192.168.1.0/99]}   | 1 | network       | for example 192.168.1.10 or 192.168.1.0/24
            trunk: {host: sip.carrier.example}     | 1 | no-addresses  | list the carrier's addresses or networks: addresses: [203.0.113.0/28]
            trunk: {addresses: [127.0.0.0/8]}      | 1 | browsers-address | list the carrier's own addresses, not all of loopback
            trunk: {addresses: [127.0.0.4]}        | 1 | browsers-address | list the carrier's own addresses, not all of loopback
            trunk: {register: true}                | 1 | no-user       | give it user and password-file
            trunk: {register: maybe}               | 1 | wrong-type    | write true or false
            trunk: {outbound-prefixes: [abc]}      | 1 | prefix        | write digits in quotes, with or without a leading +: "+86"
            audio: {codecs: [alow]}                | 1 | codec         | did you mean 'alaw'?
            audio: {tones: de}                     | 1 | unknown-choice | there are: cn, uk, us
            log: {level: loud}                     | 1 | unknown-choice | there are: debug, error, info, warn
            """)
    void everyMistakeIsNamedWithLineAndRemedy(String text, int line, String code, String hint) {
        assertThat(problems(text)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("hotline.yaml");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isPositive();
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.hint()).isEqualTo(hint);
        });
    }

    @Test
    void allMistakesAreNamedAtOnceInTheOrderOfTheFile() {
        String text = """
                port-base: 1
                region: Wonderland
                log:
                  level: loud
                  colour: red
                """;

        assertThat(problems(text)).extracting(Problem::line).containsExactly(1, 2, 4, 5);
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThat(problems("region: CN\n  web: {\n")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    private List<Problem> problems(String text) {
        return SettingsFile.read("hotline.yaml", text, folder) instanceof SettingsFile.Reading.Bad bad
                ? bad.problems()
                : List.of();
    }
}
