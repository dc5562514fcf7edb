package dev.tarn.invoice;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What must hold over all stored invoices, whatever happened. Each check is one query; each row it finds is one violation, in words. */
@Component
public class InvoiceInvariants {
    private final DSLContext database;

    InvoiceInvariants(DSLContext database) {
        this.database = database;
    }

    /** Every violation found; empty when all is well. */
    public List<String> violations() {
        return Stream.of(
                        FEES_ADD_UP,
                        TAXES_ADD_UP,
                        NUMBERS_GAPLESS,
                        ENTITY_NUMBERS_GAPLESS,
                        PERIODS_DO_NOT_OVERLAP,
                        PERIODS_LEAVE_NO_GAP,
                        SAME_TENANT)
                .flatMap(check -> database.resultQuery(check).fetch(row -> String.valueOf(row.get(0))).stream())
                .toList();
    }

    private static final String FEES_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says fees of ' || i.fees_amount_cents || ', its fees add up to ' || coalesce(sum(f.amount_cents), 0)
            FROM invoice i LEFT JOIN fee f ON f.invoice_id = i.id
            GROUP BY i.id HAVING i.fees_amount_cents <> coalesce(sum(f.amount_cents), 0)
            """;

    /** The invoice's taxes are rounded once over the unrounded sum; each line is off by at most half a cent from its part of it (INV-103). */
    private static final String TAXES_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says taxes of ' || i.taxes_amount_cents || ', its tax lines add up to ' || coalesce(sum(t.amount_cents), 0)
            FROM invoice i LEFT JOIN invoice_tax t ON t.invoice_id = i.id
            GROUP BY i.id HAVING abs(i.taxes_amount_cents - coalesce(sum(t.amount_cents), 0)) > count(t.tax_id)
            """;

    private static final String NUMBERS_GAPLESS = """
            SELECT 'customer ' || customer_id || ' has ' || count(*) || ' numbered invoices, the last is ' || max(sequential_id)
            FROM invoice WHERE sequential_id IS NOT NULL
            GROUP BY customer_id, billing_entity_id HAVING count(*) <> max(sequential_id)
            """;

    /** A switch to numbering per entity starts at the count so far, so only what follows the first number is counted (INV-116). */
    private static final String ENTITY_NUMBERS_GAPLESS = """
            SELECT 'billing entity ' || billing_entity_id || ' leaves a gap between numbers ' || min(entity_sequential_id) || ' and ' || max(entity_sequential_id)
            FROM invoice WHERE entity_sequential_id IS NOT NULL
            GROUP BY billing_entity_id HAVING count(*) < max(entity_sequential_id) - min(entity_sequential_id) + 1
                AND bool_and(status = 'finalized')
            """;

    private static final String USAGE_WINDOWS = """
            WITH windows AS (
                SELECT s.subscription_id, s.charges_from_at AS from_at, s.charges_to_at AS to_at,
                       lead(s.charges_from_at) OVER (PARTITION BY s.subscription_id ORDER BY s.charges_from_at, s.charges_to_at) AS next_from_at
                FROM invoice_subscription s JOIN invoice i ON i.id = s.invoice_id
                WHERE s.charges_from_at < s.charges_to_at AND i.status NOT IN ('voided', 'deleted')
            )
            """;

    private static final String PERIODS_DO_NOT_OVERLAP = USAGE_WINDOWS + """
            SELECT 'subscription ' || subscription_id || ' is billed twice for usage around ' || next_from_at
            FROM windows WHERE next_from_at <= to_at
            """;

    private static final String PERIODS_LEAVE_NO_GAP = USAGE_WINDOWS + """
            SELECT 'subscription ' || subscription_id || ' is not billed for usage between ' || to_at || ' and ' || next_from_at
            FROM windows WHERE next_from_at > to_at + interval '1 second'
            """;

    private static final String SAME_TENANT = """
            SELECT 'fee ' || f.id || ' and its invoice belong to different organizations'
            FROM fee f JOIN invoice i ON i.id = f.invoice_id WHERE f.organization_id <> i.organization_id
            """;
}
