package hotline.crm.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells where numbers are from, out of the numbering plans that come with libphonenumber; asks nobody. The first number of a
 * country takes some milliseconds while its plan is read. Safe for many threads.
 */
public final class PhonePlaces {
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberOfflineGeocoder places = PhoneNumberOfflineGeocoder.getInstance();
    private final PhoneNumberToCarrierMapper carriers = PhoneNumberToCarrierMapper.getInstance();

    /** @param e164 for example {@code +8613800138000}; empty when it is no number or of no country */
    public Optional<PhonePlace> of(String e164) {
        try {
            PhoneNumber number = numbers.parse(e164, null);
            String region = numbers.getRegionCodeForNumber(number);
            return region == null
                    ? Optional.empty()
                    : Optional.of(new PhonePlace(
                            region,
                            places.getDescriptionForNumber(number, Locale.SIMPLIFIED_CHINESE),
                            places.getDescriptionForNumber(number, Locale.ENGLISH),
                            carriers.getNameForNumber(number, Locale.SIMPLIFIED_CHINESE),
                            carriers.getNameForNumber(number, Locale.ENGLISH)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
