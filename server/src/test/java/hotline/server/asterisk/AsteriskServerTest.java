package hotline.server.asterisk;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.journey.PortRange;
import hotline.server.Refused;
import hotline.server.asterisk.AsteriskServer.Start;
import hotline.server.asterisk.VisitedByAsterisk.Visit;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real Asterisk with our templates: one for all tests, which leave it as they found it. */
@Tag("integration")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AsteriskServerTest {
    private static final PortRange RANGE = PortRange.take();
    private static final int BASE = RANGE.base();
    private static final String AMI_SECRET = "theAmiSecretOfThisTest";
    private static final String AGI_SECRET = "theAgiSecretOfThisTest";
    private static final Path TEMPLATES = Path.of("../config/asterisk");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static AsteriskInstallation installation;
    private static AsteriskServer asterisk;

    @BeforeAll
    static void startAsterisk() throws IOException {
        installation =
                AsteriskInstallation.find(Optional.empty(), AsteriskInstallation.userCache(), System.err::println);
        Tone.write(Files.createDirectories(data.resolve("music")).resolve("tone.wav"));
        asterisk = server();
        assertThat(asterisk.start(PATIENCE)).isEqualTo(Start.STARTED);
    }

    @AfterAll
    static void stopAsterisk() {
        asterisk.stop(Duration.ofSeconds(5));
        RANGE.close();
    }

    private static AsteriskServer server() {
        return server(TEMPLATES);
    }

    private static AsteriskServer server(Path templates) {
        PbxSecrets secrets = new PbxSecrets(AMI_SECRET, "theProvisioningSecret", AGI_SECRET);
        return new AsteriskServer(
                installation,
                data.resolve("asterisk"),
                templates,
                PbxSettings.loopback(BASE, data.resolve("music")).variables(secrets));
    }

    @Test
    @Order(1)
    void bootsFullyFromTheTemplatesWithoutAnErrorOrAWarning() throws IOException {
        assertThat(asterisk.command("core show version")).startsWith("Asterisk " + installation.version());
        assertThat(asterisk.command("core waitfullybooted")).contains("fully booted");
        assertThat(Files.readAllLines(asterisk.log().resolve("messages.log")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("ERROR[") || line.contains("WARNING["));
    }

    @Test
    void theNextHotlineAdoptsTheLivingAsterisk() {
        Optional<Long> before = asterisk.pid();

        AsteriskServer next = server();

        assertThat(next.start(PATIENCE)).isEqualTo(Start.ADOPTED);
        assertThat(next.pid()).isPresent().isEqualTo(before);
    }

    /** The files are as they should be, and Asterisk does not know. */
    @Test
    void whatWasWrittenJustBeforeOurDeathIsReadByWhoeverComesAfterUs() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> secondsSinceReload() >= 4);
        assertThat(server().start(PATIENCE)).isEqualTo(Start.ADOPTED);
        assertThat(secondsSinceReload()).as("nothing was to be read").isGreaterThanOrEqualTo(4);

        Path mark = asterisk.etc().resolveSibling("unread");
        new Unread(mark).begins();
        assertThat(server().start(PATIENCE)).isEqualTo(Start.ADOPTED);
        assertThat(secondsSinceReload()).isLessThan(4);
        assertThat(mark).doesNotExist();
    }

    private static int secondsSinceReload() {
        Matcher last = Pattern.compile("Last reload: (\\d+)").matcher(asterisk.command("core show uptime seconds"));
        assertThat(last.find()).isTrue();
        return Integer.parseInt(last.group(1));
    }

    @Test
    void aModuleThatIsNamedFromNowOnIsLoadedIntoTheLivingAsterisk(@TempDir Path templates) throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, templates.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                templates.resolve("modules.conf"), "load = app_nothing.so\nload = res_format_attr_opus.so\n", APPEND);
        assertThat(asterisk.command("module show like res_format_attr_opus")).contains("0 modules loaded");
        try {
            assertThat(server(templates).start(PATIENCE)).isEqualTo(Start.ADOPTED);
            assertThat(asterisk.command("module show like res_format_attr_opus"))
                    .contains("1 modules loaded");
        } finally {
            asterisk.command("module unload res_format_attr_opus.so");
            assertThat(server().start(PATIENCE)).isEqualTo(Start.ADOPTED);
        }
    }

    @Test
    void whatItWritesIsForThisUserOnly() throws IOException {
        List<String> open = new ArrayList<>();
        try (var files = Files.walk(data.resolve("asterisk"))) {
            for (Path file : files.toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!permissions.endsWith("------")) {
                    open.add(permissions + " " + file);
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(asterisk.etc().resolve("manager.conf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void hotlineMayDoOverAmiWhatItNeedsAndNothingElse() throws IOException {
        try (AmiLines ami = new AmiLines(BASE + 2)) {
            assertThat(ami.ask("Login", "Username: hotline", "Secret: " + AMI_SECRET))
                    .contains("Response: Success");
            assertThat(ami.ask("CoreShowChannels")).contains("Response: Success");
            assertThat(ami.ask("Originate", "Channel: PJSIP/nobody", "Application: System", "Data: id"))
                    .contains("Response: Error");
            for (String forbidden : List.of("Command", "Reload", "UpdateConfig", "ModuleLoad", "DBPut")) {
                assertThat(ami.ask(forbidden, "Command: core show version"))
                        .as(forbidden)
                        .contains("Message: Permission denied");
            }
        }
        try (AmiLines ami = new AmiLines(BASE + 2)) {
            assertThat(ami.ask("Login", "Username: hotline", "Secret: wrong")).contains("Response: Error");
        }
        try (AmiLines ami = new AmiLines(BASE + 2)) {
            assertThat(ami.ask("Login", "Username: provisioning", "Secret: theProvisioningSecret"))
                    .contains("Response: Success");
            assertThat(ami.ask("Originate", "Channel: PJSIP/nobody", "Application: Echo"))
                    .contains("Message: Permission denied");
        }
    }

    @Test
    void anUnknownSourceGetsNeitherACallNorAChallenge() throws IOException {
        for (String method : List.of("OPTIONS", "INVITE", "REGISTER")) {
            for (int port : new int[] {BASE + 4, BASE + 5}) {
                try (SipCaller stranger = new SipCaller("127.0.0.9", port)) {
                    stranger.ask(method, "4001", "1001");
                    assertThat(stranger.answer(500)).as(method).hasValue("SIP/2.0 403 Forbidden");
                    assertThat(stranger.answer(200)).as(method + ", once only").isEmpty();
                }
            }
        }
        assertThat(asterisk.command("core show channels")).contains("0 active channels");
    }

    @Test
    void aCarriersCallVisitsHotlineWithTheSecretTheNumberDialledAndACleanCaller() throws IOException {
        try (VisitedByAsterisk hotline = new VisitedByAsterisk(BASE + 3);
                SipCaller caller = new SipCaller("127.0.0.2", BASE + 5)) {
            caller.call("4001");
            try (Visit visit = hotline.next(5_000)) {
                assertThat(visit.said("agi_request")).isEqualTo("agi://127.0.0.1:" + (BASE + 3) + "/caller");
                assertThat(visit.said("agi_arg_1")).isEqualTo(AGI_SECRET);
                assertThat(visit.said("agi_callerid")).isEqualTo("+8613800138000");
                assertThat(visit.said("agi_calleridname")).isEqualTo("unknown");
                assertThat(visit.command("GET VARIABLE HOTLINE_DNIS")).isEqualTo("200 result=1 (4001)");
                assertThat(visit.command("GET VARIABLE HOTLINE_LEG")).isEqualTo("200 result=1 (caller)");
                visit.command("SET VARIABLE HOTLINE_DONE 1");
            }
            assertThat(caller.finalAnswer(2_000))
                    .hasValueSatisfying(line -> assertThat(line).matches("SIP/2.0 [456].*"));
            caller.acknowledge("4001");
        }
        noChannelIsLeft();
    }

    @Test
    void aCallerKeepsHearingMusicWhileHotlineIsAwayAndIsVisitedAgain() throws IOException {
        try (SipCaller caller = new SipCaller("127.0.0.2", BASE + 5)) {
            try (VisitedByAsterisk hotline = new VisitedByAsterisk(BASE + 3)) {
                caller.call("4001");
                try (Visit visit = hotline.next(5_000)) {
                    visit.command("ANSWER");
                    visit.command("SET VARIABLE HOTLINE_ID i7-1");
                    visit.command("SET VARIABLE CHANNEL(userfield) i7-1");
                    visit.command("SET MUSIC ON");
                    assertThat(caller.finalAnswer(2_000)).hasValue("SIP/2.0 200 OK");
                    caller.acknowledge("4001");
                    assertThat(caller.hears(25)).isTrue();
                }
            }
            // Dead: its socket is closed and nobody listens. Two seconds of music without a gap:
            assertThat(caller.hears(100)).isTrue();
            try (VisitedByAsterisk hotline = new VisitedByAsterisk(BASE + 3)) {
                try (Visit visit = hotline.next(5_000)) {
                    assertThat(visit.command("GET VARIABLE HOTLINE_ID")).isEqualTo("200 result=1 (i7-1)");
                    assertThat(caller.hears(25)).isTrue();
                    visit.command("SET VARIABLE HOTLINE_DONE 0");
                }
                // The visit ended without a word of purpose: once more.
                hotline.next(5_000).close();
                caller.hangUp("4001");
                assertThatThrownBy(() -> {
                            hotline.next(3_000).close();
                            hotline.next(3_000).close();
                        })
                        .as("a caller who is gone is not visited again")
                        .isInstanceOf(java.net.SocketTimeoutException.class);
            }
        }
        noChannelIsLeft();
        assertThat(Files.readAllLines(asterisk.log().resolve("cel-custom/hotline.csv")))
                .anyMatch(line -> line.matches("\"HANGUP\",\"\\d{10}\\.\\d{6}\",\"i7-1\",\"caller\",\"PJSIP/trunk-.*"));
        assertThat(Files.readString(asterisk.log().resolve("messages.log"))).doesNotContain(AGI_SECRET);
    }

    @Test
    void aPhoneIsKnownOnceItIsProvisionedAndChallengedForItsSecret() throws IOException {
        try (PhonePages phones = PhonePages.ofAgents(asterisk, TEMPLATES, List.of("alaw"));
                SipCaller phone = new SipCaller("127.0.0.3", BASE + 4)) {
            phones.provision(List.of(new AgentPhone("1001", "Wang", "aPhonesSecret")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> asterisk.command("pjsip show endpoint 1001").contains("rtp_timeout "));
            String endpoint = asterisk.command("pjsip show endpoint 1001");
            assertThat(endpoint)
                    .containsPattern("rtp_timeout +: 5\\s")
                    .containsPattern("context +: from-agent\\s")
                    .containsPattern("allow_transfer +: false\\s");
            phone.ask("INVITE", "*60", "1001");
            assertThat(phone.answer(1_000)).hasValue("SIP/2.0 401 Unauthorized");
            phones.provision(List.of());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !asterisk.command("pjsip show endpoint 1001").contains("rtp_timeout "));
        }
    }

    @Test
    void aPhoneInABrowserIsReachedOverTheWebsocketFromOurAddressAloneAndHasToProveItself() throws IOException {
        String register = "REGISTER sip:hotline.invalid SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bKx\r\n"
                + "Max-Forwards: 70\r\nTo: <sip:w1001@hotline.invalid>\r\nFrom: <sip:w1001@hotline.invalid>;tag=1\r\n"
                + "Call-ID: x\r\nCSeq: 1 REGISTER\r\nContact: <sip:w1001@x.invalid;transport=ws>\r\n"
                + "Content-Length: 0\r\n\r\n";
        try (PhonePages phones = PhonePages.ofBrowsers(asterisk, TEMPLATES, List.of("alaw"))) {
            phones.provision(List.of(AgentPhone.inBrowser("1001", "Wang", "aPhonesSecret")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> asterisk.command("pjsip show endpoint w1001").contains("dtls_auto_generate_cert"));

            assertThat(overWebsocket(PbxSettings.BROWSERS, register)).startsWith("SIP/2.0 401 Unauthorized");
            assertThat(overWebsocket("127.0.0.7", register)).startsWith("SIP/2.0 403");
            phones.provision(List.of());
        }
    }

    /** What Asterisk answers to that message over its websocket. */
    private static String overWebsocket(String from, String message) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(from))
                .build();
        try {
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("sip")
                    .buildAsync(URI.create("ws://127.0.0.1:" + (BASE + 6) + "/ws"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket there, CharSequence data, boolean last) {
                            answer.complete(data.toString());
                            return null;
                        }
                    })
                    .join();
            socket.sendText(message, true).join();
            String told = answer.orTimeout(5, TimeUnit.SECONDS).join();
            socket.abort();
            return told;
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeftRunning() throws IOException {
        PbxSecrets secrets = new PbxSecrets(AMI_SECRET, "theProvisioningSecret", AGI_SECRET);
        AsteriskServer second = new AsteriskServer(
                installation,
                data.resolve("second"),
                TEMPLATES,
                PbxSettings.loopback(BASE + 1000, data.resolve("music")).variables(secrets));
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), BASE + 1002));

            assertThatThrownBy(() -> second.start(PATIENCE))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("127.0.0.1:" + (BASE + 1002) + ": Address already in use");
        }
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    void aTrunkThatWantsARegistrationAndPrefixesThatAreAllowedAreUnderstoodByAsterisk() throws IOException {
        int base = BASE + 1000;
        PbxSettings plain = PbxSettings.loopback(base, data.resolve("music"));
        PbxSettings.Trunk trunk = new PbxSettings.Trunk(
                "127.0.0.1",
                base + 5,
                "127.0.0.2:" + (base + 11),
                List.of("127.0.0.2", "127.0.0.6"),
                "0215550",
                "s3cret;word",
                true,
                "127.0.0.5",
                List.of("127.0.0.0/8"),
                List.of("00", "+86"));
        PbxSettings settings = new PbxSettings(
                "second",
                plain.amiPort(),
                plain.agiPort(),
                plain.agents(),
                trunk,
                plain.codecs(),
                plain.rtpFirst(),
                plain.rtpLast(),
                plain.music(),
                "uk");
        PbxSecrets secrets = new PbxSecrets(AMI_SECRET, "theProvisioningSecret", AGI_SECRET);
        AsteriskServer second =
                new AsteriskServer(installation, data.resolve("registering"), TEMPLATES, settings.variables(secrets));
        try {
            second.start(PATIENCE);

            assertThat(second.command("pjsip show registrations")).contains("trunk/sip:127.0.0.2:" + (base + 11));
            assertThat(second.command("pjsip show endpoint trunk"))
                    .containsPattern("outbound_auth +: trunk\\s")
                    .containsPattern("from_user +: 0215550\\s")
                    .contains("127.0.0.6/32");
            assertThat(second.command("pjsip show auth trunk")).containsPattern("password +: s3cret;word\\s");
            assertThat(second.command("dialplan show 008613800138000@outbound"))
                    .contains("Goto(to-carrier,${EXTEN},1)");
            assertThat(second.command("dialplan show +8613800138000@outbound")).contains("Goto(to-carrier,${EXTEN},1)");
            assertThat(second.command("dialplan show 13800138000@outbound"))
                    .contains("Hangup(21)")
                    .doesNotContain("to-carrier");
            assertThat(Files.readAllLines(second.log().resolve("messages.log")))
                    .noneMatch(line -> line.contains("ERROR["));
        } finally {
            second.stop(Duration.ofSeconds(5));
        }
    }

    @Test
    void aTemplateThatAsteriskCannotReadEndsTheStartWithWhatItSaid() throws IOException {
        Path templates = Files.createDirectories(data.resolve("broken"));
        Files.writeString(templates.resolve("asterisk.conf"), "[directories]\nastetcdir => ${dir.etc}\n[files");
        AsteriskServer broken = new AsteriskServer(installation, data.resolve("third"), templates, java.util.Map.of());

        assertThatThrownBy(() -> broken.start(Duration.ofSeconds(10))).isInstanceOf(Refused.class);
        assertThat(broken.isAlive()).isFalse();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void stopLeavesNoProcessAndNoPort() throws IOException {
        long pid = asterisk.pid().orElseThrow();

        asterisk.stop(Duration.ofSeconds(5));

        assertThat(asterisk.isAlive()).isFalse();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        new ServerSocket(BASE + 2, 1, InetAddress.getLoopbackAddress()).close();
        for (int port : new int[] {BASE + 4, BASE + 5}) {
            new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        }
        assertThat(data.resolve("asterisk/asterisk.pid")).doesNotExist();
        assertThat(data.resolve("asterisk/run")).isEmptyDirectory();
    }

    @Test
    void aLogThatHasGrownIsPutAsideAndAsteriskWritesANewOne() throws IOException {
        Path messages = asterisk.log().resolve("messages.log");
        assertThat(Files.size(messages)).isGreaterThan(100);

        asterisk.rotateLogs(1_000_000);
        assertThat(asterisk.log().resolve("messages.log.0")).doesNotExist();
        asterisk.rotateLogs(100);

        assertThat(asterisk.log().resolve("messages.log.0")).exists();
        assertThat(messages).exists();
    }

    private static void noChannelIsLeft() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> asterisk.command("core show channels").contains("0 active channels"));
    }
}
