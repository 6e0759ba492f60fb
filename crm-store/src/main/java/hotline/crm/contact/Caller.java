package hotline.crm.contact;

import hotline.crm.customer.Arrived;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhonePlace;
import hotline.crm.customer.PhonePlaces;
import org.jspecify.annotations.Nullable;

/**
 * What the line says of who is calling. The raw texts are hostile, cut and without control characters.
 *
 * @param number known, anonymous, or unparsable: three different things
 * @param rawName the display name, empty when the line says none
 * @param dialled which of our numbers, null when only a number was asked about
 * @param place where the number is from, null when it is none or from nowhere
 */
public record Caller(
        CallerNumber number,
        String rawNumber,
        String rawName,
        @Nullable String dialled,
        @Nullable PhonePlace place) {

    static Caller of(Arrived arrived, PhonePlaces places) {
        return new Caller(
                arrived.number(),
                arrived.rawNumber(),
                arrived.rawName(),
                arrived.dialled(),
                place(arrived.number(), places));
    }

    static Caller of(CallerNumber number, PhonePlaces places) {
        String text = number instanceof CallerNumber.Known known ? known.e164() : "";
        return new Caller(number, text, "", null, place(number, places));
    }

    private static @Nullable PhonePlace place(CallerNumber number, PhonePlaces places) {
        return number instanceof CallerNumber.Known known
                ? places.of(known.e164()).orElse(null)
                : null;
    }
}
