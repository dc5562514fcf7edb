package dev.tarn.dunning;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A customer was asked as often as its campaign asks (CRD-312). Told inside the transaction of the last attempt, once. */
public record DunningFinished(Tenant tenant, UUID customerId, String campaignCode) {}
