package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;

import dev.tarn.engine.invoice.CreditUse;
import dev.tarn.engine.money.Money;
import dev.tarn.invoice.CreditNoteSource;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.NewCredit;
import dev.tarn.invoice.Payable;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Lets invoices consume what customers were credited, invoice by invoice, oldest note first (CRD-150). */
@Component
class CreditNoteUse implements CreditNoteSource {
    private final DSLContext database;
    private final BillingClock clock;

    CreditNoteUse(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A note and what is left of it. */
    private static final class Held {
        private final UUID id;
        private final UUID customerId;
        private final UUID invoiceId;
        private final String number;
        private final String currency;
        private final long before;
        private long balance;

        Held(UUID id, UUID customerId, UUID invoiceId, String number, String currency, long balance) {
            this.id = id;
            this.customerId = customerId;
            this.invoiceId = invoiceId;
            this.number = number;
            this.currency = currency;
            this.before = balance;
            this.balance = balance;
        }

        boolean pays(Payable payable) {
            return balance > 0
                    && customerId.equals(payable.invoice().customerId())
                    && currency.equals(payable.invoice().currency())
                    && !invoiceId.equals(payable.invoiceId());
        }
    }

    @Override
    public Map<UUID, Used> use(Tenant tenant, List<Payable> invoices) {
        Map<UUID, List<Held>> hands = available(tenant, invoices);
        var used = new HashMap<UUID, Used>();
        for (Payable payable : invoices) {
            var notes = hands.getOrDefault(payable.invoice().customerId(), List.of()).stream()
                    .filter(held -> held.pays(payable))
                    .toList();
            if (!notes.isEmpty()) {
                used.put(payable.invoiceId(), consume(payable, notes));
            }
        }
        write(tenant, hands.values().stream().flatMap(List::stream).toList());
        return used;
    }

    private static Used consume(Payable payable, List<Held> notes) {
        List<Long> taken = CreditUse.of(notes.stream().map(held -> held.balance).toList(), payable.totalAmountCents());
        var credits = new ArrayList<NewCredit>();
        long sum = 0;
        for (int i = 0; i < notes.size(); i++) {
            Held held = notes.get(i);
            long cents = taken.get(i);
            if (cents > 0) {
                held.balance -= cents;
                sum = Money.addCents(sum, cents);
                credits.add(new NewCredit(CreditType.CREDIT_NOTE, held.id, held.id, held.number, held.number, cents));
            }
        }
        return new Used(credits, CreditUse.spread(feesCents(payable), sum, payable.totalAmountCents()));
    }

    /** Each fee after coupons, with its taxes. */
    private static List<BigDecimal> feesCents(Payable payable) {
        return payable.fees().stream()
                .map(fee -> BigDecimal.valueOf(fee.fee().amount().amountCents())
                        .subtract(fee.couponsAmountCents())
                        .add(fee.taxesPreciseAmountCents()))
                .toList();
    }

    /** By customer, oldest first. The customers are locked, so nobody else uses or voids them meanwhile. */
    private Map<UUID, List<Held>> available(Tenant tenant, List<Payable> invoices) {
        var customerIds =
                invoices.stream().map(payable -> payable.invoice().customerId()).collect(Collectors.toSet());
        return database.select(
                        CREDIT_NOTE.ID,
                        CREDIT_NOTE.CUSTOMER_ID,
                        CREDIT_NOTE.INVOICE_ID,
                        CREDIT_NOTE.NUMBER,
                        CREDIT_NOTE.CURRENCY,
                        CREDIT_NOTE.BALANCE_AMOUNT_CENTS)
                .from(CREDIT_NOTE)
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.CUSTOMER_ID.in(customerIds))
                .and(CREDIT_NOTE.STATUS.eq("finalized"))
                .and(CREDIT_NOTE.CREDIT_STATUS.eq(CreditStatus.AVAILABLE.code()))
                .and(CREDIT_NOTE.BALANCE_AMOUNT_CENTS.gt(0L))
                .orderBy(CREDIT_NOTE.CREATED_AT, CREDIT_NOTE.ID)
                .fetchGroups(
                        CREDIT_NOTE.CUSTOMER_ID,
                        row -> new Held(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private void write(Tenant tenant, List<Held> notes) {
        Instant now = clock.now(tenant);
        var updates = notes.stream()
                .filter(held -> held.balance < held.before)
                .map(held -> database.update(CREDIT_NOTE)
                        .set(CREDIT_NOTE.BALANCE_AMOUNT_CENTS, held.balance)
                        .set(
                                CREDIT_NOTE.CREDIT_STATUS,
                                (held.balance == 0 ? CreditStatus.CONSUMED : CreditStatus.AVAILABLE).code())
                        .set(CREDIT_NOTE.UPDATED_AT, now)
                        .where(CREDIT_NOTE.ID.eq(held.id)))
                .toList();
        if (!updates.isEmpty()) {
            database.batch(updates).execute();
        }
    }
}
