package hotline.cti;

import hotline.cti.ami.AmiSettings;
import hotline.ivr.speech.Language;
import java.nio.file.Path;

/**
 * @param agiPort where Asterisk visits us, on loopback; 0 for any free one
 * @param agiSecret the installation's secret, as the dialplan knows it
 * @param witness the file in which Asterisk notes what happens to calls (cel_custom), for the time when we were away
 * @param musicClass what waiting callers hear, as in musiconhold.conf
 * @param agentLanguage in which feature codes are confirmed, and agents' telephones outside are spoken to first, where the agent's own is not known
 */
public record CtiSettings(
        AmiSettings ami, int agiPort, String agiSecret, Path witness, String musicClass, Language agentLanguage) {
    public CtiSettings {
        if (!musicClass.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("a music class is 1 to 40 letters, digits, '_' or '-'");
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "AMI " + ami + ", AGI port " + agiPort;
    }
}
