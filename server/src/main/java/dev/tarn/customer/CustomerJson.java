package dev.tarn.customer;

import dev.tarn.customer.CustomerDetails.Address;
import dev.tarn.section.SectionJson;
import dev.tarn.tax.TaxJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as the contract shows it. */
public record CustomerJson(
        UUID lagoId,
        int sequentialId,
        String slug,
        String externalId,
        String billingEntityCode,
        String accountType,
        @Nullable String customerType,
        @Nullable String name,
        @Nullable String firstname,
        @Nullable String lastname,
        @Nullable String email,
        @Nullable String legalName,
        @Nullable String legalNumber,
        @Nullable String taxIdentificationNumber,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String logoUrl,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String zipcode,
        @Nullable String state,
        @Nullable String country,
        @Nullable String currency,
        @Nullable String timezone,
        String applicableTimezone,
        @Nullable Integer netPaymentTerm,
        String finalizeZeroAmountInvoice,
        boolean skipInvoiceCustomSections,
        BillingConfiguration billingConfiguration,
        ShippingAddress shippingAddress,
        List<Metadata> metadata,
        List<Object> integrationCustomers,
        List<TaxJson> taxes,
        List<SectionJson> applicableInvoiceCustomSections,
        List<Object> errorDetails,
        @Nullable ViesCheck viesCheck,
        Instant createdAt,
        Instant updatedAt) {

    /** The customer's own settings; null where its billing entity's apply, or where no payment provider knows it. */
    public record BillingConfiguration(
            @Nullable Integer invoiceGracePeriod,
            @Nullable String subscriptionInvoiceIssuingDateAnchor,
            @Nullable String subscriptionInvoiceIssuingDateAdjustment,
            @Nullable String documentLocale,
            @Nullable String paymentProvider,
            @Nullable String paymentProviderCode,
            @Nullable String providerCustomerId,
            @Nullable List<String> providerPaymentMethods) {}

    /** What VIES said of the tax id; {@code valid} is null as long as it has not answered. */
    public record ViesCheck(
            @Nullable Boolean valid,
            boolean validFormat,
            String status,
            int attempts,
            @Nullable String error,
            @Nullable Instant nextAttemptAt) {
        static @Nullable ViesCheck of(@Nullable VatCheck check) {
            return check == null
                    ? null
                    : new ViesCheck(
                            check.isPending() ? null : check.state() == VatCheck.State.VALID,
                            check.validFormat(),
                            check.state().name().toLowerCase(Locale.ROOT),
                            check.attempts(),
                            check.error(),
                            check.nextAt());
        }
    }

    public record ShippingAddress(
            @Nullable String addressLine1,
            @Nullable String addressLine2,
            @Nullable String city,
            @Nullable String zipcode,
            @Nullable String state,
            @Nullable String country) {}

    public record Metadata(UUID lagoId, String key, String value, boolean displayInInvoice, Instant createdAt) {}

    public static CustomerJson of(CustomerDetails details) {
        Customer customer = details.customer();
        Address address = details.address();
        return new CustomerJson(
                customer.id(),
                customer.sequentialId(),
                details.slug(),
                customer.externalId(),
                details.billingEntityCode(),
                customer.partner() ? "partner" : "customer",
                details.type(),
                details.names().name(),
                details.names().firstname(),
                details.names().lastname(),
                details.email(),
                details.names().legalName(),
                details.legalNumber(),
                details.taxIdentificationNumber(),
                details.phone(),
                details.url(),
                details.logoUrl(),
                address.line1(),
                address.line2(),
                address.city(),
                address.zipcode(),
                address.state(),
                address.country(),
                customer.currency(),
                details.own().timezone(),
                customer.applicableZone().getId(),
                details.own().netPaymentTermDays(),
                details.own().finalizeZeroAmountInvoice(),
                details.sections().skips(),
                billingConfiguration(details.own(), details.paymentProvider()),
                shippingAddress(details.shippingAddress()),
                details.metadata().stream().map(CustomerJson::metadata).toList(),
                List.of(),
                details.taxes().stream().map(TaxJson::of).toList(),
                details.sections().applicable().stream().map(SectionJson::of).toList(),
                List.of(),
                ViesCheck.of(details.vatCheck()),
                customer.createdAt(),
                details.updatedAt());
    }

    private static BillingConfiguration billingConfiguration(
            CustomerDetails.OwnSettings own, PaymentProviderLinks.@Nullable Link provider) {
        return new BillingConfiguration(
                own.invoiceGracePeriodDays(),
                own.issuingDateAnchor(),
                own.issuingDateAdjustment(),
                own.documentLocale(),
                provider == null ? null : provider.provider(),
                provider == null ? null : provider.code(),
                provider == null ? null : provider.providerCustomerId(),
                provider == null ? null : provider.paymentMethods());
    }

    private static ShippingAddress shippingAddress(Address address) {
        return new ShippingAddress(
                address.line1(),
                address.line2(),
                address.city(),
                address.zipcode(),
                address.state(),
                address.country());
    }

    private static Metadata metadata(CustomerDetails.Metadata note) {
        return new Metadata(note.id(), note.key(), note.value(), note.displayInInvoice(), note.createdAt());
    }
}
