package dev.tarn.plan;

import dev.tarn.tax.TaxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A fixed charge as the contract shows it. */
public record FixedChargeJson(
        UUID lagoId,
        UUID lagoAddOnId,
        @Nullable String invoiceDisplayName,
        String addOnCode,
        Instant createdAt,
        String code,
        String chargeModel,
        boolean payInAdvance,
        boolean prorated,
        ObjectNode properties,
        BigDecimal units,
        @Nullable UUID lagoParentId,
        List<TaxJson> taxes) {

    public static FixedChargeJson of(FixedCharge fixedCharge) {
        return new FixedChargeJson(
                fixedCharge.shownId(),
                fixedCharge.addOn().id(),
                fixedCharge.invoiceDisplayName(),
                fixedCharge.addOn().code(),
                fixedCharge.createdAt(),
                fixedCharge.code(),
                fixedCharge.chargeModel(),
                fixedCharge.payInAdvance(),
                fixedCharge.prorated(),
                ChargeProperties.shown(fixedCharge.properties()),
                fixedCharge.units(),
                fixedCharge.own() == null ? null : fixedCharge.id(),
                fixedCharge.taxes().stream().map(TaxJson::of).toList());
    }
}
