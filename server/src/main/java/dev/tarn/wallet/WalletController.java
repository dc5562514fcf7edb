package dev.tarn.wallet;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SelectedSection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Wallets by id, and of one customer by code. */
@RestController
@RequestMapping("/api/v1")
class WalletController {
    private final Wallets wallets;
    private final CustomSections sections;

    WalletController(Wallets wallets, CustomSections sections) {
        this.wallets = wallets;
        this.sections = sections;
    }

    @PostMapping("/wallets")
    @Requires(value = Permission.WALLETS_CREATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("wallet") Input input) {
        String externalId = input.text("external_customer_id");
        return answer(tenant, wallets.create(tenant, externalId == null ? "" : externalId, input));
    }

    @PostMapping("/customers/{externalId}/wallets")
    @Requires(value = Permission.WALLETS_CREATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> createOfCustomer(
            Tenant tenant, @PathVariable String externalId, @Body("wallet") Input input) {
        return answer(tenant, wallets.create(tenant, externalId, input));
    }

    @GetMapping("/wallets")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return listed(tenant, wallets.page(tenant, query, page));
    }

    @GetMapping("/customers/{externalId}/wallets")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return listed(tenant, wallets.pageOfCustomer(tenant, externalId, query, page));
    }

    @GetMapping("/wallets/{id}")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String id) {
        return answer(tenant, wallets.require(tenant, id(id)));
    }

    @GetMapping("/customers/{externalId}/wallets/{code}")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET)
    Map<String, @Nullable Object> getOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code) {
        return answer(tenant, wallets.requireByCode(tenant, externalId, code));
    }

    @PutMapping("/wallets/{id}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("wallet") Input input) {
        return answer(tenant, wallets.update(tenant, wallets.require(tenant, id(id)), input));
    }

    @PutMapping("/customers/{externalId}/wallets/{code}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> updateOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, @Body("wallet") Input input) {
        return answer(tenant, wallets.update(tenant, wallets.requireByCode(tenant, externalId, code), input));
    }

    @DeleteMapping("/wallets/{id}")
    @Requires(value = Permission.WALLETS_TERMINATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> terminate(Tenant tenant, @PathVariable String id) {
        return answer(tenant, wallets.terminate(tenant, wallets.require(tenant, id(id))));
    }

    @DeleteMapping("/customers/{externalId}/wallets/{code}")
    @Requires(value = Permission.WALLETS_TERMINATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> terminateOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code) {
        return answer(tenant, wallets.terminate(tenant, wallets.requireByCode(tenant, externalId, code)));
    }

    static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> Refusal.notFound("wallet"));
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, Wallet wallet) {
        return Answer.of("wallet", WalletJson.of(wallet, selected(tenant, List.of(wallet))));
    }

    private Map<String, Object> listed(Tenant tenant, Paged<Wallet> found) {
        var selected = selected(tenant, found.items());
        return found.map(wallet -> WalletJson.of(wallet, selected)).as("wallets");
    }

    private Map<UUID, List<SelectedSection>> selected(Tenant tenant, List<Wallet> shown) {
        var ids = shown.stream()
                .flatMap(wallet -> Stream.concat(
                        Stream.of(wallet.id()), wallet.rules().stream().map(WalletRule::id)))
                .toList();
        return sections.selectedBy(tenant, ids);
    }
}
