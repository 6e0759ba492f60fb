package hotline.cti.ami;

import java.util.List;

/**
 * Asterisk's answer to an action.
 *
 * @param success false for {@code Response: Error}
 * @param list the items of an action that answers with a list, else empty
 */
public record AmiResponse(boolean success, AmiHeaders headers, List<AmiEvent> list) {
    public AmiResponse {
        list = List.copyOf(list);
    }

    /** What Asterisk says in words. */
    public String message() {
        return headers.text("Message");
    }
}
