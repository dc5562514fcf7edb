package dev.tarn.invoice;

import dev.tarn.platform.Invariants;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What must hold over all stored invoices. Each check is one query; each row it finds is one violation, in words. */
@Component
public class InvoiceInvariants implements Invariants {
    private final DSLContext database;

    InvoiceInvariants(DSLContext database) {
        this.database = database;
    }

    @Override
    public String subject() {
        return "invoices";
    }

    @Override
    public List<String> violations() {
        return Stream.of(
                        FEES_ADD_UP,
                        COUPONS_ADD_UP,
                        COUPONS_ARE_SPREAD,
                        PROGRESSIVE_CREDITS_ADD_UP,
                        COUPONS_ARE_NOT_OVERDRAWN,
                        NOTES_ADD_UP,
                        NOTES_ARE_SPREAD,
                        NOTES_ARE_NOT_OVERDRAWN,
                        NOTES_STAY_WITHIN_THEIR_INVOICE,
                        NOTES_STAY_WITHIN_THEIR_FEES,
                        NOTE_NUMBERS_GAPLESS,
                        TAXES_ADD_UP,
                        TAX_LINES_ARE_ROUNDED_ONCE,
                        FEE_TAXES_ARE_ROUNDED_ONCE,
                        CENTS_ARE_ROUNDED_ONCE,
                        NUMBERS_GAPLESS,
                        ENTITY_NUMBERS_GAPLESS,
                        OVERLAPS,
                        ofFixedCharges(OVERLAPS),
                        withVoided(GAPS),
                        withVoided(ofFixedCharges(GAPS)),
                        withVoided(ENDS),
                        withVoided(ofFixedCharges(ENDS)),
                        FEES_DO_NOT_OVERLAP,
                        withVoided(FEES_LEAVE_NO_GAP),
                        NOTHING_IS_STUCK,
                        SAME_TENANT)
                .flatMap(check -> database.resultQuery(check).fetch(row -> String.valueOf(row.get(0))).stream())
                .toList();
    }

    private static final String FEES_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says fees of ' || i.fees_amount_cents || ', its fees add up to ' || coalesce(sum(f.amount_cents), 0)
            FROM invoice i LEFT JOIN fee f ON f.invoice_id = i.id
            GROUP BY i.id HAVING i.fees_amount_cents <> coalesce(sum(f.amount_cents), 0)
            """;

    private static final String COUPONS_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says coupons of ' || i.coupons_amount_cents || ', its credits add up to ' || coalesce(sum(c.amount_cents), 0)
            FROM invoice i LEFT JOIN invoice_credit c ON c.invoice_id = i.id AND c.credit_type = 'coupon'
            GROUP BY i.id HAVING i.coupons_amount_cents <> coalesce(sum(c.amount_cents), 0)
            """;

    /**
     * What coupons take off is borne by the fees, each share to 5 decimals and at most the fee (INV-096). Of what a progressive invoice billed they
     * bear the whole, coupons on that included, and each at most its own amount: less than the credit where a charge has come down since (INV-086).
     */
    private static final String COUPONS_ARE_SPREAD = """
            SELECT 'invoice ' || i.id || ' says coupons of ' || i.coupons_amount_cents || ', its fees bear ' || sum(f.precise_coupons_amount_cents)
            FROM invoice i JOIN fee f ON f.invoice_id = i.id
            GROUP BY i.id HAVING sum(f.precise_coupons_amount_cents) - i.progressive_billing_credit_amount_cents - i.coupons_amount_cents
                NOT BETWEEN -0.00001 * count(*) * greatest(1, (SELECT count(*) FROM invoice_credit c WHERE c.invoice_id = i.id))
                            - i.progressive_billing_credit_amount_cents
                    AND 0.00001 * count(*) * greatest(1, (SELECT count(*) FROM invoice_credit c WHERE c.invoice_id = i.id))
                        + (SELECT coalesce(sum(p.fees_amount_cents - c.amount_cents), 0) FROM progressive_credit c
                             JOIN invoice p ON p.id = c.progressive_invoice_id WHERE c.invoice_id = i.id)
            UNION ALL
            SELECT 'fee ' || id || ' of ' || amount_cents || ' bears coupons of ' || precise_coupons_amount_cents
            FROM fee WHERE precise_coupons_amount_cents < 0 OR precise_coupons_amount_cents > amount_cents
            """;

