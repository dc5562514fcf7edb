package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.util.List;

/** Other usage thresholds apply to these active subscriptions: what they have used already counts at once (BIL-175). Told inside the transaction. */
public record ThresholdsChanged(Tenant tenant, List<Subscription> subscriptions) {}
