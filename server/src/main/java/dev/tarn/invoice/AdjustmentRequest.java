package dev.tarn.invoice;

import dev.tarn.engine.invoice.AdjustedFee;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a fee of a draft: one that is there, or one that a charge or fixed charge of a subscription would have (INV-150, INV-151).
 *
 * @param feeId null: the fee is named by what it bills
 */
record AdjustmentRequest(
        @Nullable UUID feeId,
        @Nullable UUID subscriptionId,
        @Nullable UUID chargeId,
        @Nullable UUID chargeFilterId,
        @Nullable UUID fixedChargeId,
        AdjustedFee change,
        @Nullable String invoiceDisplayName) {
    private static final int MAX_NAME = 255;
    private static final int MAX_DECIMALS = 15;

    static AdjustmentRequest read(Input input) {
        BigDecimal units = quantity(input, "units");
        BigDecimal unitAmount = quantity(input, "unit_precise_amount");
        input.problems().addIf(units == null && unitAmount != null, "units", "value_is_mandatory");
        String name = input.text("invoice_display_name", MAX_NAME);
        UUID feeId = id(input, "fee_id", "fee");
        UUID subscriptionId = id(input, "subscription_id", "subscription");
        UUID chargeId = id(input, "charge_id", "charge");
        UUID chargeFilterId = id(input, "charge_filter_id", "charge_filter");
        UUID fixedChargeId = id(input, "fixed_charge_id", "fixed_charge");
        input.problems().orThrow();
        return new AdjustmentRequest(
                feeId,
                subscriptionId,
                chargeId,
                chargeFilterId,
                fixedChargeId,
                new AdjustedFee(units, unitAmount),
                name);
    }

    private static @Nullable BigDecimal quantity(Input input, String field) {
        BigDecimal value = input.decimal(field);
        if (value != null && (value.signum() < 0 || value.stripTrailingZeros().scale() > MAX_DECIMALS)) {
            input.problems().add(field, "value_is_out_of_range");
            return null;
        }
        return value;
    }

    /** What is no id names nothing that is there. */
    private static @Nullable UUID id(Input input, String field, String resource) {
        String text = input.text(field);
        return text == null || text.isEmpty() ? null : Ids.parse(text).orElseThrow(() -> Refusal.notFound(resource));
    }
}
