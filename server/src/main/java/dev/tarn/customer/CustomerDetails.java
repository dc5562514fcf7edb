package dev.tarn.customer;

import dev.tarn.section.CustomSection;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a customer: what documents print and what its page shows.
 *
 * @param slug shown in document numbers; never changes (PLT-141)
 * @param type company or individual; null when not said
 * @param taxes its own; none: those of its billing entity apply
 * @param paymentProvider null: no provider knows it
 * @param vatCheck null: nobody had to ask about a VAT number
 */
public record CustomerDetails(
        Customer customer,
        String slug,
        String billingEntityCode,
        @Nullable String type,
        Names names,
        @Nullable String legalNumber,
        @Nullable String taxIdentificationNumber,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String logoUrl,
        Address address,
        Address shippingAddress,
        OwnSettings own,
        Sections sections,
        List<Metadata> metadata,
        List<Tax> taxes,
        PaymentProviderLinks.@Nullable Link paymentProvider,
        @Nullable VatCheck vatCheck,
        Instant updatedAt) {

    /**
     * What its invoices print unless something on them says otherwise.
     *
     * @param applicable its own, else its billing entity's; none if it wants none (PLT-152)
     */
    public record Sections(boolean skips, List<CustomSection> applicable) {
        static final Sections NONE = new Sections(false, List.of());
    }

    public record Names(
            @Nullable String name,
            @Nullable String firstname,
            @Nullable String lastname,
            @Nullable String legalName) {

        /** Legal name, else name, then the person (PLT-146); empty when there is none. */
        public String display() {
            String first = legalName != null ? legalName : name;
            String person = Stream.of(firstname, lastname)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return Stream.of(first, person)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" - "));
        }
    }

    /** {@code country} is ISO 3166 alpha-2. */
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String zipcode,
            @Nullable String state,
            @Nullable String country) {

        public boolean isBlank() {
            return Stream.of(line1, line2, city, zipcode, state, country)
                    .allMatch(part -> part == null || part.isBlank());
        }
    }

    /** What the customer states itself; null where its billing entity's setting applies (PLT-127). */
    public record OwnSettings(
            @Nullable String timezone,
            @Nullable Integer netPaymentTermDays,
            @Nullable Integer invoiceGracePeriodDays,
            @Nullable String issuingDateAnchor,
            @Nullable String issuingDateAdjustment,
            @Nullable String documentLocale,
            String finalizeZeroAmountInvoice) {}

    /** A note on the customer. */
    public record Metadata(UUID id, String key, String value, boolean displayInInvoice, Instant createdAt) {}

    /** Where goods and services go: the shipping address, else the billing address (PLT-154). */
    public Address deliveryAddress() {
        return shippingAddress.isBlank() ? address : shippingAddress;
    }

    CustomerDetails with(
            Sections printed,
            List<Metadata> notes,
            List<Tax> ownTaxes,
            PaymentProviderLinks.@Nullable Link provider,
            @Nullable VatCheck checked) {
        return new CustomerDetails(
                customer,
                slug,
                billingEntityCode,
                type,
                names,
                legalNumber,
                taxIdentificationNumber,
                email,
                phone,
                url,
                logoUrl,
                address,
                shippingAddress,
                own,
                printed,
                notes,
                ownTaxes,
                provider,
                checked,
                updatedAt);
    }
}
