package dev.tarn.dunning;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a customer is dunned, as it is shown. A campaign is shown by what a chooser needs: code and name. */
record DunningSettingJson(
        @Nullable Campaign dunningCampaign,
        boolean excludeFromDunningCampaign,
        @Nullable Campaign applicableDunningCampaign,
        Map<String, Integer> attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant finishedAt) {

    record Campaign(String code, String name) {
        static @Nullable Campaign of(@Nullable DunningCampaign campaign) {
            return campaign == null ? null : new Campaign(campaign.code(), campaign.name());
        }
    }

    static DunningSettingJson of(DunningSettings.Setting setting) {
        return new DunningSettingJson(
                Campaign.of(setting.own()),
                setting.excluded(),
                Campaign.of(setting.applicable()),
                setting.attempts(),
                setting.lastAttemptAt(),
                setting.finishedAt());
    }
}
