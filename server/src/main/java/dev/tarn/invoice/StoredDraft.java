package dev.tarn.invoice;

import dev.tarn.engine.invoice.IssuingDates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A draft as stored: what its fees are computed from, and what a refresh keeps.
 *
 * @param zone the customer's when the invoice was made (INV-003)
 */
record StoredDraft(Draft draft, UUID billingEntityId, ZoneId zone, IssuingDates dates, Instant createdAt) {}
