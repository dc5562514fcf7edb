package dev.tarn.wallet;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Metadata;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Notes on wallets: replaced, merged, removed (CRD-137). */
@RestController("walletMetadataController")
@RequestMapping("/api/v1")
class MetadataController {
    private static final String BY_ID = "/wallets/{id}/metadata";
    private static final String BY_CODE = "/customers/{externalId}/wallets/{code}/metadata";

    private final Wallets wallets;

    MetadataController(Wallets wallets) {
        this.wallets = wallets;
    }

    @PostMapping(BY_ID)
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> replace(Tenant tenant, @PathVariable String id, @Body Input input) {
        return replace(tenant, byId(tenant, id), input);
    }

    @PostMapping(BY_CODE)
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> replaceOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, @Body Input input) {
        return replace(tenant, wallets.requireByCode(tenant, externalId, code), input);
    }

    @RequestMapping(
            path = BY_ID,
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> merge(Tenant tenant, @PathVariable String id, @Body Input input) {
        return merge(tenant, byId(tenant, id), input);
    }

    @RequestMapping(
            path = BY_CODE,
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> mergeOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, @Body Input input) {
        return merge(tenant, wallets.requireByCode(tenant, externalId, code), input);
    }

    @DeleteMapping(BY_ID)
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String id) {
        return delete(tenant, byId(tenant, id));
    }

    @DeleteMapping(BY_CODE)
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> deleteOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code) {
        return delete(tenant, wallets.requireByCode(tenant, externalId, code));
    }

    @DeleteMapping(BY_ID + "/{key}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> deleteKey(Tenant tenant, @PathVariable String id, @PathVariable String key) {
        return deleteKey(tenant, byId(tenant, id), key);
    }

    @DeleteMapping(BY_CODE + "/{key}")
    @Requires(value = Permission.WALLETS_UPDATE, key = ApiResource.WALLET)
    Map<String, @Nullable Object> deleteKeyOfCustomer(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, @PathVariable String key) {
        return deleteKey(tenant, wallets.requireByCode(tenant, externalId, code), key);
    }

    private Wallet byId(Tenant tenant, String id) {
        return wallets.require(tenant, WalletController.id(id));
    }

    private Map<String, @Nullable Object> replace(Tenant tenant, Wallet wallet, Input input) {
        Map<String, @Nullable String> sent = input.textMap("metadata");
        return answer(wallets.writeMetadata(tenant, wallet, input, before -> sent));
    }

    private Map<String, @Nullable Object> merge(Tenant tenant, Wallet wallet, Input input) {
        Map<String, @Nullable String> sent = input.textMap("metadata");
        return answer(wallets.writeMetadata(tenant, wallet, input, before -> Metadata.merged(before, sent)));
    }

    private Map<String, @Nullable Object> delete(Tenant tenant, Wallet wallet) {
        return answer(wallets.writeMetadata(tenant, wallet, Input.empty(), before -> null));
    }

    private Map<String, @Nullable Object> deleteKey(Tenant tenant, Wallet wallet, String key) {
        return answer(wallets.writeMetadata(tenant, wallet, Input.empty(), before -> {
            if (before == null) {
                throw Refusal.notFound("metadata");
            }
            var rest = new LinkedHashMap<String, @Nullable String>(before);
            rest.remove(key);
            return rest;
        }));
    }

    private static Map<String, @Nullable Object> answer(@Nullable Map<String, @Nullable String> metadata) {
        return Answer.of("metadata", metadata);
    }
}
