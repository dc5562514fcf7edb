package dev.tarn.integration;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A connection is gone, and so are the links of customers through it (PLT-375). Told inside the transaction that deletes it. */
public record ConnectionDeleted(Tenant tenant, UUID connectionId) {}
