package dev.tarn.metric;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A metric was deleted: nothing may bill it any more (MTR-076). Told inside the transaction that deletes it. */
public record MetricDeleted(Tenant tenant, UUID metricId) {}
