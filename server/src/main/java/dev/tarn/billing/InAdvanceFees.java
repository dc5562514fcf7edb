package dev.tarn.billing;

import dev.tarn.engine.subscription.Window;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.invoice.NewInvoiceSubscription;
import dev.tarn.invoice.StandaloneFees;
import dev.tarn.plan.Charge;
import dev.tarn.tax.Tax;
import dev.tarn.usage.PricedEvent;
import java.util.List;
import java.util.Objects;

/** Fees and invoices of single events (BIL-115, BIL-116). All count at the time of the event. */
final class InAdvanceFees {
    private InAdvanceFees() {}

    static Entry entry(PricedEvent priced) {
        return new Entry(priced.subscription(), priced.plan(), priced.customer(), Cause.EVENT);
    }

    static NewFee fee(PricedEvent priced, FeeTaxes taxes) {
        return fee(priced, taxes.of(priced.charge().taxes(), entry(priced)));
    }

    static NewFee fee(PricedEvent priced, List<Tax> taxes) {
        Charge charge = priced.charge();
        Window window = Objects.requireNonNull(priced.boundaries().charges());
        var filter = priced.filter();
        return new NewFee(
                        FeeType.CHARGE,
                        priced.subscription().id(),
                        charge.id(),
                        filter == null ? null : filter.id(),
                        null,
                        null,
                        priced.groupedBy(),
                        charge.metric().code(),
                        charge.metric().name(),
                        charge.metric().description(),
                        charge.invoiceDisplayName(),
                        UsageFees.displayName(filter),
                        priced.amount().units(),
                        null,
                        1L,
                        priced.amount(),
                        priced.amountDetails(),
                        priced.amount().explanation(),
                        priced.plan().version(),
                        window.fromAt(),
                        window.toAt(),
                        taxes,
                        null,
                        new NewFee.Advance(priced.transactionId()),
                        null)
                .presented(UsageFees.presentation(charge, priced.breakdowns()));
    }

    static StandaloneFees.Charged charged(PricedEvent priced, FeeTaxes taxes) {
        Entry entry = entry(priced);
        return new StandaloneFees.Charged(entry.customer().id(), entry.billingEntityId(), fee(priced, taxes));
    }

    static NewInvoice invoice(PricedEvent priced, FeeTaxes taxes) {
        Entry entry = entry(priced);
        var line = new NewInvoiceSubscription(
                entry.id(),
                Cause.EVENT.reason(),
                false,
                priced.at(),
                priced.boundaries(),
                entry.customer().applicableZone());
        return new NewInvoice(
                entry.customer().id(),
                entry.billingEntityId(),
                "subscription",
                entry.plan().currency(),
                priced.at(),
                false,
                false,
                entry.subscription().purchaseOrderNumber(),
                List.of(line),
                List.of(fee(priced, taxes)));
    }
}
