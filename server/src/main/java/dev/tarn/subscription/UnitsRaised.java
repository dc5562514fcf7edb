package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;

/** Subscriptions have other units of fixed charges in advance from now on (BIL-136). Told inside the transaction that changes them. */
public record UnitsRaised(Tenant tenant, Instant at, List<UnitsHistory.Added> entries) {}
