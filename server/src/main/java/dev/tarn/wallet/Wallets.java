package dev.tarn.wallet;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.WALLET;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Metadata;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionChange;
import dev.tarn.section.SectionTarget;
import dev.tarn.wallet.WalletTransaction.Origin;
import dev.tarn.wallet.WalletTransaction.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with wallets. Each method is one transaction and holds the customer's lock while it writes. */
@Service
class Wallets {
    private static final int MAX_ACTIVE = 6;
    private static final int MAX_TEXT = 255;
    /** What the column holds. */
    private static final int MAX_RATE_DECIMALS = 15;

    private final WalletReader reader;
    private final WalletStore store;
    private final WalletRules rules;
    private final Terminations terminations;
    private final ExpireWallet expireWallet;
    private final Transactions transactions;
    private final Ledger ledger;
    private final RefreshWallets refresh;
    private final Customers customers;
    private final BillingEntities entities;
    private final CustomSections sections;
    private final BillingClock clock;

    Wallets(
            WalletReader reader,
            WalletStore store,
            WalletRules rules,
            Terminations terminations,
            ExpireWallet expireWallet,
            Transactions transactions,
            Ledger ledger,
            RefreshWallets refresh,
            Customers customers,
            BillingEntities entities,
            CustomSections sections,
            BillingClock clock) {
        this.reader = reader;
        this.store = store;
        this.rules = rules;
        this.terminations = terminations;
        this.expireWallet = expireWallet;
        this.transactions = transactions;
        this.ledger = ledger;
        this.refresh = refresh;
        this.customers = customers;
        this.entities = entities;
        this.sections = sections;
        this.clock = clock;
    }

    /** Opens a wallet for a customer, with the credits it begins with (CRD-205 to CRD-209). */
    @Transactional
    public Wallet create(Tenant tenant, String externalCustomerId, Input input) {
        Customer customer = lockCustomer(tenant, externalCustomerId);
        Instant now = clock.now(tenant);
        var active = reader.active(tenant, List.of(customer.id()));
        var draft = WalletDraft.creating(input, now);
        CreditRate rate = rate(input, customer);
        Map<String, @Nullable String> metadata = input.textMap("metadata");
        Metadata.check(metadata, input.problems());
        Set<UUID> metricIds = metricIds(tenant, input, draft, "applies_to", "invalid_limitations");
        Optional<UUID> entityId = entityId(tenant, input);
        String code = NewCode.of(draft, active, now, input.problems());
        input.problems().addIf(active.size() >= MAX_ACTIVE, "customer", "wallet_limit_reached");
        var paid = Credits.amount(input, "paid_credits");
        var granted = Credits.amount(input, "granted_credits");
        if (rate == null) {
            input.problems().orThrow();
            throw new IllegalStateException("a rate that is missing was refused");
        }
        var defaults = new RuleDraft.Defaults(draft.terms(), rate, paid, granted);
        List<RuleDraft> wanted = RuleDraft.read(input, defaults, List.of(), now);
        var first = TransactionDraft.ofWallet(input, new TransactionDraft.Into(draft.terms(), rate, 0));
        var printed = SectionChange.nested(input);
        input.problems().orThrow();
        var identity = new WalletStore.Identity(customer.id(), code, rate);
        UUID id = Unique.by("code", () -> store.insert(tenant, identity, draft.terms(), entityId.orElse(null), now));
        store.setMetadata(id, metadata, now);
        store.limitTo(id, metricIds);
        sections.change(tenant, SectionTarget.WALLET, id, printed);
        rules.replace(tenant, require(tenant, id), customer, wanted);
        customers.setCurrencyIfBlank(tenant, customer.id(), rate.currency().code());
        expireWallet.schedule(tenant, id, customer.id(), draft.terms().expirationAt());
        begin(tenant, require(tenant, id), first);
        return require(tenant, id);
    }

    private void begin(Tenant tenant, Wallet wallet, TransactionDraft first) {
        Holdings holdings = ledger.open(List.of(wallet));
        transactions.add(tenant, wallet, first, Source.MANUAL, Origin.NONE, holdings);
        ledger.post(tenant, holdings);
        refresh.schedule(tenant, List.of(wallet.customerId()));
    }

    private Customer lockCustomer(Tenant tenant, String externalId) {
        Customer customer;
        try {
            customer = customers.requireByExternalId(tenant, externalId);
        } catch (RefusedException unknown) {
            throw Refusal.invalid("customer", "customer_not_found");
        }
        customers.lock(tenant, List.of(customer.id()));
        // what was waited for may have given it its currency
        return customers.requireByExternalId(tenant, externalId);
    }

    private static @Nullable CreditRate rate(Input input, Customer customer) {
        String code = input.text("currency");
        Optional<Currency> currency =
                Optional.ofNullable(code == null ? customer.currency() : code).flatMap(Currency::find);
        input.problems().addIf(currency.isEmpty(), "currency", "value_is_invalid");
        BigDecimal amount = input.decimal("rate_amount");
        if (amount == null) {
            input.problems().addIf(!input.problems().has("rate_amount"), "rate_amount", "value_is_mandatory");
            return null;
        }
        boolean wrong = amount.signum() <= 0 || amount.stripTrailingZeros().scale() > MAX_RATE_DECIMALS;
        input.problems().addIf(wrong, "rate_amount", "value_is_out_of_range");
        return wrong || currency.isEmpty() ? null : new CreditRate(amount, currency.get());
    }

