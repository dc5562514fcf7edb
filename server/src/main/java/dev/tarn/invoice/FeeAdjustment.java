package dev.tarn.invoice;

import dev.tarn.engine.invoice.AdjustedFee;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody made of a fee of a draft (INV-151).
 *
 * @param invoiceDisplayName null: the name stays
 */
public record FeeAdjustment(
        UUID id,
        FeeTarget target,
        AdjustedFee change,
        @Nullable String invoiceDisplayName) {}
