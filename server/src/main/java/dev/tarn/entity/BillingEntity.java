package dev.tarn.entity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The legal seller printed on documents, and the settings its customers inherit (PLT-120 to PLT-127).
 *
 * @param documentNumberPrefix in front of document numbers, in upper case
 * @param netPaymentTermDays days from issue to due date
 * @param invoiceGracePeriodDays days an invoice stays a draft
 * @param emailSettings which documents are e-mailed to customers
 * @param euTaxManagement whether its customers bear the taxes that European law gives them (CRD-070)
 * @param einvoicing whether its documents are e-invoices, too (INV-220)
 */
public record BillingEntity(
        UUID id,
        String code,
        String name,
        boolean isDefault,
        Legal legal,
        Address address,
        @Nullable String email,
        @Nullable String phone,
        String defaultCurrency,
        String timezone,
        String documentLocale,
        Numbering documentNumbering,
        String documentNumberPrefix,
        int netPaymentTermDays,
        int invoiceGracePeriodDays,
        @Nullable String invoiceFooter,
        boolean finalizeZeroAmountInvoice,
        String issuingDateAnchor,
        String issuingDateAdjustment,
        List<String> emailSettings,
        boolean euTaxManagement,
        boolean einvoicing,
        boolean hasLogo,
        Instant createdAt,
        Instant updatedAt) {

    public record Legal(
            @Nullable String name,
            @Nullable String number,
            @Nullable String taxIdentificationNumber) {}

    /** {@code country} is ISO 3166 alpha-2. */
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String zipcode,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country) {

        /** As printed, without empty lines. */
        public String text() {
            String town = Stream.of(zipcode, city).filter(part -> part != null).collect(Collectors.joining(" "));
            return Stream.of(line1, line2, town, state, country)
                    .filter(line -> line != null && !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What invoice numbers are counted by (PLT-083). */
    public enum Numbering {
        PER_CUSTOMER,
        PER_BILLING_ENTITY;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The picture printed on documents. */
    public record Logo(byte[] bytes, String contentType) {}

    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    /** The name documents show: the legal one where there is one. */
    public String displayName() {
        return Optional.ofNullable(legal.name()).orElse(name);
    }
}
