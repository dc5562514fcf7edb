package dev.tarn.integration;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** There is a new connection. Told inside the transaction that makes it. */
public record ConnectionMade(Tenant tenant, UUID connectionId) {}
