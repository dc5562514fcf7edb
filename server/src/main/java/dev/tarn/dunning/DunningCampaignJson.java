package dev.tarn.dunning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as it is shown (PLT-462). */
record DunningCampaignJson(
        UUID lagoId,
        String name,
        String code,
        @Nullable String description,
        List<String> bccEmails,
        int daysBetweenAttempts,
        int maxAttempts,
        List<Threshold> thresholds,
        boolean appliedToOrganization,
        int customersCount,
        Instant createdAt) {

    record Threshold(String currency, long amountCents) {}

    static DunningCampaignJson of(DunningCampaign campaign) {
        var terms = campaign.terms();
        return new DunningCampaignJson(
                campaign.id(),
                campaign.name(),
                campaign.code(),
                campaign.description(),
                campaign.bccEmails(),
                terms.daysBetweenAttempts(),
                terms.maxAttempts(),
                terms.thresholdsCents().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(entry -> new Threshold(entry.getKey(), entry.getValue()))
                        .toList(),
                campaign.ofDefaultEntity(),
                campaign.customersCount(),
                campaign.createdAt());
    }
}
