package dev.tarn.dunning;

import dev.tarn.engine.dunning.DunningTerms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that asks for what is overdue.
 *
 * @param ofDefaultEntity whether it applies to the organization's default billing entity
 * @param customersCount how many customers it applies to now
 */
record DunningCampaign(
        UUID id,
        String code,
        String name,
        @Nullable String description,
        List<String> bccEmails,
        DunningTerms terms,
        boolean ofDefaultEntity,
        int customersCount,
        Instant createdAt) {}
