package dev.tarn.wallet;

import dev.tarn.platform.Decimals;
import dev.tarn.section.SectionJson;
import dev.tarn.section.SelectedSection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wallet as the contract shows it. */
record WalletJson(
        UUID lagoId,
        UUID lagoCustomerId,
        String externalCustomerId,
        String billingEntityCode,
        String status,
        String currency,
        @Nullable String name,
        String code,
        int priority,
        String rateAmount,
        String creditsBalance,
        String balance,
        long balanceCents,
        String consumedCredits,
        long consumedAmountCents,
        Instant createdAt,
        @Nullable Instant expirationAt,
        @Nullable Instant lastBalanceSyncAt,
        @Nullable Instant lastConsumedCreditAt,
        @Nullable Instant terminatedAt,
        boolean invoiceRequiresSuccessfulPayment,
        AppliesTo appliesTo,
        List<Rule> recurringTransactionRules,
        long ongoingBalanceCents,
        long ongoingUsageBalanceCents,
        String creditsOngoingBalance,
        String creditsOngoingUsageBalance,
        boolean depletedOngoingBalance,
        boolean traceable,
        @Nullable Long paidTopUpMinAmountCents,
        @Nullable Long paidTopUpMaxAmountCents,
        List<SectionJson.Selected> appliedInvoiceCustomSections,
        PaymentMethod paymentMethod,
        @Nullable String purchaseOrderNumber,
        @Nullable Map<String, @Nullable String> metadata) {

    /** What it may pay for. */
    record AppliesTo(List<String> feeTypes, List<String> billableMetricCodes) {}

    /** How invoices are to be paid. */
    record PaymentMethod(String paymentMethodType, @Nullable UUID paymentMethodId) {
        static PaymentMethod of(PaymentChoice choice) {
            return new PaymentMethod(choice.type() == null ? "provider" : choice.type(), null);
        }
    }

    /** What tops it up by itself. */
    record Rule(
            UUID lagoId,
            String trigger,
            String method,
            @Nullable String interval,
            String status,
            @Nullable String thresholdCredits,
            String paidCredits,
            String grantedCredits,
            boolean grantsTargetTopUp,
            @Nullable Instant startedAt,
            @Nullable String targetOngoingBalance,
            Instant createdAt,
            @Nullable Instant expirationAt,
            boolean invoiceRequiresSuccessfulPayment,
            List<Pair> transactionMetadata,
            @Nullable String transactionName,
            boolean ignorePaidTopUpLimits,
            List<SectionJson.Selected> appliedInvoiceCustomSections,
            PaymentMethod paymentMethod,
            @Nullable String purchaseOrderNumber) {
        static Rule of(WalletRule rule, Map<UUID, List<SelectedSection>> sections) {
            var terms = rule.terms();
            var details = terms.details();
            var interval = terms.interval();
            return new Rule(
                    rule.id(),
                    terms.trigger().name().toLowerCase(Locale.ROOT),
                    terms.targetCredits() == null ? "fixed" : "target",
                    interval == null ? null : interval.name().toLowerCase(Locale.ROOT),
                    rule.active() ? "active" : "terminated",
                    Decimals.textOrNull(terms.thresholdCredits()),
                    Decimals.text(terms.paidCredits()),
                    Decimals.text(terms.grantedCredits()),
                    terms.grantsTarget(),
                    terms.startedAt(),
                    Decimals.textOrNull(terms.targetCredits()),
                    rule.createdAt(),
                    terms.expirationAt(),
                    details.requiresPayment(),
                    details.metadata(),
                    details.name(),
                    terms.ignoresLimits(),
                    SectionJson.Selected.of(sections.getOrDefault(rule.id(), List.of())),
                    PaymentMethod.of(details.payment()),
                    details.purchaseOrderNumber());
        }
    }

    /** {@code sections}: what the wallet and its rules select, by their ids. */
    static WalletJson of(Wallet wallet, Map<UUID, List<SelectedSection>> sections) {
        var terms = wallet.terms();
        var balance = wallet.balance();
        return new WalletJson(
                wallet.id(),
                wallet.customerId(),
                wallet.externalCustomerId(),
                wallet.billingEntityCode(),
                wallet.active() ? "active" : "terminated",
                wallet.rate().currency().code(),
                terms.name(),
                wallet.code(),
                terms.priority(),
                Decimals.text(wallet.rate().amount()),
                Decimals.text(balance.credits()),
                Decimals.text(wallet.rate().currency().toUnits(BigDecimal.valueOf(balance.cents()))),
                balance.cents(),
                Decimals.text(balance.consumedCredits()),
                balance.consumedCents(),
                wallet.createdAt(),
                terms.expirationAt(),
                wallet.lastBalanceSyncAt(),
                wallet.lastConsumedAt(),
                wallet.terminatedAt(),
                terms.requiresPayment(),
                new AppliesTo(terms.feeTypes(), wallet.metricCodes()),
                wallet.rules().stream().map(rule -> Rule.of(rule, sections)).toList(),
                wallet.ongoingCents(),
                wallet.ongoingUsageCents(),
                Decimals.text(wallet.ongoingCredits()),
                Decimals.text(wallet.rate().credits(wallet.ongoingUsageCents())),
                wallet.depleted(),
                true,
                terms.topUpMinCents(),
                terms.topUpMaxCents(),
                SectionJson.Selected.of(sections.getOrDefault(wallet.id(), List.of())),
                PaymentMethod.of(terms.payment()),
                terms.purchaseOrderNumber(),
                wallet.metadata());
    }
}
