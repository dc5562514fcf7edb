package dev.tarn.wallet;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customers;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.invoice.AppliedSections;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.InvoiceVoided;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.invoice.OpenInvoices;
import dev.tarn.invoice.PaymentStatusListener;
import dev.tarn.payment.PaymentChoices;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sells credits: each purchase is an invoice of its own, and counts once that is paid (CRD-226, INV-140). */
@Component
class Purchases implements PaymentStatusListener {
    private final DSLContext database;
    private final Invoices invoices;
    private final OpenInvoices openInvoices;
    private final PaymentChoices choices;
    private final CustomSections sections;
    private final AppliedSections printed;
    private final Customers customers;
    private final WalletReader wallets;
    private final TransactionStore transactions;
    private final Ledger ledger;
    private final RefreshWallets refresh;
    private final BillingClock clock;

    Purchases(
            DSLContext database,
            Invoices invoices,
            OpenInvoices openInvoices,
            PaymentChoices choices,
            CustomSections sections,
            AppliedSections printed,
            Customers customers,
            WalletReader wallets,
            TransactionStore transactions,
            Ledger ledger,
            RefreshWallets refresh,
            BillingClock clock) {
        this.database = database;
        this.invoices = invoices;
        this.openInvoices = openInvoices;
        this.choices = choices;
        this.sections = sections;
        this.printed = printed;
        this.customers = customers;
        this.wallets = wallets;
        this.transactions = transactions;
        this.ledger = ledger;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** The same purchase, with the invoice that sells it: finalized at once, or open until it is paid (INV-051). */
    WalletTransaction invoice(Tenant tenant, Wallet wallet, WalletTransaction purchase) {
        var details = purchase.details();
        var invoice = new NewInvoice(
                wallet.customerId(),
                wallet.billingEntityId(),
                "credit",
                wallet.rate().currency().code(),
                purchase.createdAt(),
                false,
                false,
                details.purchaseOrderNumber(),
                List.of(),
                List.of(fee(wallet, purchase)));
        UUID id = details.requiresPayment()
                ? openInvoices.open(tenant, invoice).id()
                : invoices.issue(tenant, List.of(invoice)).getFirst();
        if ("manual".equals(details.payment().type())) {
            choices.write(tenant, id, PaymentChoices.BY_HAND);
        }
        print(tenant, id, wallet, purchase);
        return purchase.soldBy(id);
    }

    /** What the transaction chooses if it does, else the wallet (INV-192). */
    private void print(Tenant tenant, UUID invoiceId, Wallet wallet, WalletTransaction purchase) {
        if (!sections.isAny(tenant)) {
            return;
        }
        var own = List.of(purchase.id());
        boolean chooses = !sections.selectedBy(tenant, own).isEmpty()
                || !sections.skipping(tenant, own).isEmpty();
        var customer = Known.in(customers.byIds(tenant, List.of(wallet.customerId())), wallet.customerId());
        printed.printAsChosenBy(tenant, invoiceId, customer, chooses ? purchase.id() : wallet.id());
    }

    /** Named after the transaction, never after the wallet (CRD-328). */
    private static NewFee fee(Wallet wallet, WalletTransaction purchase) {
        String name = purchase.details().name();
        CreditValue value = purchase.value();
        var amount = wallet.rate().fee(value);
        return new NewFee(
                FeeType.CREDIT,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                "credit",
                name == null ? "credit" : name,
                null,
                name,
                null,
                amount.units(),
                null,
                null,
                amount,
                JsonNodeFactory.instance.objectNode(),
                amount.explanation(),
                null,
                purchase.createdAt(),
                purchase.createdAt(),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public void paymentStatusChanged(Tenant tenant, Change change) {
        if (!change.invoiceType().equals("credit")) {
            return;
        }
        transactions
                .soldBy(tenant, change.invoiceId())
                .filter(purchase -> !purchase.isSettled())
                .ifPresent(purchase -> paymentStatusChanged(tenant, change, purchase));
        if (change.succeeded()) {
            openInvoices.finalizePaid(tenant, change.invoiceId());
        }
    }

    private void paymentStatusChanged(Tenant tenant, Change change, WalletTransaction purchase) {
        if (change.succeeded() && !isOffset(change.invoiceId())) {
            settle(tenant, purchase);
        } else if (!change.after().equals("pending")) {
            fail(tenant, purchase, change.customerId());
        }
    }

    /** What an invoice was to sell that does not count any more is not sold. */
    @EventListener
    void on(InvoiceVoided voided) {
        transactions
                .soldBy(voided.tenant(), voided.invoiceId())
                .filter(WalletTransaction::isPending)
                .ifPresent(purchase -> fail(voided.tenant(), purchase, voided.customerId()));
    }

    private void fail(Tenant tenant, WalletTransaction purchase, UUID customerId) {
        transactions.markFailed(purchase.id(), clock.now(tenant));
        refresh.schedule(tenant, List.of(customerId));
    }

    private void settle(Tenant tenant, WalletTransaction purchase) {
        Holdings holdings = ledger.open(wallets.byIds(tenant, List.of(purchase.walletId())));
        holdings.settle(purchase.settledAt(clock.now(tenant)));
        ledger.post(tenant, holdings);
    }

    /** What a credit note has written off was never paid: it brings no credits (CRD-132). */
    private boolean isOffset(UUID invoiceId) {
        return database.fetchExists(
                INVOICE,
                INVOICE.ID.eq(invoiceId),
                INVOICE.TOTAL_AMOUNT_CENTS.gt(0L),
                INVOICE.TOTAL_OFFSET_AMOUNT_CENTS.eq(INVOICE.TOTAL_AMOUNT_CENTS));
    }
}
