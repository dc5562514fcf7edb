package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A quantity of an add-on that a plan bills each period, without events. */
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
        Instant createdAt) {}
