package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.engine.wallet.TopUp;
import dev.tarn.platform.Tenant;
import dev.tarn.section.SectionChange;
import dev.tarn.wallet.WalletTransaction.Origin;
import dev.tarn.wallet.WalletTransaction.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tops wallets up as their rules say (CRD-253, CRD-254). */
@Component
class TopUps {
    private final Transactions transactions;
    private final Ledger ledger;

    TopUps(Transactions transactions, Ledger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /**
     * A wallet whose rule is to top it up.
     *
     * @param pendingCredits purchases under way
     * @param dueAt the instant of an interval rule; null: a threshold made it
     */
    record Due(
            Wallet wallet,
            WalletRule rule,
            BigDecimal pendingCredits,
            @Nullable Instant dueAt) {
        TopUp topUp() {
            return new TopUp(wallet.ongoingCredits(), pendingCredits);
        }
    }

    /** Whether anything moved at once; purchases move when they are paid. */
    boolean add(Tenant tenant, List<Due> due) {
        if (due.isEmpty()) {
            return false;
        }
        Holdings holdings = ledger.open(due.stream().map(Due::wallet).toList());
        for (Due one : due) {
            var source = one.dueAt() == null ? Source.THRESHOLD : Source.INTERVAL;
            var origin = Origin.rule(one.rule().id(), one.dueAt());
            transactions.add(tenant, one.wallet(), draft(one), source, origin, holdings);
        }
        ledger.post(tenant, holdings);
        return !holdings.settled().isEmpty();
    }

    private static TransactionDraft draft(Due due) {
        WalletRule.Terms terms = due.rule().terms();
        BigDecimal target = terms.targetCredits();
        CreditValue paid;
        CreditValue granted;
        if (target == null) {
            paid = bought(due, fixed(due));
            granted = bought(due, terms.grantedCredits());
        } else if (terms.grantsTarget()) {
            paid = CreditValue.NONE;
            granted = bought(due, due.topUp().toTarget(target, TopUp.Limits.NONE));
        } else {
            var limits =
                    terms.ignoresLimits() ? TopUp.Limits.NONE : due.wallet().limits();
            paid = bought(due, due.topUp().toTarget(target, limits));
            granted = CreditValue.NONE;
        }
        return new TransactionDraft(
                paid,
                granted,
                null,
                null,
                TransactionDraft.DEFAULT_PRIORITY,
                terms.details().or(due.wallet().terms()),
                SectionChange.NOTHING);
    }

    private static BigDecimal fixed(Due due) {
        WalletRule.Terms terms = due.rule().terms();
        BigDecimal threshold = terms.thresholdCredits();
        if (threshold == null) {
            return terms.paidCredits();
        }
        var limits = terms.ignoresLimits() ? TopUp.Limits.NONE : due.wallet().limits();
        return due.topUp().fixed(threshold, terms.paidCredits(), terms.grantedCredits(), limits);
    }

    private static CreditValue bought(Due due, BigDecimal credits) {
        return due.wallet().rate().bought(credits);
    }
}
