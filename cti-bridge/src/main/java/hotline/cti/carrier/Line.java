package hotline.cti.carrier;

import hotline.cti.ami.AmiAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one call is put to the carrier's Asterisk.
 *
 * @param id of the call and of its channel
 * @param dialled the channel to be called: {@code PJSIP/4001@trunk}
 * @param context where the channel goes when it is answered, with {@code extension}
 * @param spool where Asterisk writes what is heard; null: it is not recorded
 * @param recording where that belongs afterwards
 */
record Line(
        String id,
        String dialled,
        String context,
        String extension,
        String number,
        String name,
        Keys keys,
        @Nullable Duration talk,
        @Nullable Duration hangUpAfter,
        Duration timeout,
        int toneHz,
        @Nullable Path spool,
        @Nullable Path recording) {

    static Line ofCaller(String id, CallOrder order, int toneHz, Path recordings) {
        return new Line(
                id,
                "PJSIP/" + order.to() + "@trunk",
                "caller",
                "talk",
                order.anonymous() ? "" : order.from(),
                order.name(),
                order.keys(),
                order.talk(),
                order.hangUpAfter(),
                order.timeout(),
                toneHz,
                order.recording() == null ? null : recordings.resolve(id + ".wav"),
                order.recording());
    }

    static Line ofPhone(String id, String phone, String dialled, Keys keys, Duration timeout) {
        return new Line(
                id,
                "PJSIP/" + dialled + "@" + phone,
                "phone",
                "up",
                phone,
                "",
                keys,
                null,
                null,
                timeout,
                Tones.ofPhone(phone),
                null,
                null);
    }

    AmiAction originate() {
        AmiAction action = AmiAction.of("Originate")
                .with("Channel", dialled)
                .with("Context", context)
                .with("Exten", extension)
                .with("Priority", "1")
                .with("Async", "true")
                .with("ChannelId", id)
                .with("Timeout", String.valueOf(timeout.toMillis()))
                .with("CallerID", quoted(name) + " <" + number.replaceAll("[<>\"]", "") + ">")
                .with("Variable", "CARRIER_CALL=" + id)
                .with("Variable", "CARRIER_TONE=" + toneHz)
                // the call ends even when the one who ordered it has died
                .with("Variable", "CARRIER_LIMIT=" + (timeout.toSeconds() + 10));
        if (number.isEmpty()) {
            action = action.with("Variable", "CALLERID(pres)=prohib");
        }
        return spool == null ? action : action.with("Variable", "CARRIER_RECORDING=" + spool);
    }

    /** Where the recording is now that the call has ended: moved to where it was ordered. Null when there is none. */
    @Nullable
    Path recorded() {
        if (spool == null || recording == null) {
            return null;
        }
        try {
            Wav.awaitComplete(spool, Duration.ofSeconds(2));
            Path folder = recording.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.move(spool, recording, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException lost) {
            return null; // the caller sees that there is no recording; the call itself was made
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