    /** What progressive invoices billed is taken off by name, and no more than once (INV-084, INV-085). */
    private static final String PROGRESSIVE_CREDITS_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says a progressive credit of ' || i.progressive_billing_credit_amount_cents
                || ', its credits add up to ' || coalesce(sum(c.amount_cents), 0)
            FROM invoice i LEFT JOIN progressive_credit c ON c.invoice_id = i.id
            GROUP BY i.id HAVING i.progressive_billing_credit_amount_cents <> coalesce(sum(c.amount_cents), 0)
            UNION ALL
            SELECT 'progressive invoice ' || p.id || ' of ' || p.fees_amount_cents || ' was taken off others with ' || sum(c.amount_cents)
            FROM invoice p JOIN progressive_credit c ON c.progressive_invoice_id = p.id JOIN invoice i ON i.id = c.invoice_id
            WHERE i.status NOT IN ('voided', 'closed', 'deleted')
            GROUP BY p.id HAVING sum(c.amount_cents) > p.fees_amount_cents - p.coupons_amount_cents
            """;

    /** A fixed amount to be used once is not used twice, whatever is going on at the same time (CRD-025). */
    private static final String COUPONS_ARE_NOT_OVERDRAWN = """
            SELECT 'applied coupon ' || a.id || ' of ' || a.amount_cents || ' took ' || sum(c.amount_cents) || ' off invoices'
            FROM applied_coupon a JOIN invoice_credit c ON c.applied_coupon_id = a.id JOIN invoice i ON i.id = c.invoice_id
            WHERE a.frequency = 'once' AND a.amount_cents IS NOT NULL AND i.status NOT IN ('voided', 'closed', 'deleted')
            GROUP BY a.id HAVING sum(c.amount_cents) > a.amount_cents
            UNION ALL
            SELECT 'applied coupon ' || a.id || ' was used on ' || count(*) || ' invoices and is good for ' || coalesce(a.frequency_duration, 1)
            FROM applied_coupon a JOIN invoice_credit c ON c.applied_coupon_id = a.id JOIN invoice i ON i.id = c.invoice_id
            WHERE (a.frequency = 'recurring' OR a.frequency = 'once' AND a.amount_cents IS NULL) AND i.status NOT IN ('voided', 'closed', 'deleted')
            GROUP BY a.id HAVING count(*) > coalesce(a.frequency_duration, 1)
            """;

    /** INV-026. */
    private static final String NOTES_ADD_UP = """
            SELECT 'invoice ' || i.id || ' says credit notes of ' || i.credit_notes_amount_cents || ', its credits add up to ' || coalesce(sum(c.amount_cents), 0)
            FROM invoice i LEFT JOIN invoice_credit c ON c.invoice_id = i.id AND c.credit_type = 'credit_note'
            GROUP BY i.id HAVING i.credit_notes_amount_cents <> coalesce(sum(c.amount_cents), 0)
            """;

    /**
     * Each fee's share is at most what it costs; together they are what was consumed, but for the cents of rounding (CRD-151). Fees that bear
     * the coupons of a progressive invoice too (INV-086) have so much less left to bear.
     */
    private static final String NOTES_ARE_SPREAD = """
            SELECT 'invoice ' || i.id || ' says credit notes of ' || i.credit_notes_amount_cents || ', its fees bear ' || sum(f.precise_credit_notes_amount_cents)
            FROM invoice i JOIN fee f ON f.invoice_id = i.id
            GROUP BY i.id HAVING i.credit_notes_amount_cents - sum(f.precise_credit_notes_amount_cents)
                NOT BETWEEN -1 AND 1 + (SELECT coalesce(sum(p.fees_amount_cents - c.amount_cents), 0) FROM progressive_credit c
                                          JOIN invoice p ON p.id = c.progressive_invoice_id WHERE c.invoice_id = i.id)
            """;

    /** What was credited is either left, or was consumed, or was voided (CRD-114, CRD-136). */
    private static final String NOTES_ARE_NOT_OVERDRAWN = """
            SELECT 'credit note ' || n.id || ' of ' || n.credit_amount_cents || ' paid ' || coalesce(sum(c.amount_cents), 0)
                || ' and says it has left ' || n.balance_amount_cents
            FROM credit_note n LEFT JOIN (invoice_credit c JOIN invoice i ON i.id = c.invoice_id AND i.status <> 'closed') ON c.credit_note_id = n.id
            GROUP BY n.id
            HAVING n.credit_amount_cents - coalesce(sum(c.amount_cents), 0) < n.balance_amount_cents
                OR n.credit_status <> 'voided' AND n.credit_amount_cents - coalesce(sum(c.amount_cents), 0) <> n.balance_amount_cents
                OR n.credit_status = 'consumed' AND n.balance_amount_cents > 0
            """;

    /** All notes together give back at most what was asked for, refunds at most what was paid; offsets are known to the invoice. */
    private static final String NOTES_STAY_WITHIN_THEIR_INVOICE = """
            SELECT 'invoice ' || i.id || ' of ' || i.sub_total_including_taxes_amount_cents || ' has credit notes of ' || sum(n.total_amount_cents)
                || ', refunds of ' || sum(n.refund_amount_cents) || ' and offsets of ' || sum(n.offset_amount_cents)
            FROM invoice i JOIN credit_note n ON n.invoice_id = i.id AND n.status = 'finalized'
            GROUP BY i.id
            HAVING sum(n.total_amount_cents) > i.sub_total_including_taxes_amount_cents
                OR sum(n.refund_amount_cents) > i.total_paid_amount_cents
                OR sum(n.offset_amount_cents) <> i.total_offset_amount_cents
            """;

    private static final String NOTES_STAY_WITHIN_THEIR_FEES = """
            SELECT 'fee ' || f.id || ' of ' || f.amount_cents || ' was taken back by ' || sum(t.amount_cents)
            FROM fee f JOIN credit_note_item t ON t.fee_id = f.id
            GROUP BY f.id HAVING sum(t.amount_cents) > f.amount_cents
            """;

    /** INV-118. */
    private static final String NOTE_NUMBERS_GAPLESS = """
            SELECT 'invoice ' || invoice_id || ' has ' || count(*) || ' numbered credit notes, the last is ' || max(sequential_id)
            FROM credit_note WHERE sequential_id IS NOT NULL
            GROUP BY invoice_id HAVING count(*) <> max(sequential_id)
            """;

    private static final String TAX_BASES = """
            WITH bases AS (
                SELECT f.invoice_id, t.tax_id, f.amount_cents - f.precise_coupons_amount_cents AS base, t.rate_percent
                FROM fee f JOIN fee_tax t ON t.fee_id = f.id
                WHERE f.invoice_id IN (SELECT id FROM invoice WHERE invoice_type <> 'advance_charges')
            )
            """;

    /** The invoice's taxes are rounded once, over the unrounded sum of what each fee bears (INV-103); gathered fees were taxed before (BIL-150). */
    private static final String TAXES_ADD_UP = TAX_BASES + """
            SELECT 'invoice ' || i.id || ' says taxes of ' || i.taxes_amount_cents || ', its fees bear ' || coalesce(sum(b.base * b.rate_percent / 100), 0)
            FROM invoice i LEFT JOIN bases b ON b.invoice_id = i.id
            WHERE i.invoice_type <> 'advance_charges'
            GROUP BY i.id HAVING i.taxes_amount_cents <> round(coalesce(sum(b.base * b.rate_percent / 100), 0))
            """;

    /** Each line as well, and it names what it is taken on. */
    private static final String TAX_LINES_ARE_ROUNDED_ONCE = TAX_BASES + """
            SELECT 'invoice ' || coalesce(l.invoice_id, b.invoice_id) || ' has a tax line of ' || coalesce(l.amount_cents::text, 'nothing')
                || ' for ' || coalesce(b.amount::text, 'nothing')
            FROM (SELECT t.* FROM invoice_tax t JOIN invoice i ON i.id = t.invoice_id WHERE i.invoice_type <> 'advance_charges') l FULL JOIN
                (SELECT invoice_id, tax_id, sum(base * rate_percent / 100) AS amount, sum(base) AS base FROM bases GROUP BY invoice_id, tax_id) b
                ON b.invoice_id = l.invoice_id AND b.tax_id = l.tax_id
            WHERE l.amount_cents IS DISTINCT FROM round(b.amount) OR l.fees_amount_cents IS DISTINCT FROM round(b.base)
            """;

    /** INV-102. */
    private static final String FEE_TAXES_ARE_ROUNDED_ONCE = """
            SELECT 'fee ' || f.id || ' says taxes of ' || f.taxes_amount_cents || ' on ' || f.amount_cents
            FROM fee f LEFT JOIN fee_tax t ON t.fee_id = f.id
            GROUP BY f.id
            HAVING f.taxes_amount_cents <> round(coalesce(sum((f.amount_cents - f.precise_coupons_amount_cents) * t.rate_percent / 100), 0))
            """;

    /** What is asked for is the exact amount, half a cent up. A true-up fills up what is asked for, which is rounded already (BIL-114). */
    private static final String CENTS_ARE_ROUNDED_ONCE = """
            SELECT 'fee ' || id || ' asks for ' || amount_cents || ' of exactly ' || precise_amount_cents
            FROM fee WHERE amount_cents <> round(precise_amount_cents) AND true_up_parent_fee_id IS NULL
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

