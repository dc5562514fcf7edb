package dev.tarn.invoice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Up to which event an invoice has counted the usage of a window (MTR-046).
 *
 * @param chargeId the charge whose earlier window it corrects; null: its own window, of all charges
 * @param durationDays days of the whole period
 * @param eventsFrom events before this sequence are no part of a correction; null: none are left out
 * @param eventsBefore events of this sequence and later ones are not counted
 * @param partition the partition that took inserts then
 */
public record RatedWindow(
        @Nullable UUID chargeId,
        Instant fromAt,
        Instant toAt,
        int durationDays,
        ZoneId zone,
        @Nullable Long eventsFrom,
        long eventsBefore,
        int partition) {}
