package dev.tarn.engine.charge;

import dev.tarn.engine.usage.AggregationType;

/** How a quantity becomes an amount (section 5). A model refuses impossible prices when it is made, so pricing never fails. */
public sealed interface ChargeModel
        permits Standard,
                Graduated,
                ProratedGraduated,
                GraduatedPercentage,
                PackagePricing,
                Percentage,
                Volume,
                Dynamic {

    /** What this usage costs. Pure; the same usage always costs the same. */
    Price price(Usage usage);

    /** What the model must know beyond the aggregated quantity of a metric of this type. */
    default Needs needs(AggregationType type) {
        return Needs.NOTHING;
    }
}
