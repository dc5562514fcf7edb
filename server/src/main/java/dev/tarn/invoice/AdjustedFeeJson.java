package dev.tarn.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tarn.platform.Decimals;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment of a draft.
 *
 * @param feeId the fee as it is called since the last refresh; null where the draft no longer bills it
 */
record AdjustedFeeJson(
        @JsonProperty("lago_id") UUID id,
        @JsonProperty("lago_fee_id") @Nullable UUID feeId,
        @JsonProperty("lago_subscription_id") UUID subscriptionId,
        @JsonProperty("lago_charge_id") @Nullable UUID chargeId,
        @JsonProperty("lago_charge_filter_id") @Nullable UUID chargeFilterId,
        @JsonProperty("lago_fixed_charge_id") @Nullable UUID fixedChargeId,
        String feeType,
        @Nullable String units,
        @Nullable String unitPreciseAmount,
        @Nullable String invoiceDisplayName) {

    static AdjustedFeeJson of(AdjustedFees.Standing standing) {
        FeeAdjustment adjustment = standing.adjustment();
        FeeTarget target = adjustment.target();
        Fee fee = standing.fee();
        return new AdjustedFeeJson(
                adjustment.id(),
                fee == null ? null : fee.id(),
                target.subscriptionId(),
                target.chargeId(),
                target.chargeFilterId(),
                target.fixedChargeId(),
                target.type().code(),
                Decimals.textOrNull(adjustment.change().units()),
                Decimals.textOrNull(adjustment.change().unitAmount()),
                adjustment.invoiceDisplayName());
    }
}
