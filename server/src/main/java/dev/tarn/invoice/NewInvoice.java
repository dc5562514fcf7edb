package dev.tarn.invoice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be issued: who is billed for what. Taxes, totals, dates and the number are found by {@link Invoices#issue}.
 *
 * @param billingEntityId the seller, which gives the number; its customer's settings count for everything else (INV-065)
 * @param invoiceType {@code subscription}, {@code one_off}, ... (section 1.1)
 * @param billedAt the billing instant, from which all dates derive
 * @param periodic whether a regular run makes it (INV-066)
 * @param skipCharges whether usage is left out
 * @param thresholds what usage has passed; only a progressive invoice has any
 */
public record NewInvoice(
        UUID customerId,
        UUID billingEntityId,
        String invoiceType,
        String currency,
        Instant billedAt,
        boolean periodic,
        boolean skipCharges,
        @Nullable String purchaseOrderNumber,
        List<NewInvoiceSubscription> subscriptions,
        List<NewFee> fees,
        List<AppliedThreshold> thresholds) {

    public NewInvoice {
        subscriptions = List.copyOf(subscriptions);
        fees = List.copyOf(fees);
        thresholds = List.copyOf(thresholds);
    }

    /** One that no threshold makes. */
    public NewInvoice(
            UUID customerId,
            UUID billingEntityId,
            String invoiceType,
            String currency,
            Instant billedAt,
            boolean periodic,
            boolean skipCharges,
            @Nullable String purchaseOrderNumber,
            List<NewInvoiceSubscription> subscriptions,
            List<NewFee> fees) {
        this(
                customerId,
                billingEntityId,
                invoiceType,
                currency,
                billedAt,
                periodic,
                skipCharges,
                purchaseOrderNumber,
                subscriptions,
                fees,
                List.of());
    }

    /** The same as long as its taxes are not known. */
    NewInvoice untaxed() {
        return new NewInvoice(
                customerId,
                billingEntityId,
                invoiceType,
                currency,
                billedAt,
                periodic,
                skipCharges,
                purchaseOrderNumber,
                subscriptions,
                fees.stream().map(NewFee::untaxed).toList(),
                thresholds);
    }

    /** The same, made by usage that has passed thresholds. */
    public NewInvoice madeBy(List<AppliedThreshold> passed) {
        return new NewInvoice(
                customerId,
                billingEntityId,
                invoiceType,
                currency,
                billedAt,
                periodic,
                skipCharges,
                purchaseOrderNumber,
                subscriptions,
                fees,
                passed);
    }
}
