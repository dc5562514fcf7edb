package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.platform.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that came into a wallet or went out of it, or are about to come.
 *
 * @param remainingCents what is left of settled credits that came in; null for any other
 * @param origin what it belongs to
 */
record WalletTransaction(
        UUID id,
        UUID walletId,
        Kind kind,
        Status status,
        Source source,
        int priority,
        CreditRate rate,
        CreditValue value,
        @Nullable Long remainingCents,
        Origin origin,
        TransactionDetails details,
        @Nullable Instant settledAt,
        @Nullable Instant failedAt,
        Instant createdAt) {

    /** Why credits move (CRD-221). */
    enum Kind {
        PURCHASED,
        GRANTED,
        VOIDED,
        INVOICED;

        boolean isInbound() {
            return this == PURCHASED || this == GRANTED;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether they have moved (CRD-222). */
    enum Status {
        PENDING,
        SETTLED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who moved them (CRD-223). */
    enum Source {
        MANUAL,
        INTERVAL,
        THRESHOLD;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a transaction belongs to; null for what does not apply.
     *
     * @param invoiceId the invoice that sells it, or that it pays
     * @param voidedInvoiceId the invoice whose credits came back by it
     * @param voidedTransactionId the inbound transaction it was to void
     * @param dueAt the instant an interval rule made it for
     */
    record Origin(
            @Nullable UUID invoiceId,
            @Nullable UUID voidedInvoiceId,
            @Nullable UUID creditNoteId,
            @Nullable UUID voidedTransactionId,
            @Nullable UUID ruleId,
            @Nullable Instant dueAt) {
        static final Origin NONE = new Origin(null, null, null, null, null, null);

        static Origin invoice(UUID id) {
            return new Origin(id, null, null, null, null, null);
        }

        static Origin returned(UUID voidedInvoiceId) {
            return new Origin(null, voidedInvoiceId, null, null, null, null);
        }

        static Origin rule(UUID id, @Nullable Instant dueAt) {
            return new Origin(null, null, null, null, id, dueAt);
        }

        static Origin voiding(UUID transactionId) {
            return new Origin(null, null, null, transactionId, null, null);
        }

        Origin soldBy(UUID id) {
            return new Origin(id, voidedInvoiceId, creditNoteId, voidedTransactionId, ruleId, dueAt);
        }
    }

    /** One that moves credits at once. */
    static WalletTransaction settled(
            Wallet wallet,
            Kind kind,
            Source source,
            int priority,
            CreditValue value,
            Origin origin,
            TransactionDetails details,
            Instant now) {
        Long remaining = kind.isInbound() ? value.amountCents() : null;
        return new WalletTransaction(
                Ids.next(),
                wallet.id(),
                kind,
                Status.SETTLED,
                source,
                priority,
                wallet.rate(),
                value,
                remaining,
                origin,
                details,
                now,
                null,
                now);
    }

    /** A purchase that is not paid yet. */
    static WalletTransaction awaited(
            Wallet wallet,
            Source source,
            int priority,
            CreditValue value,
            Origin origin,
            TransactionDetails details,
            Instant now) {
        return new WalletTransaction(
                Ids.next(),
                wallet.id(),
                Kind.PURCHASED,
                Status.PENDING,
                source,
                priority,
                wallet.rate(),
                value,
                null,
                origin,
                details,
                null,
                null,
                now);
    }

    /** The same, its credits in the wallet. */
    WalletTransaction settledAt(Instant now) {
        return new WalletTransaction(
                id,
                walletId,
                kind,
                Status.SETTLED,
                source,
                priority,
                rate,
                value,
                value.amountCents(),
                origin,
                details,
                now,
                null,
                createdAt);
    }

    /** The same, with so much left of it. */
    WalletTransaction leaving(long cents) {
        return new WalletTransaction(
                id, walletId, kind, status, source, priority, rate, value, cents, origin, details, settledAt, failedAt,
                createdAt);
    }

    /** The same, of an invoice that sells it. */
    WalletTransaction soldBy(UUID invoiceId) {
        return new WalletTransaction(
                id,
                walletId,
                kind,
                status,
                source,
                priority,
                rate,
                value,
                remainingCents,
                origin.soldBy(invoiceId),
                details,
                settledAt,
                failedAt,
                createdAt);
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    boolean isSettled() {
        return status == Status.SETTLED;
    }

    /** What is left of it in credits: all of them while nothing is used. */
    @Nullable
    BigDecimal remainingCredits() {
        if (remainingCents == null) {
            return null;
        }
        return remainingCents == value.amountCents() ? value.credits() : rate.credits(remainingCents);
    }
}
