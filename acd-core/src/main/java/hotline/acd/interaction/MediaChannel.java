package hotline.acd.interaction;

/** On what a customer speaks with us. Voice first; the shape for the others is there. */
public enum MediaChannel {
    VOICE,
    CHAT,
    MAIL
}
