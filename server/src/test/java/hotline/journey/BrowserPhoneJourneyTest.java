package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.DemoCustomer;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.journey.audio.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls ring in the agent's page: taken there, heard at both ends, ended there; and nobody else can be that phone. */
@Tag("browser")
@Quiet
@Order(2)
class BrowserPhoneJourneyTest {
    private static final String VIP = "13800138000";
    private static final int CALLERS_VOICE = 2_510;
    /** Of the beeps that Chromium's made-up microphone makes. */
    private static final int MICROPHONE_HZ = 400;

    private static final Duration TALK = Duration.ofSeconds(4);
    /** How long the microphone is muted. */
    private static final Duration MUTED = Duration.ofSeconds(2);
    /** How long somebody's page is listened to. */
    private static final Duration HEARD = Duration.ofSeconds(2);
    /** How long what is looked at in a long recording lasts. */
    private static final Duration LASTS = Duration.ofMillis(2_200);
    /** At most, from a sound until it stands in the file of a recording. */
    private static final Duration EDGE = Duration.ofMillis(500);

    private static final Duration STEP = Duration.ofMillis(200);
    /** Of the demo customers the carrier calls. */
    private static final String OUTSIDE = "01012345678";
    /** Asterisk ends a call of which it has heard nothing for five seconds. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(7);

    /** Keeps the connections that the page makes. */
    private static final String NOTES_CONNECTIONS = """
            localStorage.setItem('hotline.phone.setUp', 'yes')
            window.connections = []
            const Original = window.RTCPeerConnection
            window.RTCPeerConnection = class extends Original {
              constructor(...given) {
                super(...given)
                window.connections.push(this)
              }
            }""";

    /** Whether each of these tones, in Hz, is heard in the page: it stands out from what is beside it. */
    private static final String HEARS = """
            async (tones) => {
              const track = window.connections.at(-1)?.getReceivers()[0]?.track
              if (!track) return false
              const context = new AudioContext()
              await context.resume()
              const analyser = context.createAnalyser()
              analyser.fftSize = 4096
              context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
              await new Promise((soon) => setTimeout(soon, 250))
              const levels = new Float32Array(analyser.frequencyBinCount)
              analyser.getFloatFrequencyData(levels)
              const level = (hertz) => {
                const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate)
                return Math.max(levels[bin - 1], levels[bin], levels[bin + 1])
              }
              const heard = tones.every((tone) => level(tone) > -60 && level(tone) > Math.max(level(tone - 48), level(tone + 48)) + 10)
              await context.close()
              return heard
            }""";

    /** The loudest sample that comes to the page within a second, 1 at most; -1 where nothing comes from anywhere. */
    private static final String LOUDEST = """
            async () => {
              const track = window.connections.at(-1)?.getReceivers()[0]?.track
              if (!track) return -1
              const context = new AudioContext()
              await context.resume()
              const analyser = context.createAnalyser()
              context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
              const samples = new Float32Array(analyser.fftSize)
              let loudest = 0
              for (let look = 0; look < 50; look++) {
                await new Promise((soon) => setTimeout(soon, 20))
                analyser.getFloatTimeDomainData(samples)
                loudest = Math.max(loudest, ...samples)
              }
              await context.close()
              return loudest
            }""";

    /** What a page is told when what it sends and hears does not arrive any more. */
    private static final String LOSES_THE_NETWORK = """
            () => {
              const connection = window.connections.at(-1)
              Object.defineProperty(connection, 'connectionState', { value: 'disconnected' })
              connection.dispatchEvent(new Event('connectionstatechange'))
            }""";

    /** What the sound comes to the page as, and goes from it: {@code audio/PCMA}, or another. */
    private static final String CODECS = """
            async () => {
              const entries = await window.connections.at(-1).getStats()
              return ['inbound-rtp', 'outbound-rtp'].map((way) => entries.get([...entries.values()].find((one) => one.type === way)?.codecId)?.mimeType)
            }""";

    private static final List<String> IN_ALAW = List.of("audio/PCMA", "audio/PCMA");
    private static final List<String> IN_OPUS = List.of("audio/opus", "audio/opus");

    private static final String SENDS_SOUND = """
            () => window.connections.at(-1).getSenders().find(one => one.track?.kind === 'audio').track.enabled""";

