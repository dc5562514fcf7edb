package dev.tarn.dunning;

import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/dunning_campaigns")
class DunningCampaignController {
    private final DunningCampaigns campaigns;

    DunningCampaignController(DunningCampaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    @Requires(Permission.DUNNING_CAMPAIGNS_VIEW)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return campaigns.page(tenant, query, page).map(DunningCampaignJson::of).as("dunning_campaigns");
    }

    @PostMapping
    @Requires(Permission.DUNNING_CAMPAIGNS_CREATE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("dunning_campaign") Input input) {
        return answer(campaigns.create(tenant, input));
    }

    @GetMapping("/{code}")
    @Requires(Permission.DUNNING_CAMPAIGNS_VIEW)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String code) {
        return answer(campaigns.require(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(Permission.DUNNING_CAMPAIGNS_UPDATE)
    Map<String, @Nullable Object> update(
            Tenant tenant, @PathVariable String code, @Body("dunning_campaign") Input input) {
        return answer(campaigns.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(Permission.DUNNING_CAMPAIGNS_DELETE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(campaigns.delete(tenant, code));
    }

    private static Map<String, @Nullable Object> answer(DunningCampaign campaign) {
        return Answer.of("dunning_campaign", DunningCampaignJson.of(campaign));
    }
}
