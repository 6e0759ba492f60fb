package hotline.ivr.run;

/**
 * Lets a caller who comes from a queue hang up and keep the place there, to be called. Asked on the caller's own thread; may block for as long as
 * something takes to be written durably. Never throws: what fails is a no.
 */
public interface PlaceKeeper {
    /** Keeps nobody's place. */
    PlaceKeeper NOBODYS = number -> false;

    /**
     * Keeps the place until the caller has been called at this number; asked for again, the newest number counts.
     *
     * @param number as the network gave it or the caller entered it; hostile
     * @return whether it is promised, durably; not when the number cannot be called, at this hour, or where nobody is called back
     */
    boolean keep(String number);
}
