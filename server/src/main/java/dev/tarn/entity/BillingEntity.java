package dev.tarn.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seller, as far as others need to know it. */
public record BillingEntity(
        UUID id,
        String code,
        String name,
        String defaultCurrency,
        String timezone,
        @Nullable String country) {}
