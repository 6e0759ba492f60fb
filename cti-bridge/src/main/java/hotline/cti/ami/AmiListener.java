package hotline.cti.ami;

/**
 * Learns what an {@link AmiConnection} sees. Thread: the connection's reader, in the order of the wire. Must return at once
 * and must not throw: who has work to do keeps a queue of its own.
 */
public interface AmiListener {
    /** Logged in; events may have been missed since {@link #disconnected}. Actions can be sent. */
    void connected();

    void happened(AmiEvent event);

    /** Events are being missed from now on. Told once for each {@link #connected}. */
    void disconnected(String why);
}
