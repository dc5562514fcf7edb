package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.UUID;

/** Invoices of these subscriptions are no longer what they were: what they say of usage is to be added up again. Told inside the transaction. */
public record UsageReinvoiced(Tenant tenant, Collection<UUID> subscriptionIds) {}