    /** Those that were looked at; an invoice that leaves usage out shows its windows and bills nothing of them (BIL-070). */
    private static final String WINDOWS = """
            WITH windows AS (
                SELECT s.subscription_id, s.charges_from_at AS from_at, s.charges_to_at AS to_at,
                       lead(s.charges_from_at) OVER (PARTITION BY s.subscription_id ORDER BY s.charges_from_at, s.charges_to_at) AS next_from_at
                FROM invoice_subscription s JOIN invoice i ON i.id = s.invoice_id
                WHERE s.charges_from_at < s.charges_to_at AND NOT i.skip_charges AND i.status NOT IN ('voided', 'deleted')
                    AND s.invoicing_reason NOT LIKE 'in_advance_charge%' AND s.invoicing_reason <> 'progressive_billing'
            )
            """;

    private static final String OVERLAPS = WINDOWS + """
            SELECT 'subscription ' || subscription_id || ' is billed twice for usage around ' || next_from_at
            FROM windows WHERE next_from_at <= to_at
            """;

    private static final String GAPS = WINDOWS + """
            SELECT 'subscription ' || subscription_id || ' is not billed for usage between ' || to_at || ' and ' || next_from_at
            FROM windows WHERE next_from_at > to_at + interval '1 second'
            """;

    /**
     * What ended is billed to its end, unless that was to leave no invoice (SUB-153); on the first day of a period to the end of the day before,
     * if that closes it (BIL-050).
     */
    private static final String ENDS = """
            SELECT 'subscription ' || s.id || ' ended at ' || s.terminated_at || ' and is billed for usage until ' || coalesce(l.charges_to_at::text, 'never')
            FROM subscription s CROSS JOIN LATERAL (
                SELECT l.charges_from_at, l.charges_to_at, l.timezone AS zone, l.charges_days
                FROM invoice_subscription l JOIN invoice i ON i.id = l.invoice_id
                WHERE l.subscription_id = s.id AND NOT i.skip_charges AND i.status NOT IN ('voided', 'deleted')
                    AND l.invoicing_reason NOT LIKE 'in_advance_charge%' AND l.invoicing_reason <> 'progressive_billing'
                ORDER BY l.charges_to_at DESC NULLS LAST LIMIT 1
            ) l
            WHERE s.status = 'terminated' AND s.on_termination_invoice = 'generate' AND s.started_at < s.terminated_at
                AND (l.charges_to_at IS NULL OR l.charges_to_at < s.terminated_at - interval '1 second'
                    AND NOT (((l.charges_to_at + interval '1 second') AT TIME ZONE l.zone)::date >= (s.terminated_at AT TIME ZONE l.zone)::date
                        AND (l.charges_from_at = s.started_at OR l.charges_days =
                            (l.charges_to_at AT TIME ZONE l.zone)::date - (l.charges_from_at AT TIME ZONE l.zone)::date + 1)))
            """;

