package dev.tarn.rehearsal;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/price_rehearsals")
class PriceRehearsalController {
    private final PriceRehearsals rehearsals;

    PriceRehearsalController(PriceRehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @PostMapping
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> rehearse(Tenant tenant, @Body("price_rehearsal") Input input) {
        return Answer.of("price_rehearsal", PriceRehearsalJson.of(rehearsals.rehearse(tenant, input)));
    }

    @GetMapping("/{id}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return Answer.of("price_rehearsal", PriceRehearsalJson.of(rehearsals.get(tenant, id)));
    }

    @GetMapping("/{id}/results")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> results(Tenant tenant, @PathVariable String id, Page page) {
        return rehearsals
                .results(tenant, id, page)
                .map(PriceRehearsalJson.Result::of)
                .as("results");
    }
}
