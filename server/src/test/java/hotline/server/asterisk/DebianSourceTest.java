package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DebianSourceTest {
    @Test
    void theMachinesOwnEntryIsTakenWithAnotherSuite() {
        String text = """
                # a comment
                Types: deb deb-src
                URIs: http://mirror.example/debian
                # another
                Suites: trixie trixie-updates
                Components: main contrib
                Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

                Types: deb
                URIs: http://mirror.example/debian-security
                Suites: trixie-security
                Components: main
                """;

        List<DebianSource> found = DebianSource.ofStanzas(text);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().entryFor("forky")).isEqualTo("""
                        Types: deb
                        URIs: http://mirror.example/debian
                        Suites: forky
                        Components: main
                        Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
                        """);
    }

    @Test
    void otherPeoplesSourcesAndDisabledOnesAreNotDebian() {
        assertThat(DebianSource.ofStanzas("""
                        Types: deb
                        URIs: https://packages.example/docker
                        Suites: bookworm
                        Components: stable

                        Types: deb
                        URIs: https://packages.example/tool
                        Suites: nodistro
                        Components: main

                        Types: deb
                        URIs: http://mirror.example/debian
                        Suites: bookworm
                        Components: main
                        Enabled: no
                        """)).isEmpty();
        assertThat(DebianSource.ofLines(List.of("deb http://mirror.example/ubuntu noble main universe")))
                .isEmpty();
    }

    @Test
    void theOldFormOfOneLineIsUnderstoodToo() {
        List<DebianSource> found = DebianSource.ofLines(List.of(
                "#deb http://off.example/debian bookworm main",
                "deb [arch=amd64 signed-by=/etc/k.gpg] http://mirror.example/debian bookworm main non-free",
                "deb-src http://mirror.example/debian bookworm main"));

        assertThat(found).containsExactly(new DebianSource("http://mirror.example/debian", "/etc/k.gpg"));
    }

    @Test
    void aKeyWithinTheEntryKeepsItsLines() {
        List<DebianSource> found = DebianSource.ofStanzas("""
                Types: deb
                URIs: http://mirror.example/debian
                Suites: sid
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 mQINBF
                """);

        assertThat(found.getFirst().signedBy()).isEqualTo("\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBF");
    }
}