    /** What is voided was billed once and is not billed again by itself (INV-161); it leaves no gap. */
    private static String withVoided(String check) {
        return check.replace("('voided', 'deleted')", "('deleted')");
    }

    private static String ofFixedCharges(String check) {
        return check.replace("charges_", "fixed_charges_").replace("usage", "fixed charges");
    }

    /** Periods of subscription fees. What passes while a payment is waited for is billed to nobody (SUB-196). Another time zone moves their bounds by hours, never by a period (BIL-004). */
    private static final String FEE_PERIODS = """
            WITH periods AS (
                SELECT f.subscription_id, f.from_at, f.to_at, lead(f.from_at) OVER following AS next_from_at,
                       CASE WHEN s.timezone = lead(s.timezone) OVER following THEN interval '0' ELSE interval '26 hours' END AS shift
                FROM fee f JOIN invoice i ON i.id = f.invoice_id
                    JOIN invoice_subscription s ON s.invoice_id = i.id AND s.subscription_id = f.subscription_id
                WHERE f.fee_type = 'subscription' AND i.status NOT IN ('voided', 'deleted')
                WINDOW following AS (PARTITION BY f.subscription_id ORDER BY f.from_at, f.to_at)
            )
            """;

    private static final String FEES_DO_NOT_OVERLAP = FEE_PERIODS + """
            SELECT 'subscription ' || subscription_id || ' pays twice around ' || next_from_at
            FROM periods WHERE next_from_at <= to_at - shift
            """;

