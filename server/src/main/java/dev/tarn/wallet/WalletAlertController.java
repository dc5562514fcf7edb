package dev.tarn.wallet;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
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
@RequestMapping("/api/v1/customers/{externalId}/wallets/{walletCode}/alerts")
class WalletAlertController {
    private final WalletAlerts alerts;
    private final Wallets wallets;

    WalletAlertController(WalletAlerts alerts, Wallets wallets) {
        this.alerts = alerts;
        this.wallets = wallets;
    }

    @GetMapping
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.ALERT)
    Map<String, Object> list(
            Tenant tenant, @PathVariable String externalId, @PathVariable String walletCode, Page page) {
        var all = alerts.list(wallets.requireByCode(tenant, externalId, walletCode));
        return page.of(all)
                .map(alert -> WalletAlertJson.of(tenant.organizationId(), alert))
                .as("alerts");
    }

    /** One under {@code alert}, or several under {@code alerts}. */
    @PostMapping
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> create(
            Tenant tenant, @PathVariable String externalId, @PathVariable String walletCode, @Body Input body) {
        Wallet wallet = wallets.requireByCode(tenant, externalId, walletCode);
        if (!body.has("alerts")) {
            Input one = body.object("alert");
            if (one == null) {
                throw Refusal.badRequest("alert is missing");
            }
            return answer(tenant, alerts.create(tenant, wallet, new Input(one.node(), new Problems())));
        }
        List<Input> several = body.objects("alerts");
        if (several == null || several.isEmpty()) {
            throw Refusal.invalid("alerts", "value_is_mandatory");
        }
        return Answer.of(
                "alerts",
                alerts.createAll(tenant, wallet, several).stream()
                        .map(alert -> WalletAlertJson.of(tenant.organizationId(), alert))
                        .toList());
    }

    @DeleteMapping
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.ALERT)
    void deleteAll(Tenant tenant, @PathVariable String externalId, @PathVariable String walletCode) {
        alerts.deleteAll(tenant, wallets.requireByCode(tenant, externalId, walletCode));
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.ALERT)
    Map<String, @Nullable Object> get(
            Tenant tenant,
            @PathVariable String externalId,
            @PathVariable String walletCode,
            @PathVariable String code) {
        return answer(tenant, alerts.require(wallets.requireByCode(tenant, externalId, walletCode), code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> update(
            Tenant tenant,
            @PathVariable String externalId,
            @PathVariable String walletCode,
            @PathVariable String code,
            @Body("alert") Input input) {
        Wallet wallet = wallets.requireByCode(tenant, externalId, walletCode);
        return answer(tenant, alerts.update(tenant, wallet, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> delete(
            Tenant tenant,
            @PathVariable String externalId,
            @PathVariable String walletCode,
            @PathVariable String code) {
        return answer(tenant, alerts.delete(tenant, wallets.requireByCode(tenant, externalId, walletCode), code));
    }

    private static Map<String, @Nullable Object> answer(Tenant tenant, WalletAlert alert) {
        return Answer.of("alert", WalletAlertJson.of(tenant.organizationId(), alert));
    }
}
