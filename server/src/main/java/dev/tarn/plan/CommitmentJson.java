package dev.tarn.plan;

import dev.tarn.tax.TaxJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A minimum commitment as the contract shows it, inside its plan. */
record CommitmentJson(
        UUID lagoId,
        String planCode,
        long amountCents,
        String invoiceDisplayName,
        String interval,
        Instant createdAt,
        Instant updatedAt,
        List<TaxJson> taxes) {

    static @Nullable CommitmentJson of(Plan plan) {
        Commitment commitment = plan.minimumCommitment();
        return commitment == null
                ? null
                : new CommitmentJson(
                        commitment.id(),
                        plan.code(),
                        commitment.amountCents(),
                        commitment.displayName(),
                        plan.interval().name().toLowerCase(Locale.ROOT),
                        commitment.createdAt(),
                        commitment.updatedAt(),
                        commitment.taxes().stream().map(TaxJson::of).toList());
    }
}
