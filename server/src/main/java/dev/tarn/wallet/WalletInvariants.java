package dev.tarn.wallet;

import dev.tarn.platform.Invariants;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What must hold over all wallets, whatever happened. Each check is one query; each row it finds is one violation, in words. */
@Component
class WalletInvariants implements Invariants {
    private final DSLContext database;

    WalletInvariants(DSLContext database) {
        this.database = database;
    }

    @Override
    public String subject() {
        return "wallets";
    }

    @Override
    public List<String> violations() {
        return Stream.of(
                        ENTRIES_ARE_ZERO,
                        BALANCES_ARE_ENTRIES,
                        BALANCES_ARE_WHAT_REMAINS,
                        WHAT_WENT_OUT_WAS_FUNDED,
                        WHAT_REMAINS_WAS_NOT_CONSUMED,
                        INVOICES_ARE_PAID,
                        PURCHASES_ARE_INVOICED)
                .flatMap(check -> database.resultQuery(check).fetch(row -> String.valueOf(row.get(0))).stream())
                .toList();
    }

    private static final String ENTRIES_ARE_ZERO = """
            SELECT 'wallet transaction ' || t.id || ' has ' || count(e.id) || ' entries of ' || coalesce(sum(e.amount_cents), 0) || ' cents in all'
            FROM wallet_transaction t LEFT JOIN wallet_entry e ON e.wallet_transaction_id = t.id
            GROUP BY t.id HAVING count(e.id) <> CASE WHEN t.status = 'settled' THEN 2 ELSE 0 END
                OR coalesce(sum(e.amount_cents), 0) <> 0 OR coalesce(sum(e.credits), 0) <> 0
            """;

    private static final String BALANCES_ARE_ENTRIES = """
            SELECT 'wallet ' || w.id || ' says ' || w.balance_cents || ' cents, its entries add up to ' || coalesce(sum(e.amount_cents), 0)
            FROM wallet w LEFT JOIN wallet_entry e ON e.wallet_id = w.id AND e.account = 'wallet'
            GROUP BY w.id HAVING w.balance_cents <> coalesce(sum(e.amount_cents), 0) OR w.balance_credits <> coalesce(sum(e.credits), 0)
            """;

    private static final String BALANCES_ARE_WHAT_REMAINS = """
            SELECT 'wallet ' || w.id || ' says ' || w.balance_cents || ' cents, of what came in there remain ' || coalesce(sum(t.remaining_amount_cents), 0)
            FROM wallet w LEFT JOIN wallet_transaction t ON t.wallet_id = w.id
            GROUP BY w.id HAVING w.balance_cents <> coalesce(sum(t.remaining_amount_cents), 0)
            """;

    private static final String WHAT_WENT_OUT_WAS_FUNDED = """
            SELECT 'wallet transaction ' || t.id || ' took ' || t.amount_cents || ' cents and was funded by ' || coalesce(sum(f.amount_cents), 0)
            FROM wallet_transaction t LEFT JOIN wallet_funding f ON f.outbound_id = t.id
            WHERE t.transaction_type = 'outbound'
            GROUP BY t.id HAVING t.amount_cents <> coalesce(sum(f.amount_cents), 0)
            """;

    private static final String WHAT_REMAINS_WAS_NOT_CONSUMED = """
            SELECT 'wallet transaction ' || t.id || ' has ' || t.remaining_amount_cents || ' cents left of ' || t.amount_cents
            FROM wallet_transaction t LEFT JOIN wallet_funding f ON f.inbound_id = t.id
            WHERE t.transaction_type = 'inbound'
            GROUP BY t.id HAVING coalesce(t.amount_cents - t.remaining_amount_cents, 0) <> coalesce(sum(f.amount_cents), 0)
            """;

    /** INV-027. */
    private static final String INVOICES_ARE_PAID = """
            SELECT 'invoice ' || i.id || ' says prepaid credits of ' || i.prepaid_credit_amount_cents || ', wallets paid ' || coalesce(sum(t.amount_cents), 0)
            FROM invoice i LEFT JOIN wallet_transaction t ON t.invoice_id = i.id AND t.transaction_status = 'invoiced'
            GROUP BY i.id HAVING i.prepaid_credit_amount_cents <> coalesce(sum(t.amount_cents), 0)
                OR i.prepaid_credit_amount_cents <> coalesce(i.prepaid_granted_credit_amount_cents, 0) + coalesce(i.prepaid_purchased_credit_amount_cents, 0)
            """;

    private static final String PURCHASES_ARE_INVOICED = """
            SELECT 'purchase ' || t.id || ' of ' || t.amount_cents || ' cents is ' || t.status || ', its invoice of ' || coalesce(i.total_amount_cents::text, 'nothing')
                || ' is ' || coalesce(i.payment_status, 'missing')
            FROM wallet_transaction t LEFT JOIN invoice i ON i.id = t.invoice_id
            WHERE t.transaction_status = 'purchased'
                AND (i.id IS NULL OR i.invoice_type <> 'credit' OR i.total_amount_cents <> t.amount_cents
                     OR i.payment_status = 'succeeded' AND t.status = 'pending')
            """;
}
