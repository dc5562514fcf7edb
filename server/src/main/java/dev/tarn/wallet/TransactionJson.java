package dev.tarn.wallet;

import dev.tarn.platform.Decimals;
import dev.tarn.section.SectionJson;
import dev.tarn.section.SelectedSection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transaction as the contract shows it. */
record TransactionJson(
        UUID lagoId,
        UUID lagoWalletId,
        @Nullable UUID lagoInvoiceId,
        @Nullable UUID lagoCreditNoteId,
        @Nullable UUID lagoVoidedInvoiceId,
        String status,
        String source,
        String transactionStatus,
        String transactionType,
        String amount,
        String creditAmount,
        boolean invoiceRequiresSuccessfulPayment,
        List<Pair> metadata,
        @Nullable Long remainingAmountCents,
        @Nullable String remainingCreditAmount,
        int priority,
        @Nullable Instant settledAt,
        @Nullable Instant failedAt,
        Instant createdAt,
        @Nullable String name,
        List<SectionJson.Selected> appliedInvoiceCustomSections,
        WalletJson.PaymentMethod paymentMethod,
        @Nullable String purchaseOrderNumber,
        @Nullable UUID voidedTransactionId) {

    /** How much of it went where, or came from where. */
    record Link(
            UUID lagoId, long amountCents, String creditAmount, Instant createdAt, TransactionJson walletTransaction) {
        static Link of(FundingStore.Shown link, TransactionJson other) {
            return new Link(link.id(), link.amountCents(), Decimals.text(link.credits()), link.createdAt(), other);
        }
    }

    static TransactionJson of(WalletTransaction transaction, List<SelectedSection> sections) {
        var origin = transaction.origin();
        var details = transaction.details();
        var value = transaction.value();
        return new TransactionJson(
                transaction.id(),
                transaction.walletId(),
                origin.invoiceId(),
                origin.creditNoteId(),
                origin.voidedInvoiceId(),
                transaction.status().code(),
                transaction.source().code(),
                transaction.kind().code(),
                transaction.kind().isInbound() ? "inbound" : "outbound",
                Decimals.text(transaction.rate().currency().toUnits(BigDecimal.valueOf(value.amountCents()))),
                Decimals.text(value.credits()),
                details.requiresPayment(),
                details.metadata(),
                transaction.remainingCents(),
                Decimals.textOrNull(transaction.remainingCredits()),
                transaction.priority(),
                transaction.settledAt(),
                transaction.failedAt(),
                transaction.createdAt(),
                details.name(),
                SectionJson.Selected.of(sections),
                WalletJson.PaymentMethod.of(details.payment()),
                details.purchaseOrderNumber(),
                origin.voidedTransactionId());
    }
}
