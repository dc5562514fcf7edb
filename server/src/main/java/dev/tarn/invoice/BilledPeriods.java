package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Window;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which periods have been billed. What is asked here is what the unique indexes hold: a period by a regular run, the start and the end of a
 * subscription, each once (BIL-052, BIL-062). Asked under the billing entity's lock, so that two who bill the same thing see each other.
 */
@Component
class BilledPeriods {
    private static final Set<String> ONCE = Set.of("subscription_starting", "subscription_terminating");

    private final DSLContext database;

    BilledPeriods(DSLContext database) {
        this.database = database;
    }

    /** What can be billed only once. */
    private sealed interface Once {
        record Period(
                UUID subscriptionId,
                Instant fromAt,
                Instant toAt,
                @Nullable Instant chargesFromAt,
                @Nullable Instant chargesToAt,
                @Nullable Instant fixedChargesFromAt,
                @Nullable Instant fixedChargesToAt)
                implements Once {}

        record Occasion(UUID subscriptionId, String reason) implements Once {}
    }

    /** The invoices that bill nothing twice, neither what is stored nor what an earlier one of the list bills. */
    List<NewInvoice> withoutRepeats(Tenant tenant, List<NewInvoice> invoices) {
        Set<Once> billed = stored(tenant, invoices);
        var fresh = new ArrayList<NewInvoice>();
        for (NewInvoice invoice : invoices) {
            Set<Once> bills = invoice.subscriptions().stream()
                    .flatMap(entry -> claims(entry).stream())
                    .collect(Collectors.toSet());
            if (bills.stream().noneMatch(billed::contains)) {
                billed.addAll(bills);
                fresh.add(invoice);
            }
        }
        return fresh;
    }

    private static List<Once> claims(NewInvoiceSubscription entry) {
        var claims = new ArrayList<Once>();
        if (entry.recurring()) {
            claims.add(period(entry.subscriptionId(), entry.boundaries()));
        }
        if (ONCE.contains(entry.reason())) {
            claims.add(new Once.Occasion(entry.subscriptionId(), entry.reason()));
        }
        return claims;
    }

    private static Once.Period period(UUID subscriptionId, Boundaries boundaries) {
        Window charges = boundaries.charges();
        Window fixedCharges = boundaries.fixedCharges();
        return new Once.Period(
                subscriptionId,
                boundaries.subscription().fromAt(),
                boundaries.subscription().toAt(),
                charges == null ? null : charges.fromAt(),
                charges == null ? null : charges.toAt(),
                fixedCharges == null ? null : fixedCharges.fromAt(),
                fixedCharges == null ? null : fixedCharges.toAt());
    }

    private Set<Once> stored(Tenant tenant, List<NewInvoice> invoices) {
        var entries = invoices.stream()
                .flatMap(invoice -> invoice.subscriptions().stream())
                .toList();
        var subscriptionIds = entries.stream()
                .map(NewInvoiceSubscription::subscriptionId)
                .distinct()
                .toList();
        var starts = entries.stream()
                .map(entry -> entry.boundaries().subscription().fromAt())
                .distinct()
                .toList();
        var billed = new HashSet<Once>();
        if (subscriptionIds.isEmpty()) {
            return billed;
        }
        var link = INVOICE_SUBSCRIPTION;
        database.select(
                        link.SUBSCRIPTION_ID,
                        link.RECURRING,
                        link.INVOICING_REASON,
                        link.FROM_AT,
                        link.TO_AT,
                        link.CHARGES_FROM_AT,
                        link.CHARGES_TO_AT,
                        link.FIXED_CHARGES_FROM_AT,
                        link.FIXED_CHARGES_TO_AT)
                .from(link)
                .where(link.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(link.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(DSL.not(link.SUPERSEDED))
                .and(DSL.condition(link.RECURRING).and(link.FROM_AT.in(starts)).or(link.INVOICING_REASON.in(ONCE)))
                .forEach(row -> billed.addAll(claims(row)));
        return billed;
    }

    private static List<Once> claims(Record row) {
        var link = INVOICE_SUBSCRIPTION;
        var claims = new ArrayList<Once>();
        UUID subscriptionId = row.get(link.SUBSCRIPTION_ID);
        if (row.get(link.RECURRING)) {
            claims.add(new Once.Period(
                    subscriptionId,
                    row.get(link.FROM_AT),
                    row.get(link.TO_AT),
                    row.get(link.CHARGES_FROM_AT),
                    row.get(link.CHARGES_TO_AT),
                    row.get(link.FIXED_CHARGES_FROM_AT),
                    row.get(link.FIXED_CHARGES_TO_AT)));
        }
        if (ONCE.contains(row.get(link.INVOICING_REASON))) {
            claims.add(new Once.Occasion(subscriptionId, row.get(link.INVOICING_REASON)));
        }
        return claims;
    }
}
