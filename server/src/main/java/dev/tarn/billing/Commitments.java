package dev.tarn.billing;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.engine.invoice.MinimumCommitment;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.Money;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Commitment;
import dev.tarn.plan.Plan;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Row3;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lifts plans to what they cost at least: the fees of the period that is settled, wherever they were billed, and what is missing (section 12). */
@Component
class Commitments {
    /** What counts towards a commitment, before coupons and taxes (BIL-142). */
    private static final List<String> COUNTING =
            List.of(FeeType.SUBSCRIPTION.code(), FeeType.CHARGE.code(), FeeType.FIXED_CHARGE.code());
    /** Progressive invoices bill what the invoice of the period bills again, and credits. */
    private static final List<String> INVOICES = List.of("subscription", "advance_charges");

    private final DSLContext database;

    Commitments(DSLContext database) {
        this.database = database;
    }

    /**
     * A commitment that is settled.
     *
     * @param billedCents what other invoices have billed of the period
     */
    record Settlement(Reckoning reckoning, Commitment commitment, Window window, long billedCents) {

        /** The fee that is missing, given what this invoice bills of the subscription. */
        Optional<NewFee> fee(List<NewFee> onThisInvoice, FeeTaxes taxes) {
            long billed = billedCents;
            for (NewFee fee : onThisInvoice) {
                if (COUNTING.contains(fee.type().code()) && covers(fee.from())) {
                    billed = Money.addCents(billed, fee.amount().amountCents());
                }
            }
            Plan plan = reckoning.entry().plan();
            return new MinimumCommitment(commitment.amountCents(), window.days(reckoning.zone()), window.durationDays())
                    .trueUp(billed, Currency.of(plan.currency()))
                    .map(missing -> newFee(missing, taxes));
        }

        private boolean covers(Instant from) {
            return !from.isBefore(window.fromAt()) && !from.isAfter(periodEnd());
        }

        /** An end within the period shortens the commitment, not what was paid for the period. */
        private Instant periodEnd() {
            return LocalDays.endOf(window.period().to(), reckoning.zone());
        }

        private NewFee newFee(FeeAmount missing, FeeTaxes taxes) {
            Plan plan = reckoning.entry().plan();
            return new NewFee(
                    FeeType.COMMITMENT,
                    reckoning.subscriptionId(),
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    plan.code(),
                    plan.name(),
                    plan.description(),
                    commitment.displayName(),
                    null,
                    missing.units(),
                    null,
                    null,
                    missing,
                    JsonNodeFactory.instance.objectNode(),
                    missing.explanation(),
                    plan.version(),
                    window.fromAt(),
                    window.toAt(),
                    taxes.of(commitment.taxes(), reckoning.entry()),
                    null,
                    null,
                    null);
        }
    }

    /** The commitments that these settle, by subscription. One query, however many. */
    Map<UUID, Settlement> settled(Tenant tenant, Collection<Reckoning> reckonings, Collection<UUID> except) {
        var settled = new HashMap<UUID, Settlement>();
        for (Reckoning reckoning : reckonings) {
            Commitment commitment = reckoning.entry().plan().minimumCommitment();
            if (commitment != null) {
                reckoning
                        .committed()
                        .ifPresent(window -> settled.put(
                                reckoning.subscriptionId(), new Settlement(reckoning, commitment, window, 0)));
            }
        }
        if (settled.isEmpty()) {
            return settled;
        }
        billed(tenant, settled.values(), except)
                .forEach((id, cents) -> settled.computeIfPresent(
                        id,
                        (known, open) -> new Settlement(open.reckoning(), open.commitment(), open.window(), cents)));
        return settled;
    }

    private Map<UUID, Long> billed(Tenant tenant, Collection<Settlement> settled, Collection<UUID> except) {
        var rows = settled.stream()
                .map(open ->
                        DSL.row(open.reckoning().subscriptionId(), open.window().fromAt(), open.periodEnd()))
                .toArray(Row3[]::new);
        var windows = DSL.values(typed(rows)).as("settled", "subscription_id", "from_at", "to_at");
        var fromAt = windows.field("from_at", Instant.class);
        var toAt = windows.field("to_at", Instant.class);
        var sum = DSL.sum(FEE.AMOUNT_CENTS);
        return database.select(FEE.SUBSCRIPTION_ID, sum)
                .from(FEE)
                .join(windows)
                .on(FEE.SUBSCRIPTION_ID.eq(windows.field("subscription_id", UUID.class)))
                .and(FEE.FROM_AT.between(fromAt, toAt))
                .leftJoin(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.DELETED_AT.isNull())
                .and(FEE.FEE_TYPE.in(COUNTING))
                .and(counts(except))
                .groupBy(FEE.SUBSCRIPTION_ID)
                .fetchMap(
                        FEE.SUBSCRIPTION_ID,
                        row -> row.get(sum, BigDecimal.class).longValueExact());
    }

    @SuppressWarnings("unchecked")
    private static Row3<UUID, Instant, Instant>[] typed(Row3<?, ?, ?>[] rows) {
        return (Row3<UUID, Instant, Instant>[]) rows;
    }

    /** Fees without an invoice were charged by other means. */
    private static Condition counts(Collection<UUID> except) {
        return INVOICE.ID
                .isNull()
                .or(INVOICE.STATUS
                        .notIn("voided", "deleted")
                        .and(INVOICE.INVOICE_TYPE.in(INVOICES))
                        .and(except.isEmpty() ? DSL.noCondition() : INVOICE.ID.notIn(except)));
    }
}
