package dev.tarn.engine.charge;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.util.List;

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

    /** What must be read beyond the aggregated quantity of a metric of this type before {@link #complete}. */
    default Needs needs(AggregationType type) {
        return Needs.NOTHING;
    }

    /**
     * The usage with all that {@link #price} looks at. To be called whatever {@link #needs} says: some of it follows from
     * the quantity alone.
     *
     * @param usage units and events count of the bucket and group
     * @param events the events that {@link #needs} asks for, in any order; empty when it asks for none
     */
    default Usage complete(Usage usage, AggregationType type, List<UsageEvent> events) {
        return usage;
    }
}
