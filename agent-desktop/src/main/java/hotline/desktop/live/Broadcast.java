package hotline.desktop.live;

import hotline.desktop.message.ServerMessage;

/** Takes what is to be told. Called on the live thread only, in the order in which it is to be heard; returns at once. */
public interface Broadcast {
    void tell(Audience to, ServerMessage message);

    /** What boards show may be of others now: they are told all of it, and whoever comes back begins anew. */
    void boardsAnew();
}
