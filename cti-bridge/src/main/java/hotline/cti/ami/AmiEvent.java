package hotline.cti.ami;

/**
 * Something Asterisk tells without having been asked, or one item of a list that was asked for.
 *
 * @param name for example {@code DialEnd}
 */
public record AmiEvent(String name, AmiHeaders headers) {
    /** The header's value, empty when there is none. */
    public String text(String header) {
        return headers.text(header);
    }

    /** A variable of the event's channel, from the list {@code channelvars} in manager.conf; empty when unset. */
    public String channelVariable(String variable) {
        return headers.variable("ChanVariable", variable);
    }

    /** The same of the called channel in events about dialling. */
    public String calledChannelVariable(String variable) {
        return headers.variable("DestChanVariable", variable);
    }
}
