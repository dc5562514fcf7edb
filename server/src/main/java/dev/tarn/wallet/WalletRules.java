package dev.tarn.wallet;

import dev.tarn.customer.Customer;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionTarget;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts recurring rules in place of those a wallet has (CRD-216, CRD-250). */
@Component
class WalletRules {
    private final RuleStore store;
    private final Terminations terminations;
    private final IntervalTopUps topUps;
    private final ExpireRule expireRule;
    private final CustomSections sections;
    private final BillingClock clock;

    WalletRules(
            RuleStore store,
            Terminations terminations,
            IntervalTopUps topUps,
            ExpireRule expireRule,
            CustomSections sections,
            BillingClock clock) {
        this.store = store;
        this.terminations = terminations;
        this.topUps = topUps;
        this.expireRule = expireRule;
        this.sections = sections;
        this.clock = clock;
    }

    /** Those that are not listed end. Null: rules were not spoken of. */
    void replace(Tenant tenant, Wallet wallet, Customer customer, @Nullable List<RuleDraft> wanted) {
        if (wanted == null) {
            return;
        }
        terminations.end(
                tenant,
                wallet.rules().stream()
                        .filter(WalletRule::active)
                        .filter(rule -> wanted.stream().noneMatch(draft -> Objects.equals(draft.id(), rule.id())))
                        .toList());
        wanted.forEach(draft -> write(tenant, wallet, customer, draft));
    }

    private void write(Tenant tenant, Wallet wallet, Customer customer, RuleDraft draft) {
        Instant now = clock.now(tenant);
        UUID known = draft.id();
        UUID id = known == null ? store.insert(tenant, wallet.id(), draft.terms(), now) : known;
        if (known != null) {
            store.update(id, draft.terms(), now);
        }
        sections.change(tenant, SectionTarget.WALLET_RULE, id, draft.sections());
        topUps.schedule(tenant, wallet, new WalletRule(id, true, draft.terms(), now), customer, now);
        expireRule.schedule(tenant, id, draft.terms(), customer.id());
    }
}