    private Set<UUID> metricIds(Tenant tenant, Input input, WalletDraft draft, String field, String code) {
        List<String> codes = draft.metricCodes();
        if (codes == null || codes.isEmpty()) {
            return Set.of();
        }
        Map<String, UUID> known = store.metricIds(tenant, codes);
        input.problems().addIf(known.size() < codes.size(), field, code);
        return Set.copyOf(known.values());
    }

    private Optional<UUID> entityId(Tenant tenant, Input input) {
        String code = input.text("billing_entity_code", MAX_TEXT);
        return code == null
                ? Optional.empty()
                : Optional.of(entities.get(tenant, code).id());
    }

    /** Changes what is sent of it (CRD-216). */
    @Transactional
    public Wallet update(Tenant tenant, Wallet found, Input input) {
        Wallet wallet = lock(tenant, found);
        if (!wallet.active()) {
            throw Refusal.invalid("wallet_id", "wallet_is_terminated");
        }
        Instant now = clock.now(tenant);
        var draft = WalletDraft.changing(input, wallet.terms(), now);
        String code = draft.code() == null ? wallet.code() : draft.code();
        boolean taken = reader.active(tenant, List.of(wallet.customerId())).stream()
                .anyMatch(
                        other -> !other.id().equals(wallet.id()) && other.code().equals(code));
        Map<String, @Nullable String> metadata = input.textMap("metadata");
        Metadata.check(metadata, input.problems());
        var defaults = new RuleDraft.Defaults(draft.terms(), wallet.rate(), BigDecimal.ZERO, BigDecimal.ZERO);
        List<RuleDraft> wanted = RuleDraft.read(input, defaults, wallet.rules(), now);
        boolean breaksLimits = wanted == null
                && wallet.activeRule()
                        .filter(rule -> !RuleDraft.isWithinLimits(rule.terms(), defaults))
                        .isPresent();
        Set<UUID> metricIds = metricIds(tenant, input, draft, "billable_metrics", "invalid_identifier");
        Optional<UUID> entityId = entityId(tenant, input);
        var printed = SectionChange.nested(input);
        input.problems()
                .addIf(taken, "code", "value_already_exist")
                .addIf(breaksLimits, "recurring_transaction_rules", "invalid_recurring_rule")
                .orThrow();
        store.update(wallet.id(), code, draft.terms(), entityId, now);
        if (input.has("metadata")) {
            store.setMetadata(wallet.id(), metadata, now);
        }
        if (draft.metricCodes() != null) {
            store.limitTo(wallet.id(), metricIds);
        }
        sections.change(tenant, SectionTarget.WALLET, wallet.id(), printed);
        Customer customer = customers
                .byIds(tenant, List.of(wallet.customerId()))
                .values()
                .iterator()
                .next();
        rules.replace(tenant, wallet, customer, wanted);
        expireWallet.schedule(tenant, wallet.id(), customer.id(), draft.terms().expirationAt());
        refresh.schedule(tenant, List.of(customer.id()));
        return require(tenant, wallet.id());
    }

    /** Ending what has ended changes nothing (CRD-217). */
    @Transactional
    public Wallet terminate(Tenant tenant, Wallet found) {
        Wallet wallet = lock(tenant, found);
        terminations.terminate(tenant, List.of(wallet.id()));
        expireWallet.schedule(tenant, wallet.id(), wallet.customerId(), null);
        return require(tenant, wallet.id());
    }

    private Wallet lock(Tenant tenant, Wallet found) {
        customers.lock(tenant, List.of(found.customerId()));
        return require(tenant, found.id());
    }

    @Transactional(readOnly = true)
    public Wallet require(Tenant tenant, UUID id) {
        return reader.find(tenant, id).orElseThrow(() -> Refusal.notFound("wallet"));
    }

    @Transactional(readOnly = true)
    public Wallet requireByCode(Tenant tenant, String externalCustomerId, String code) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        return reader.find(tenant, customer.id(), code).orElseThrow(() -> Refusal.notFound("wallet"));
    }

    @Transactional(readOnly = true)
    public Paged<Wallet> page(Tenant tenant, Query query, Page page) {
        return reader.page(tenant, filter(query), page);
    }

    @Transactional(readOnly = true)
    public Paged<Wallet> pageOfCustomer(Tenant tenant, String externalCustomerId, Query query, Page page) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        return reader.page(tenant, filter(query).and(WALLET.CUSTOMER_ID.eq(customer.id())), page);
    }

    private static Condition filter(Query query) {
        Collection<String> entityCodes = query.list("billing_entity_codes");
        return DSL.and(
                query.text("external_customer_id")
                        .<Condition>map(CUSTOMER.EXTERNAL_ID::eq)
                        .orElse(DSL.noCondition()),
                query.text("currency").<Condition>map(WALLET.CURRENCY::eq).orElse(DSL.noCondition()),
                entityCodes.isEmpty() ? DSL.noCondition() : BILLING_ENTITY.CODE.in(Set.copyOf(entityCodes)));
    }

    /** The whole of a wallet's notes. */
    @Transactional
    public @Nullable Map<String, @Nullable String> writeMetadata(
            Tenant tenant, Wallet found, Input input, MetadataChange change) {
        Wallet wallet = lock(tenant, found);
        Map<String, @Nullable String> metadata = change.applyTo(wallet.metadata());
        Metadata.check(metadata, input.problems());
        input.problems().orThrow();
        store.setMetadata(wallet.id(), metadata, clock.now(tenant));
        return metadata;
    }

    /** What notes become. */
    interface MetadataChange {
        @Nullable
        Map<String, @Nullable String> applyTo(@Nullable Map<String, @Nullable String> before);
    }
}
