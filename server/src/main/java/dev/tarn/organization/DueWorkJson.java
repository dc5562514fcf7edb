package dev.tarn.organization;

import dev.tarn.platform.DueWorkOverview;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire shape of due work. */
record DueWorkJson(
        UUID lagoId,
        String kind,
        UUID subjectId,
        UUID groupId,
        String state,
        Instant dueAt,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable Instant parkedAt,
        @Nullable String reason,
        Instant createdAt) {

    static DueWorkJson of(DueWorkOverview.Item item) {
        return new DueWorkJson(
                item.id(),
                item.kind(),
                item.subjectId(),
                item.groupId(),
                item.state().name().toLowerCase(Locale.ROOT),
                item.dueAt(),
                item.attempts(),
                item.retryAt(),
                item.parkedAt(),
                item.reason(),
                item.createdAt());
    }
}
