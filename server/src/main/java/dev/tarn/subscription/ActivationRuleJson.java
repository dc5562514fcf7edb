package dev.tarn.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule as the contract shows it; beyond it, the invoice that is to be paid, which is not listed before it is. */
record ActivationRuleJson(
        UUID lagoId,
        String type,
        int timeoutHours,
        String status,
        @Nullable Instant expiresAt,
        @Nullable UUID lagoInvoiceId,
        Instant createdAt,
        Instant updatedAt) {

    static List<ActivationRuleJson> of(@Nullable ActivationRule rule) {
        return rule == null
                ? List.of()
                : List.of(new ActivationRuleJson(
                        rule.id(),
                        ActivationRule.TYPE,
                        rule.timeoutHours(),
                        ActivationRuleStore.code(rule.status()),
                        rule.expiresAt(),
                        rule.invoiceId(),
                        rule.createdAt(),
                        rule.updatedAt()));
    }
}
