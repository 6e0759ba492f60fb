package hotline.server.asterisk;

import hotline.server.Refused;

/**
 * What proves to Asterisk that it is Hotline who speaks, and to Hotline that it is Asterisk. Goes into rendered
 * configuration (0600) and nowhere else; never logged.
 *
 * @param ami password of the AMI user {@code hotline}
 * @param provisioning password of the AMI user {@code provisioning}
 * @param agi first argument ({@code agi_arg_1}) of every FastAGI request
 */
public record PbxSecrets(String ami, String provisioning, String agi) {
    public PbxSecrets {
        require(ami, "of the AMI user hotline");
        require(provisioning, "of the AMI user provisioning");
        require(agi, "of FastAGI");
    }

    private static void require(String secret, String whose) {
        if (!secret.matches("[0-9a-zA-Z]{16,128}")) {
            throw new Refused(
                    "asterisk",
                    "The secret " + whose + " is not 16 to 128 letters and digits.",
                    "Delete the file it is kept in while Hotline is stopped: a new one will be made.");
        }
    }

    @Override
    public String toString() {
        return "PbxSecrets(hidden)";
    }
}
