package dev.tarn.invoice;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tax as it was when it was applied (INV-106).
 *
 * @param ownerId the fee or invoice it is on
 * @param baseAmountCents what is taxed; of an invoice's tax only
 */
public record AppliedTax(
        UUID id,
        UUID ownerId,
        UUID taxId,
        String code,
        String name,
        @Nullable String description,
        BigDecimal ratePercent,
        @Nullable Long baseAmountCents,
        long amountCents) {}
