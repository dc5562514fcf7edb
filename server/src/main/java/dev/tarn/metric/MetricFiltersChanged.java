package dev.tarn.metric;

import dev.tarn.platform.Tenant;

/** A metric's filters are no longer what they were (MTR-083). Told inside the transaction that changes them. */
public record MetricFiltersChanged(Tenant tenant, Metric metric) {}
