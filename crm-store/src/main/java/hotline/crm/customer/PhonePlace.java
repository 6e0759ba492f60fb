package hotline.crm.customer;

/**
 * Where a number is from, as numbering plans tell: a district for landlines and for mobile numbers of some countries, else the
 * country. Texts are empty when nothing is known.
 *
 * @param region ISO 3166 country, for example {@code CN}
 */
public record PhonePlace(
        String region, String placeChinese, String placeEnglish, String carrierChinese, String carrierEnglish) {}
