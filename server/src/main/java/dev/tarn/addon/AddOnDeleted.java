package dev.tarn.addon;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** An add-on was deleted: plans bill it no more (CRD-051). Told inside the transaction that deletes it. */
public record AddOnDeleted(Tenant tenant, UUID addOnId) {}
