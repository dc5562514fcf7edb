package dev.tarn.wallet;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class TransactionController {
    private final Transactions transactions;
    private final PurchasePages pages;
    private final CustomSections sections;

    TransactionController(Transactions transactions, PurchasePages pages, CustomSections sections) {
        this.transactions = transactions;
        this.pages = pages;
        this.sections = sections;
    }

    /** Who voids credits needs the permission to end wallets, too. */
    @PostMapping("/wallet_transactions")
    @Requires(value = Permission.WALLETS_TOP_UP, key = ApiResource.WALLET_TRANSACTION)
    Map<String, @Nullable Object> create(Tenant tenant, Caller caller, @Body("wallet_transaction") Input input) {
        var made = transactions.create(tenant, caller, input);
        return Answer.of(
                "wallet_transactions", made.stream().map(shown(tenant, made)).toList());
    }

    @GetMapping("/wallets/{id}/wallet_transactions")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET_TRANSACTION)
    Map<String, Object> list(Tenant tenant, @PathVariable String id, Query query, Page page) {
        var found = transactions.page(tenant, WalletController.id(id), query, page);
        return found.map(shown(tenant, found.items())).as("wallet_transactions");
    }

    @GetMapping("/wallet_transactions/{id}")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET_TRANSACTION)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String id) {
        var found = transactions.require(tenant, id(id));
        return Answer.of("wallet_transaction", shown(tenant, List.of(found)).apply(found));
    }

    @GetMapping("/wallet_transactions/{id}/consumptions")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET_TRANSACTION)
    Map<String, Object> consumptions(Tenant tenant, @PathVariable String id, Page page) {
        return links(tenant, transactions.consumptions(tenant, id(id), page)).as("wallet_transaction_consumptions");
    }

    @GetMapping("/wallet_transactions/{id}/fundings")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.WALLET_TRANSACTION)
    Map<String, Object> fundings(Tenant tenant, @PathVariable String id, Page page) {
        return links(tenant, transactions.fundings(tenant, id(id), page)).as("wallet_transaction_fundings");
    }

    private Paged<TransactionJson.Link> links(Tenant tenant, Paged<FundingStore.Shown> found) {
        var others = found.items().stream().map(FundingStore.Shown::other).toList();
        var shown = shown(tenant, others);
        return found.map(link -> TransactionJson.Link.of(link, shown.apply(link.other())));
    }

    private Function<WalletTransaction, TransactionJson> shown(Tenant tenant, List<WalletTransaction> transactions) {
        var ids = transactions.stream().map(WalletTransaction::id).toList();
        var selected = sections.selectedBy(tenant, ids);
        return one -> TransactionJson.of(one, selected.getOrDefault(one.id(), List.of()));
    }

    @PostMapping("/wallet_transactions/{id}/payment_url")
    @Requires(
            value = {Permission.WALLETS_TOP_UP, Permission.INVOICES_UPDATE},
            key = ApiResource.WALLET_TRANSACTION)
    Map<String, @Nullable Object> paymentUrl(Tenant tenant, @PathVariable String id) {
        return Answer.of("wallet_transaction_payment_details", pages.open(tenant, id(id)));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> Refusal.notFound("wallet_transaction"));
    }
}
