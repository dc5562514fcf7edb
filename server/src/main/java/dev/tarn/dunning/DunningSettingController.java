package dev.tarn.dunning;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which campaign applies to a customer, or to all of a billing entity. */
@RestController
@RequestMapping("/api/v1")
class DunningSettingController {
    private static final int MAX_TEXT = 255;

    private final DunningSettings settings;
    private final DunningCampaigns campaigns;

    DunningSettingController(DunningSettings settings, DunningCampaigns campaigns) {
        this.settings = settings;
        this.campaigns = campaigns;
    }

    @GetMapping("/customers/{externalId}/settings/dunning")
    @Requires(value = Permission.CUSTOMER_SETTINGS_VIEW, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String externalId) {
        return Answer.of("dunning", DunningSettingJson.of(settings.get(tenant, externalId)));
    }

    @PutMapping("/customers/{externalId}/settings/dunning")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_PAYMENT_TERMS, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> change(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return Answer.of("dunning", DunningSettingJson.of(settings.change(tenant, externalId, input)));
    }

    @PutMapping("/billing_entities/{code}/applied_dunning_campaign")
    @Requires(value = Permission.BILLING_ENTITIES_UPDATE, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> apply(
            Tenant tenant, @PathVariable String code, @Body("applied_dunning_campaign") Input input) {
        String campaignCode = input.text("code", MAX_TEXT);
        input.problems().orThrow();
        DunningCampaign applied = campaigns.applyToEntity(tenant, code, campaignCode);
        return Answer.of("dunning_campaign", applied == null ? null : DunningCampaignJson.of(applied));
    }
}
