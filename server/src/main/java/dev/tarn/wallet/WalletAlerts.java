package dev.tarn.wallet;

import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alerts on balances: what can be done with them, and when they are triggered (CRD-260, PLT-311 to PLT-322). */
@Service
class WalletAlerts {
    private final WalletAlertStore store;
    private final WalletReader wallets;
    private final Customers customers;
    private final BillingClock clock;

    WalletAlerts(WalletAlertStore store, WalletReader wallets, Customers customers, BillingClock clock) {
        this.store = store;
        this.wallets = wallets;
        this.customers = customers;
        this.clock = clock;
    }

    /** Credits have moved in these wallets. Ongoing balances follow later, when usage was counted again. */
    void balancesMoved(Tenant tenant, List<WalletStore.Moved> moved) {
        var ids = moved.stream().map(WalletStore.Moved::walletId).toList();
        look(tenant, ids, alert -> !alert.type().isOngoing());
    }

    /** What usage leaves of these wallets was counted. */
    void ongoingMoved(Tenant tenant, List<Wallet> refreshed) {
        look(
                tenant,
                refreshed.stream().map(Wallet::id).toList(),
                alert -> alert.type().isOngoing());
    }

    private void look(Tenant tenant, Collection<UUID> walletIds, Predicate<WalletAlert> which) {
        var alerts = store.ofWallets(walletIds).stream().filter(which).toList();
        if (alerts.isEmpty()) {
            return;
        }
        Map<UUID, Wallet> byId =
                wallets
                        .byIds(
                                tenant,
                                alerts.stream()
                                        .map(WalletAlert::walletId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Wallet::id, Function.identity()));
        var looks = new ArrayList<WalletAlertStore.Look>();
        for (WalletAlert alert : alerts) {
            Wallet wallet = Known.in(byId, alert.walletId());
            BigDecimal value = alert.type().of(wallet);
            if (wallet.active() && value.compareTo(alert.previousValue()) != 0) {
                looks.add(new WalletAlertStore.Look(alert, value, alert.crossedBy(value)));
            }
        }
        store.write(tenant, looks, clock.now(tenant));
    }

    @Transactional(readOnly = true)
    public List<WalletAlert> list(Wallet wallet) {
        return store.ofWallets(List.of(wallet.id()));
    }

    @Transactional(readOnly = true)
    public WalletAlert require(Wallet wallet, String code) {
        return store.find(wallet.id(), code).stream().findFirst().orElseThrow(() -> Refusal.notFound("alert"));
    }

    @Transactional
    public WalletAlert create(Tenant tenant, Wallet found, Input input) {
        Wallet wallet = lock(tenant, found);
        return add(tenant, wallet, input);
    }

    /** All or nothing; what is wrong is told by place (PLT-322). */
    @Transactional
    public List<WalletAlert> createAll(Tenant tenant, Wallet found, List<Input> inputs) {
        Wallet wallet = lock(tenant, found);
        var refused = new LinkedHashMap<String, Object>();
        var made = new ArrayList<WalletAlert>();
        for (int i = 0; i < inputs.size(); i++) {
            var input = new Input(inputs.get(i).node(), new Problems());
            try {
                made.add(add(tenant, wallet, input));
            } catch (RefusedException wrong) {
                var details = new LinkedHashMap<String, Object>();
                details.put("params", input.node());
                details.put("errors", input.problems().byField());
                refused.put(Integer.toString(i), details);
            }
        }
        if (!refused.isEmpty()) {
            throw Refusal.unprocessable(refused);
        }
        return made;
    }

    private WalletAlert add(Tenant tenant, Wallet wallet, Input input) {
        var draft = WalletAlertDraft.creating(input);
        var known = store.ofWallets(List.of(wallet.id()));
        input.problems()
                .addIf(known.stream().anyMatch(one -> one.code().equals(draft.code())), "code", "value_already_exist")
                .addIf(known.stream().anyMatch(one -> one.type() == draft.type()), "base", "alert_already_exists")
                .orThrow();
        var type = draft.type();
        var code = draft.code();
        var thresholds = draft.thresholds();
        if (type == null || code == null || thresholds == null) {
            throw new IllegalStateException("an alert without type, code or thresholds was refused");
        }
        Instant now = clock.now(tenant);
        UUID id = Unique.by(
                "code", () -> store.insert(tenant, wallet.id(), type, code, draft.name(), type.of(wallet), now));
        store.replaceThresholds(id, thresholds);
        return require(wallet, code);
    }

    @Transactional
    public WalletAlert update(Tenant tenant, Wallet found, String code, Input input) {
        Wallet wallet = lock(tenant, found);
        WalletAlert alert = require(wallet, code);
        var draft = WalletAlertDraft.changing(input);
        String newCode = draft.code() == null ? alert.code() : draft.code();
        boolean taken = !newCode.equals(alert.code())
                && !store.find(wallet.id(), newCode).isEmpty();
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();
        store.rename(alert.id(), newCode, input.has("name") ? draft.name() : alert.name(), clock.now(tenant));
        var thresholds = draft.thresholds();
        if (thresholds != null) {
            store.replaceThresholds(alert.id(), thresholds);
        }
        return require(wallet, newCode);
    }

    @Transactional
    public WalletAlert delete(Tenant tenant, Wallet found, String code) {
        Wallet wallet = lock(tenant, found);
        WalletAlert alert = require(wallet, code);
        store.markDeleted(List.of(alert.id()), clock.now(tenant));
        return alert;
    }

    @Transactional
    public void deleteAll(Tenant tenant, Wallet found) {
        Wallet wallet = lock(tenant, found);
        store.markDeleted(
                store.ofWallets(List.of(wallet.id())).stream()
                        .map(WalletAlert::id)
                        .toList(),
                clock.now(tenant));
    }

    /** The wallet as it is once nobody else moves anything in it. */
    private Wallet lock(Tenant tenant, Wallet found) {
        customers.lock(tenant, List.of(found.customerId()));
        return wallets.find(tenant, found.id()).orElseThrow(() -> Refusal.notFound("wallet"));
    }
}
