package dev.tarn.tax;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A tax was made, has another rate or name, or is about to be deleted; or whether it applies to the organization has changed. Published in the transaction of the change. */
public record TaxChanged(Tenant tenant, UUID taxId) {}
