package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Set;
import java.util.UUID;

/** Drafts of these customers are new or were computed again: what is not paid yet has changed (INV-041, INV-074). Told inside the transaction. */
public record DraftsWritten(Tenant tenant, Set<UUID> customerIds) {
    public DraftsWritten {
        customerIds = Set.copyOf(customerIds);
    }
}