    private static final String ASKS = """
            async ([at, whom]) => (await fetch(at + '/consult', { method: 'POST', headers: { 'content-type': 'application/json' }, body: whom })).status""";

    /** Tries to register as another phone over an own socket; says how the socket was closed. */
    private static final String POSES_AS_1001 = """
            async () => {
              const answer = await fetch('/api/socket-tickets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
              const { ticket } = await answer.json()
              const socket = new WebSocket(`ws://${location.host}/api/phone?ticket=${ticket}`, 'sip')
              return new Promise((told) => {
                socket.onclose = (event) => told(event.code)
                socket.onopen = () => socket.send(['REGISTER sip:hotline.invalid SIP/2.0', 'Via: SIP/2.0/WS x.invalid;branch=z9hG4bK1', 'To: <sip:w1001@hotline.invalid>',
                  'From: <sip:w1001@hotline.invalid>;tag=1', 'Call-ID: x', 'CSeq: 1 REGISTER', 'Contact: <sip:w1001@x.invalid;transport=ws>', 'Content-Length: 0', '', ''].join('\\r\\n'))
              })
            }""";

    /** It rings for as long as it takes to click in a page on a busy machine, and who has talked wraps up. */
    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> yaml);

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    @Test
    void aCallIsTakenInThePageHeardAtBothEndsToldWhenItsLineIsPoorAndEndedThere() throws IOException {
        try (LossyLine line = new LossyLine()) {
            aCallIsTakenInThePage(line);
        }
    }

    private void aCallIsTakenInThePage(LossyLine line) {
        Page page = readyInTheBrowser("a01", line::leadsTo).page();
        Path file = centre.folder().resolve("to-the-browser.wav");

        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(40))
                .recordedTo(file));
        page.getByRole(AriaRole.BUTTON, named("Accept")).click();
        hearsTheCaller(page);
        line.loses(0.15);
        phoneIs(page, "poor line");
        line.loses(0);
        page.waitForTimeout(TALK.toMillis());
        phoneIs(page, "talking");
        press(page, "Keypad");
        page.keyboard().type("47#");
        page.keyboard().press("Escape");
        press(page, "Mute");
        page.waitForTimeout(MUTED.toMillis());
        press(page, "Hang up");

        CallReport report = call.report().join();
        assertThat(report.end()).isEqualTo(CallReport.End.FAR_END);
        assertThat(report.keysHeard())
                .as("the keypad's keys at the caller's end")
                .isEqualTo("47#");
        Recording whole = Recording.read(file);
        // the very last she may hear is a moment of music, once the agent has left
        Recording muted = whole.part(whole.length().minus(MUTED.multipliedBy(3).dividedBy(4)), MUTED.dividedBy(2));
        assertThat(muted.isSilent())
                .as("a muted microphone at the caller's end")
                .isTrue();
        Recording caller = whole.part(whole.length().minus(MUTED).minus(TALK), TALK);
        // music would be there all the time
        assertThat(beeps(caller))
                .as("beeps of the agent's microphone at the caller's end")
                .isBetween(4, 9);
        assertThat(caller.hears(CALLERS_VOICE)).as("an echo of the caller").isFalse();
        JsonNode story = centre.storyAfterCall(call);
        assertThat(story.at("/record/offers/0/station").asText()).isEqualTo("w1001");
        itsSoundIsKept(centre.interactionOf(call));
    }

    /** What the page has measured stands with the conversation's one segment. */
    private void itsSoundIsKept(String interaction) {
        WebClient supervisor = WebClient.signIn(centre, "s01");
        JsonNode sounds = await().atMost(Centre.SOON)
                .until(
                        () -> supervisor.get("/api/interactions/" + interaction).path("sounds"),
                        told -> !told.isEmpty());
        assertThat(sounds).hasSize(1);
        assertThat(sounds.at("/0/agent").asText()).isEqualTo("a01");
        assertThat(sounds.at("/0/segment").asInt()).isEqualTo(1);
        assertThat(sounds.at("/0/mos").asDouble()).isBetween(1.0, 4.5);
        assertThat(sounds.at("/0/worstMos").asDouble())
                .as("opinion of its poorest two seconds")
                .isBetween(1.0, 3.6);
        assertThat(sounds.at("/0/loss").asDouble())
                .as("share of its packets that were lost")
                .isBetween(0.005, 0.1);
        assertThat(Instant.parse(sounds.at("/0/began").asText()))
                .isBefore(Instant.parse(sounds.at("/0/ended").asText()));
    }

    @Test
    void aCallIsTakenInThePageInFirefoxTooAndHeardAtBothEnds() {
        Path file = centre.folder().resolve("to-firefox.wav");
        try (Firefox page = Firefox.ready(centre, "a01")) {
            LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                    .saying(CALLERS_VOICE)
                    .hangingUpAfter(Duration.ofSeconds(40))
                    .recordedTo(file));

            assertThat(near(page.heard(), CALLERS_VOICE))
                    .as("the caller is heard in the page")
                    .isTrue();
            assertThat(call.report().join().end()).isEqualTo(CallReport.End.FAR_END);
            Recording caller = Recording.read(file).last(Duration.ofSeconds(2));
            assertThat(caller.hears(Firefox.MICROPHONE_HZ))
                    .as("the agent's microphone is heard at the caller's end")
                    .isTrue();
            assertThat(caller.hears(CALLERS_VOICE)).as("an echo of the caller").isFalse();
            assertThat(centre.storyAfterCall(call)
                            .at("/record/offers/0/station")
                            .asText())
                    .isEqualTo("w1001");
        }
    }

    @Test
    void aPageLoadedAnewIsRegisteredAtOnceAndNobodyElseCanBeThatPhone() {
        Seat a01 = readyInTheBrowser("a01");
        Seat a02 = BROWSERS.signedIn(centre, "a02");

        a01.page().reload();
        registered(a01.page());
        assertThat(a02.page().evaluate(POSES_AS_1001)).isEqualTo(4403);

        LiveCall call = centre.call(CallOrder.from(VIP).pressing("0@0.5").hangingUpAfter(Duration.ofSeconds(20)));
        a01.page().getByRole(AriaRole.BUTTON, named("Accept")).waitFor();
        assertThat(a02.page().locator("section.toast").count()).isZero();
        call.hangUp();
        call.report().join();
    }

    @Test
    void aConversationInThePageOutlivesThePageAndOurProcessAndWhoListensToo() {
        Seat a01 = readyInTheBrowser("a01");
        Path file = centre.folder().resolve("to-the-page-loaded-anew.wav");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(90))
                .recordedTo(file));
        press(a01.page(), "Accept");
        hearsTheCaller(a01.page());

        Page page = crash(a01);
        hearsTheCaller(page);
        page.getByRole(AriaRole.BUTTON, named("Hold")).click();
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("HOLD"));
        reload(page);
        talks(page);
        assertThat(centre.stateOf("a01")).isEqualTo("HOLD");
        page.getByRole(AriaRole.BUTTON, named("Hold").setExact(true)).click();
        hearsTheCaller(page);

        Seat s01 = inTheBrowser("s01", "Sign in only");
        Page supervisor = s01.page();
        supervisor.navigate(supervisor.url().replaceAll("/[^/]*$", "/board"));
        registered(supervisor);
        press(supervisor, "Listen to 陈静");
        supervisor.getByRole(AriaRole.MENUITEM, named("Listen")).click();
        hearsTheCaller(supervisor);
        assertThat(page.evaluate(CODECS)).isEqualTo(IN_ALAW);
        centre.settings("\naudio: {codecs: [opus, alaw, ulaw]}\n");
        Faults faults = new Faults(centre);
        long dead = faults.ourProcess();
        Faults.signal("KILL", dead);
        hearsTheCaller(page); // the sound does not come by us
        faults.ourProcessIsBackAfter(dead);
        hearsTheCaller(page);
        supervisor.reload();
        hearsTheCaller(supervisor);
        assertThat(supervisor.evaluate(CODECS)).isEqualTo(IN_OPUS);
        press(page, "Hold");
        page.getByText("On hold").first().waitFor();
        page.getByRole(AriaRole.BUTTON, named("Hold").setExact(true)).click();
        hearsTheCaller(page);
        a01.complaints(); // of nobody being there meanwhile
        s01.complaints();
        page.waitForTimeout(HEARD.toMillis());
        press(page, "Hang up");
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.FAR_END);
        isHeardAtTheEndOf(file);
        assertThat(centre.storyAfterCall(call).at("/record/assignments").findValuesAsText("agent"))
                .containsExactly("a01");
        isCalledInOpus(page);
    }

    private void isCalledInOpus(Page page) {
        Path file = centre.folder().resolve("to-a-page-that-speaks-opus.wav");
        centre.agent("ready", "a01");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(60))
                .recordedTo(file));
        press(page, "Accept");
        hearsTheCaller(page);
        assertThat(page.evaluate(CODECS)).isEqualTo(IN_OPUS);
        page.waitForTimeout(HEARD.toMillis());
        call.hangUp();
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.CALLER);
        isHeardAtTheEndOf(file);
    }

    @Test
    void aSmallWindowGovernsTheCallOfThePageThatHasTheSoundAndHasItWhenThatIsClosed() {
        Page page = readyInTheBrowser("a01").page();
        Page small = page.waitForPopup(() -> page.keyboard().press("Alt+Insert"));
        registered(small);
        LiveCall call =
                centre.call(Centre.straightToAPerson(VIP).saying(CALLERS_VOICE).hangingUpAfter(Duration.ofSeconds(60)));
        press(small, "Accept");
        hearsTheCaller(page);
        assertThat(small.evaluate("window.connections.length"))
                .as("phones in the small window")
                .isEqualTo(0);
        press(small, "Mute");
        await().atMost(Centre.SOON).until(() -> page.evaluate(SENDS_SOUND).equals(false));

        page.close();
        hearsTheCaller(small);
        assertThat(small.evaluate(SENDS_SOUND))
                .as("who was muted is muted still")
                .isEqualTo(false);
        press(small, "Mute");
        await().atMost(Centre.SOON).until(() -> small.evaluate(SENDS_SOUND).equals(true));
        press(small, "Hang up");
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.FAR_END);
        assertThat(centre.storyAfterCall(call).at("/record/assignments").findValuesAsText("agent"))
                .containsExactly("a01");
    }

    @Test
    void aPageWhoseNetworkFailsIsBackInTheCallByItselfAndTheCallerOfOneThatStaysAwayKeepsHerPlace() {
        Seat a01 = readyInTheBrowser("a01");
        Page page = a01.page();
        Path file = centre.folder().resolve("of-pages-cut-off.wav");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(120))
                .recordedTo(file));
        press(page, "Accept");
        hearsTheCaller(page);

        press(page, "Mute");
        long began = System.nanoTime();
        page.evaluate(LOSES_THE_NETWORK);
        await().atMost(Centre.SOON)
                .until(() -> page.evaluate("window.connections.length").equals(2));
        hearsTheCaller(page);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(page.evaluate(SENDS_SOUND))
                .as("who was muted is muted still")
                .isEqualTo(false);
        press(page, "Mute");
        assertThat(page.evaluate(SENDS_SOUND)).isEqualTo(true);
        a01.complaints();
        page.waitForTimeout(HEARD.toMillis());
        a01.close();
        await().atMost(Centre.SOON.multipliedBy(2)).until(() -> centre.waiting() == 1);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a02");
        centre.agent("sign-in", "a02");
        centre.agent("ready", "a02");
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        call.hangUp();
        JsonNode entries = centre.storyAfterCall(call).at("/record/entries");
        assertThat(entries.findValuesAsText("outcome")).containsExactly("ANSWERED", "ANSWERED");
        assertThat(entries.at("/1/orderKey")).isEqualTo(entries.at("/0/orderKey"));
        Recording caller =
                Recording.read(Objects.requireNonNull(call.report().join().recording()));
        assertThat(longestSilence(caller)).as("silence before she hears music").isLessThan(Duration.ofSeconds(5));
    }

    private static Duration longestSilence(Recording heard) {
        Duration step = Duration.ofMillis(50);
        Duration longest = Duration.ZERO;
        Duration silent = Duration.ZERO;
        for (Duration at = Duration.ZERO; at.compareTo(heard.length()) < 0; at = at.plus(step)) {
            silent = heard.part(at, step).isSilent() ? silent.plus(step) : Duration.ZERO;
            longest = longest.compareTo(silent) < 0 ? silent : longest;
        }
        return longest;
    }

    @Test
    void aPageThatIsLoadedAnewIsBackInAConsultationAndAConferenceByItself() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a02", "a03");
        centre.phone("a03").recordsCalls(true);
        centre.ready("a02");
        Path atCaller = centre.folder().resolve("to-a-conference.wav");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(90))
                .recordedTo(atCaller));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        int colleague = centre.phone("a02").toneHz();
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        WebClient a02 = WebClient.signIn(centre, "a02");
        Page page = readyInTheBrowser("a01").page();

        assertThat(a02.post(at + "/consult", "{\"agent\":\"a01\"}")).isEqualTo(204);
        page.getByRole(AriaRole.BUTTON, named("Accept")).click();
        hears(page, colleague);
        reload(page); // who is asked
        hears(page, colleague);
        assertThat(a02.post(at + "/consult/conference")).isEqualTo(204);
        hears(page, colleague, CALLERS_VOICE);
        reload(page); // one of a conference
        hears(page, colleague, CALLERS_VOICE);
        assertThat(a02.post(at + "/hang-up")).isEqualTo(204);
        hearsTheCaller(page);

        centre.ready("a03");
        assertThat(page.evaluate(ASKS, List.of(at, "{\"agent\":\"a03\"}"))).isEqualTo(204);
        hears(page, centre.phone("a03").toneHz());
        reload(page); // who asks
        hears(page, centre.phone("a03").toneHz());
        Path atColleague =
                centre.phone("a03").recording(centre.phone("a03").legs().getFirst());
        press(page, "Conference");
        hears(page, centre.phone("a03").toneHz(), CALLERS_VOICE);
        page.waitForTimeout(HEARD.toMillis());
        call.hangUp();
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.CALLER);
        await().atMost(Centre.SOON).until(() -> centre.phone("a03").legs().isEmpty());
        isHeardAmongOthersAtTheEndOf(atCaller);
        isHeardAmongOthersAtTheEndOf(atColleague);
        assertThat(centre.storyAfterCall(call).at("/record/assignments").findValuesAsText("agent"))
                .containsExactly("a02", "a01", "a03");
    }

    @Test
    void whoHasCallsTakenByThemselvesHoldsAndAsksAQueueAndHandsOverAndSendsOnFromThePage() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a10");
        centre.phone("a10").recordsCalls(true);
        centre.ready("a10"); // in the other queue only
        Path atCaller = centre.folder().resolve("of-a-page-that-sends-on.wav");
        Page page = readyInTheBrowser("a12").page(); // who alone has it: it is kept with the person
        page.locator("button.chip", new Page.LocatorOptions().setHasText("This browser"))
                .click();
        page.getByLabel("Take calls by themselves after a tone").check();
        page.keyboard().press("Escape");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(90))
                .recordedTo(atCaller));
        hearsTheCaller(page); // and nobody has clicked

        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "s02");
        centre.agent("sign-in", "s02");
        WebClient supervisor = WebClient.signIn(centre, "s02");
        int coach = centre.phone("s02").toneHz();
        assertThat(supervisor.put("/api/agents/a12/watch", "{\"mode\":\"WHISPER\"}"))
                .isEqualTo(204);
        hears(page, coach, CALLERS_VOICE);
        Duration coached = lasts(page);
        assertThat(supervisor.put("/api/agents/a12/watch", "{\"mode\":\"BARGE\"}"))
                .isEqualTo(204);
        Duration joined = lasts(page);
        hears(page, coach, CALLERS_VOICE);
        assertThat(supervisor.delete("/api/watch")).isEqualTo(204);
        centre.agent("sign-out", "s02");

        press(page, "Hold");
        await("silence in the page").atMost(Centre.SOON).until(() -> loudest(page) < 0.01);
        Duration held = lasts(page);
        page.getByRole(AriaRole.BUTTON, named("Hold").setExact(true)).click();
        hearsTheCaller(page);
        Duration back = lasts(page);

        int colleague = centre.phone("a10").toneHz();
        passOn(page, "Consult first");
        hears(page, colleague);
        reload(page); // who asks a queue
        hears(page, colleague);
        Duration asking = lasts(page);
        String asked = centre.phone("a10").legs().getFirst();
        press(page, "Hand over");
        wrapsUp(page);
        page.waitForTimeout(1_000); // she is fetched from the music a moment after the agent has left
        Duration handedOver = lasts(page);

        centre.agent("ready", "a12");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        assertThat(WebClient.signIn(centre, "a10").post(at + "/transfer", "{\"agent\":\"a12\"}"))
                .isEqualTo(204);
        hearsTheCaller(page);
        centre.agent("ready", "a10");
        centre.becomesReady("a10");
        passOn(page, "Transfer now");
        wrapsUp(page);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a10").equals("TALKING"));
        String sentTo = centre.phone("a10").legs().getFirst();
        lasts(page);
        call.hangUp();
        assertThat(centre.storyAfterCall(call).at("/record/assignments").findValuesAsText("agent"))
                .containsExactly("a12", "a10", "a12", "a10");

        Recording caller = Recording.read(atCaller);
        for (Duration talk : List.of(coached, back)) {
            assertThat(beeps(during(caller, talk)))
                    .as("beeps of the agent's microphone at the caller's end")
                    .isBetween(2, 6);
        }
        assertThat(during(caller, coached).hears(coach))
                .as("a whisper at the caller's end")
                .isFalse();
        assertThat(during(caller, joined).hears(coach))
                .as("whoever has joined in, at the caller's end")
                .isTrue();
        for (Duration music : List.of(held, asking)) {
            assertThat(during(caller, music).isSilent()).as("no music").isFalse();
            assertThat(beeps(during(caller, music)))
                    .as("sounds between silences in music")
                    .isLessThan(2);
            assertThat(during(caller, music).hears(colleague))
                    .as("who is asked at the caller's end")
                    .isFalse();
        }
        assertThat(during(caller, handedOver).hears(colleague))
                .as("whom she was handed over to")
                .isTrue();
        assertThat(caller.last(LASTS).heard(colleague))
                .as("whom she was sent to")
                .isGreaterThan(LASTS.dividedBy(2));
        Recording atColleague = Recording.read(centre.phone("a10").recording(asked));
        assertThat(beeps(before(atColleague, CALLERS_VOICE)))
                .as("beeps of the page's microphone at whom it asks")
                .isBetween(2, 5);
        for (String leg : List.of(asked, sentTo)) {
            Recording whole = Recording.read(centre.phone("a10").recording(leg));
            assertThat(whole.last(LASTS).hears(CALLERS_VOICE))
                    .as("the caller at the colleague's")
                    .isTrue();
        }
    }

    /** Gives the call in the page to the other queue. */
    private static void passOn(Page page, String how) {
        press(page, "Transfer");
        page.getByRole(AriaRole.TAB, named("Queues")).click();
        page.getByLabel("Complaints and repair").check();
        press(page, how);
    }

    private static void wrapsUp(Page page) {
        page.getByRole(AriaRole.HEADING, named("Wrap-up")).waitFor();
    }

    /** It stays so for as long as is listened to. Says how long the caller's recording was when that began: clocks are up to a second off. */
    private Duration lasts(Page page) {
        try (var files = Files.list(centre.data().carrier().resolve("recordings"))) {
            Path growing = files.filter(file -> file.getFileName().toString().startsWith("call-"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
            Duration written = Duration.ofMillis(Files.size(growing) * 1_000 / (2 * Recording.RATE));
            page.waitForTimeout(LASTS.toMillis());
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was heard meanwhile, but for the edges. */
    private static Recording during(Recording whole, Duration began) {
        return whole.part(began.plus(EDGE), LASTS.minus(EDGE));
    }

    @Test
    void aSupervisorsPageThatIsLoadedAnewIsBackOnTheAgentsLineByItself() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        centre.ready("a01");
        LiveCall call =
                centre.call(Centre.straightToAPerson(VIP).saying(CALLERS_VOICE).hangingUpAfter(Duration.ofSeconds(60)));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        Seat s01 = inTheBrowser("s01", "Sign in only");
        Page page = s01.page();
        page.navigate(page.url().replaceAll("/[^/]*$", "/board"));
        registered(page);
        page.getByRole(AriaRole.BUTTON, named("Listen to 陈静")).click();
        page.getByRole(AriaRole.MENUITEM, named("Whisper")).click();
        int agent = centre.phone("a01").toneHz();
        hears(page, agent, CALLERS_VOICE);
        reload(page);
        hears(page, agent, CALLERS_VOICE);
        page.getByText("The agent hears you, the customer does not.").first().waitFor();

        String board = page.url();
        page.navigate(board.replaceAll("(//[^/]+)/.*", "$1/health"));
        page.waitForTimeout(GIVEN_UP.toMillis());
        s01.complaints(); // of that page
        page.navigate(board);
        hears(page, agent, CALLERS_VOICE);

        page.getByRole(AriaRole.BUTTON, named("Listen").setExact(true)).click();
        page.getByText("You hear both, nobody hears you.").first().waitFor();
        hears(page, agent, CALLERS_VOICE);
        call.hangUp();

        JsonNode story = centre.storyAfterCall(call);
        assertThat(story.at("/record/asides").findValuesAsText("kind")).containsExactly("WHISPER", "LISTEN");
        assertThat(story.at("/record/asides").findValuesAsText("outcome"))
                .containsExactly("CHANGED", "CONVERSATION_OVER");
    }

    @Test
    void whoeverTalksThroughAPageThatIsLoadedAnewHearsAndIsHeardAsBefore() {
        DemoCustomer outside = centre.carrier().customer(OUTSIDE);
        outside.answersAfter(Duration.ofMillis(300));
        Path atOutside = centre.folder().resolve("outside.wav");
        outside.recordsWhatItHears(atOutside);
        Path atCaller = centre.folder().resolve("to-pages-loaded-anew.wav");
        centre.phone("a03").recordsCalls(true);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a02");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(2_500)), "a03");
        centre.ready("a02");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP)
                .saying(CALLERS_VOICE)
                .hangingUpAfter(Duration.ofSeconds(120))
                .recordedTo(atCaller));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        Page page = readyInTheBrowser("a01").page();
        Page supervisor = inTheBrowser("s01", "Sign in only").page();

        assertThat(WebClient.signIn(centre, "a02").post(at + "/transfer", "{\"agent\":\"a01\"}"))
                .isEqualTo(204);
        page.getByRole(AriaRole.BUTTON, named("Accept")).click();
        hearsTheCaller(page);
        reload(page); // to whom a customer was sent on
        hearsTheCaller(page);

        int colleague = centre.phone("a03").toneHz();
        centre.ready("a03");
        assertThat(page.evaluate(ASKS, List.of(at, "{\"agent\":\"a03\"}"))).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a03").equals("RESERVED"));
        reload(page); // who is having a colleague rung
        hears(page, colleague);
        String asked = centre.phone("a03").legs().getFirst();
        press(page, "Swap");
        hearsTheCaller(page);
        reload(page); // who is back with the customer meanwhile
        hearsTheCaller(page);
        press(page, "Swap");
        hears(page, colleague);
        reload(page); // and with the colleague again
        hears(page, colleague);
        page.waitForTimeout(HEARD.toMillis());
        press(page, "Back to the customer");
        hearsTheCaller(page);
        isHeardAtTheEndOf(centre.phone("a03").recording(asked));

        assertThat(page.evaluate(ASKS, List.of(at, "{\"number\":\"" + OUTSIDE + "\"}")))
                .isEqualTo(204);
        hears(page, DemoCustomer.TONE_HZ);
        reload(page); // who asks somebody outside
        hears(page, DemoCustomer.TONE_HZ);
        page.waitForTimeout(HEARD.toMillis());
        press(page, "Back to the customer");
        hearsTheCaller(page);
        await().atMost(Centre.SOON).until(() -> !outside.isEngaged());
        isHeardAtTheEndOf(atOutside);

        supervisor.navigate(supervisor.url().replaceAll("/[^/]*$", "/board"));
        registered(supervisor);
        press(supervisor, "Listen to 陈静");
        supervisor.getByRole(AriaRole.MENUITEM, named("Listen")).click();
        hearsTheCaller(supervisor);
        press(supervisor, "Take over");
        await().atMost(Centre.SOON).until(() -> centre.stateOf("s01").equals("TALKING"));
        reload(supervisor); // who has taken over
        hearsTheCaller(supervisor);
        supervisor.waitForTimeout(HEARD.toMillis());
        call.hangUp();
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.CALLER);
        isHeardAtTheEndOf(atCaller);
        assertThat(centre.storyAfterCall(call).at("/record/assignments").findValuesAsText("agent"))
                .containsExactly("a02", "a01", "a03", "s01");
    }

    @Test
    void whoChecksTheHeadsetHearsOneselfByWayOfTheCentre() {
        Page page = inTheBrowser("a04", "Sign in only").page();
        press(page, "This browser");
        press(page, "Check headset");
        assertThat(loudest(page)).isEqualTo(-1);
        press(page, "Hear yourself");
        await("the beeps of the microphone come back").atMost(Centre.SOON).until(() -> loudest(page) > 0.05);
        press(page, "Stop");
        page.getByRole(AriaRole.BUTTON, named("Hear yourself")).waitFor();
        press(page, "Done");
        registered(page);
    }

    /** A page's microphone. Not somewhere in the middle: against the clock, recordings are up to a second off. */
    private static void isHeardAtTheEndOf(Path recording) {
        assertThat(beeps(Recording.read(recording).last(HEARD)))
                .as("beeps at the end of " + recording)
                .isBetween(2, 5); // music is one that does not end
    }

    /** What was heard until that voice came. */
    private static Recording before(Recording whole, int voice) {
        Duration came = Duration.ZERO;
        while (came.compareTo(whole.length()) < 0 && !whole.part(came, STEP).hears(voice)) {
            came = came.plus(STEP);
        }
        return whole.part(Duration.ZERO, came.minus(EDGE)).last(HEARD);
    }

    /** The same where others are heard all the time. */
    private static void isHeardAmongOthersAtTheEndOf(Path recording) {
        Recording end = Recording.read(recording).last(HEARD);
        assertThat(end.heard(MICROPHONE_HZ, 0.05))
                .as("beeps at the end of " + recording)
                .isBetween(HEARD.dividedBy(20), HEARD.dividedBy(3));
    }

    private static double loudest(Page page) {
        return ((Number) page.evaluate(LOUDEST)).doubleValue();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    /** Whoever it is, the call is back within five seconds. */
    private static void reload(Page page) {
        long began = System.nanoTime();
        page.reload();
        talks(page);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    /** The page's process dies, and a new page has the call within five seconds. */
    private static Page crash(Seat seat) {
        String address = seat.page().url();
        long began = System.nanoTime();
        assertThatThrownBy(() -> seat.page().navigate("chrome://crash"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("crash");
        Page page = seat.tab().page();
        page.navigate(address);
        talks(page);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        return page;
    }

    private static void talks(Page page) {
        phoneIs(page, "talking");
    }

    private static void phoneIs(Page page, String told) {
        page.locator("button.chip", new Page.LocatorOptions().setHasText(told)).waitFor();
    }

    private void hearsTheCaller(Page page) {
        hears(page, CALLERS_VOICE);
    }

    /** Each of these. */
    private static void hears(Page page, Integer... voices) {
        talks(page);
        await("all are heard in the page")
                .atMost(Centre.SOON)
                .until(() -> page.evaluate(HEARS, List.of(voices)).equals(true));
    }

    private static Seat readyInTheBrowser(String agent) {
        return readyInTheBrowser(agent, unchanged -> {});
    }

    private static Seat readyInTheBrowser(String agent, Consumer<BrowserContext> changed) {
        Seat seat = inTheBrowser(agent, "Sign in, ready", changed);
        await().atMost(Centre.SOON).until(() -> centreKnowsReady(agent));
        return seat;
    }

    private static Seat inTheBrowser(String person, String how) {
        return inTheBrowser(person, how, unchanged -> {});
    }

    private static Seat inTheBrowser(String person, String how, Consumer<BrowserContext> changed) {
        Seat seat = BROWSERS.at(HOTLINE.get(), person, Seat.Screen.USUAL);
        seat.context().addInitScript(NOTES_CONNECTIONS);
        changed.accept(seat.context());
        seat.signIn();
        Page page = seat.page();
        page.getByRole(AriaRole.BUTTON, named("Sign in at a phone")).click();
        page.getByLabel("In this browser").check();
        page.getByRole(AriaRole.BUTTON, named(how)).click();
        registered(page);
        return seat;
    }

    private static boolean centreKnowsReady(String agent) {
        return HOTLINE.get().agents().stream()
                .anyMatch(one -> one.path("id").asText().equals(agent)
                        && one.path("state").asText().equals("READY"));
    }

    private static void registered(Page page) {
        page.locator("button.chip", new Page.LocatorOptions().setHasText("This browser"))
                .getByText("ready", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** How often sound begins after silence: Chromium's made-up microphone beeps twice a second. */
    private static int beeps(Recording heard) {
        Duration step = Duration.ofMillis(50);
        int begun = 0;
        boolean silent = true;
        for (Duration at = Duration.ZERO; at.compareTo(heard.length()) < 0; at = at.plus(step)) {
            boolean before = silent;
            silent = heard.part(at, step).isSilent();
            begun += before && !silent ? 1 : 0;
        }
        return begun;
    }

    private static boolean near(int hertz, int wanted) {
        return Math.abs(hertz - wanted) < 60;
    }
}
