package dev.tarn.organization;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A tenant: everything else belongs to one. A sandbox has a clock of its own. */
public record Organization(
        UUID id,
        String name,
        String slug,
        boolean sandbox,
        UUID hmacKey,
        LateEvents lateEvents,
        Instant createdAt,
        Instant updatedAt) {

    /** What becomes of an event that arrives when its period has been billed. */
    public enum LateEvents {
        /** It counts nowhere, and is listed with the reason. */
        IGNORE,
        /** The next invoice bills it. */
        CORRECT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
