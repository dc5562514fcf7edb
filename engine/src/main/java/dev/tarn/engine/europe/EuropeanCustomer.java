package dev.tarn.engine.europe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides which European tax a customer bears (CRD-072 to CRD-075).
 *
 * @param seller country of the billing entity
 * @param country ISO 3166 alpha-2 code; null where unknown
 * @param taxId as it was entered; null or blank: none
 */
public record EuropeanCustomer(
        Country seller,
        @Nullable String country,
        @Nullable String zipCode,
        @Nullable String taxId) {

    /** What is known at once: a tax, or a number that VIES has to be asked about first. */
    public sealed interface Finding {
        /** @param code of the tax that the customer bears */
        record Bears(String code) implements Finding {}

        /** @param number the well-formed VAT number to ask about */
        record Ask(VatNumber number) implements Finding {}
    }

    /** By its territory, else by its tax id, else by its country. A tax id that is no VAT number counts as invalid at once (CRD-329). */
    public Finding find() {
        Optional<VatNumber> number = VatNumber.parse(taxId);
        Optional<String> territory = Country.find(country)
                .filter(land -> land != Country.FR || number.isPresent())
                .flatMap(land -> land.exceptionCode(zipCode));
        if (territory.isPresent()) {
            return new Finding.Bears(territory.get());
        }
        return number.<Finding>map(Finding.Ask::new).orElseGet(() -> new Finding.Bears(withoutNumber()));
    }

    /** The code once VIES knows the number (CRD-075). */
    public String withValid(VatNumber number) {
        return number.country() == seller
                ? seller.exceptionCode(zipCode).orElse(seller.standardCode())
                : EuropeanTax.REVERSE_CHARGE;
    }

    /** The code of a customer without tax id, or with one that is not valid (CRD-074). */
    public String withoutNumber() {
        if (country == null) {
            return seller.standardCode();
        }
        return Country.find(country).map(Country::standardCode).orElse(EuropeanTax.TAX_EXEMPT);
    }

    /** Whether a tax id was given at all. */
    public boolean hasTaxId() {
        return taxId != null && !taxId.isBlank();
    }
}
