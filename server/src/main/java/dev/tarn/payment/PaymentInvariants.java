package dev.tarn.payment;

import dev.tarn.platform.Invariants;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What must hold over all payments. Each check is one query; each row it finds is one violation, in words. */
@Component
class PaymentInvariants implements Invariants {
    private final DSLContext database;

    PaymentInvariants(DSLContext database) {
        this.database = database;
    }

    @Override
    public String subject() {
        return "payments";
    }

    @Override
    public List<String> violations() {
        return Stream.of(WHAT_CAME_COUNTS, WHAT_IS_SETTLED_IS_NOT_OVERDUE)
                .flatMap(check -> database.resultQuery(check).fetch(row -> String.valueOf(row.get(0))).stream())
                .toList();
    }

    /**
     * No payment that succeeded is forgotten; an invoice may say more, which is known from elsewhere (CRD-272). Money that comes once a start has
     * been given up pays for nothing: the payment alone tells of it (SUB-167).
     */
    private static final String WHAT_CAME_COUNTS = """
            SELECT 'invoice ' || i.id || ' says it was paid ' || i.total_paid_amount_cents || ', its payments add up to ' || sum(p.amount_cents)
            FROM invoice i JOIN payment p ON p.invoice_id = i.id AND p.payment_status = 'succeeded'
            WHERE i.status <> 'closed'
            GROUP BY i.id HAVING sum(p.amount_cents) > i.total_paid_amount_cents
            """;

    /** What is paid, or need not be, is late no more (INV-161, INV-174). */
    private static final String WHAT_IS_SETTLED_IS_NOT_OVERDUE = """
            SELECT 'invoice ' || id || ' is ' || status || ', its payment ' || payment_status || ', and overdue'
            FROM invoice WHERE payment_overdue AND (status <> 'finalized' OR payment_status = 'succeeded')
            """;
}