    private static final String FEES_LEAVE_NO_GAP = FEE_PERIODS + """
            SELECT 'subscription ' || subscription_id || ' pays nothing between ' || to_at || ' and ' || next_from_at
            FROM periods WHERE next_from_at > to_at + shift + interval '1 second'
                AND NOT EXISTS (SELECT FROM subscription s WHERE s.id = subscription_id AND s.activated_at > next_from_at)
            """;

    /** Whatever waits has something that ends the waiting. */
    private static final String NOTHING_IS_STUCK = """
            SELECT 'subscription ' || s.id || ' is active and nothing will bill or end it'
            FROM subscription s
            WHERE s.status = 'active' AND NOT EXISTS (
                SELECT FROM due_work w WHERE w.subject_id = s.id AND w.kind IN ('bill_period', 'end_subscription') AND w.parked_at IS NULL)
            UNION ALL
            SELECT 'subscription ' || s.id || ' waits to begin and nothing will begin it'
            FROM subscription s
            WHERE s.status = 'pending' AND s.previous_subscription_id IS NULL AND NOT EXISTS (
                SELECT FROM due_work w WHERE w.subject_id = s.id AND w.kind = 'start_subscription' AND w.parked_at IS NULL)
            UNION ALL
            SELECT 'invoice ' || i.id || ' is open, and nobody waits for it'
            FROM invoice i
            WHERE i.status = 'open' AND i.invoice_type = 'subscription' AND NOT EXISTS (
                SELECT FROM subscription_activation_rule r JOIN subscription s ON s.id = r.subscription_id
                WHERE r.invoice_id = i.id AND r.status = 'pending' AND s.status = 'incomplete')
            UNION ALL
            SELECT 'subscription ' || s.id || ' waits for a payment that nobody can make'
            FROM subscription s
            WHERE s.status = 'incomplete' AND NOT EXISTS (
                SELECT FROM subscription_activation_rule r JOIN invoice i ON i.id = r.invoice_id
                WHERE r.subscription_id = s.id AND r.status = 'pending' AND i.status = 'open')
            UNION ALL
            SELECT 'invoice ' || i.id || ' is a draft and nothing will finalize it'
            FROM invoice i
            WHERE i.status = 'draft' AND NOT EXISTS (
                SELECT FROM due_work w WHERE w.subject_id = i.id AND w.kind = 'finalize_draft' AND w.parked_at IS NULL)
            """;

    private static final String SAME_TENANT = """
            SELECT 'fee ' || f.id || ' and its invoice belong to different organizations'
            FROM fee f JOIN invoice i ON i.id = f.invoice_id WHERE f.organization_id <> i.organization_id
            """;
}
