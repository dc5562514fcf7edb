package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A quantity of an add-on that a plan bills each period, without events.
 *
 * @param id of the fixed charge of the plan; that of one subscription's plan bills under the same one
 * @param own what one subscription has differently; null: nothing
 */
public record FixedCharge(
        UUID id,
        UUID planId,
        AddOn addOn,
        String code,
        @Nullable String invoiceDisplayName,
        String chargeModel,
        BigDecimal units,
        boolean payInAdvance,
        boolean prorated,
        ObjectNode properties,
        List<Tax> taxes,
        Instant createdAt,
        @Nullable Difference own) {

    /** How it is addressed: by what differs, where something does. */
    public UUID shownId() {
        return own == null ? id : own.id();
    }

    /** Whether one subscription's plan says how many, instead of the plan it was made from. */
    public boolean hasOwnUnits() {
        return own != null && own.has("units");
    }

    /** The same with other units. */
    public FixedCharge withUnits(BigDecimal other) {
        return new FixedCharge(
                id,
                planId,
                addOn,
                code,
                invoiceDisplayName,
                chargeModel,
                other,
                payInAdvance,
                prorated,
                properties,
                taxes,
                createdAt,
                own);
    }
}
