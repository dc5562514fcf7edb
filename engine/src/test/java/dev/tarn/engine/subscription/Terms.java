package dev.tarn.engine.subscription;

import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Test vocabulary: {@code Terms.of("monthly ann arr", "2024-01-31T01:00Z")} as in the worked examples. */
record Terms(
        String text,
        Instant startedAt,
        @Nullable Instant subscriptionAt,
        @Nullable Instant createdAt,
        @Nullable Instant terminatedAt,
        ZoneId zone) {

    static Terms of(String text, String startedAt) {
        return new Terms(text, instant(startedAt), null, null, null, ZoneOffset.UTC);
    }

    Terms in(String zoneName) {
        return new Terms(text, startedAt, subscriptionAt, createdAt, terminatedAt, ZoneId.of(zoneName));
    }

    Terms anchored(String at) {
        return new Terms(text, startedAt, instant(at), createdAt, terminatedAt, zone);
    }

    Terms created(String at) {
        return new Terms(text, startedAt, subscriptionAt, instant(at), terminatedAt, zone);
    }

    Terms terminated(String at) {
        return new Terms(text, startedAt, subscriptionAt, createdAt, instant(at), zone);
    }

    /** Words: interval, ann or cal, adv or arr, then optionally charges-monthly and fixed-monthly. */
    SubscriptionTerms build() {
        String[] words = text.split(" ", -1);
        return new SubscriptionTerms(
                Interval.valueOf(words[0].toUpperCase(Locale.ROOT)),
                words[1].equals("ann") ? BillingTime.ANNIVERSARY : BillingTime.CALENDAR,
                words[2].equals("adv"),
                text.contains("charges-monthly"),
                text.contains("fixed-monthly"),
                subscriptionAt == null ? startedAt : subscriptionAt,
                startedAt,
                terminatedAt,
                createdAt == null ? startedAt : createdAt,
                zone);
    }

    /** A UTC instant; a date alone is its midnight. */
    static Instant instant(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
