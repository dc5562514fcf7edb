package dev.tarn.plan;

import dev.tarn.metric.Metric;
import dev.tarn.pricingunit.PricingUnit;
import java.util.Map;
import java.util.UUID;

/** What the charges of a request name: metrics, which stay as they are until the transaction ends, and pricing units by code. */
record Holdings(Map<UUID, Metric> metrics, Map<String, PricingUnit> pricingUnits) {}
