package dev.tarn.payment;

import static dev.tarn.schema.Tables.INVOICE_PAYMENT_CHOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an invoice is to be paid, where somebody says so; else by the customer's default (CRD-276, INV-134). */
@Component
public class PaymentChoices {
    private final DSLContext database;
    private final PaymentMethods methods;

    PaymentChoices(DSLContext database, PaymentMethods methods) {
        this.database = database;
        this.methods = methods;
    }

    /** {@code automatic} false: no provider is asked. {@code methodId} null: the customer's default. */
    public record Choice(boolean automatic, @Nullable UUID methodId) {
        static final Choice USUAL = new Choice(true, null);
    }

    public static final Choice BY_HAND = new Choice(false, null);

    /** {@code payment_method}: of a provider with or without an id, or by hand without one; anything else is refused. Null: not said. */
    public @Nullable Choice read(Tenant tenant, UUID customerId, Input input) {
        Input method = input.object("payment_method");
        if (method == null) {
            return null;
        }
        String type = method.text("payment_method_type");
        String id = method.text("payment_method_id");
        boolean manual = "manual".equals(type);
        boolean known = type == null || manual || type.equals("provider");
        UUID methodId = id == null || manual
                ? null
                : Ids.parse(id)
                        .flatMap(parsed -> methods.find(tenant, customerId, parsed))
                        .map(PaymentMethod::id)
                        .orElse(null);
        if (!known || id != null && methodId == null) {
            throw Refusal.invalid("payment_method", "invalid_payment_method");
        }
        return new Choice(!manual, methodId);
    }

    public void write(Tenant tenant, UUID invoiceId, Choice choice) {
        database.insertInto(INVOICE_PAYMENT_CHOICE)
                .set(INVOICE_PAYMENT_CHOICE.INVOICE_ID, invoiceId)
                .set(INVOICE_PAYMENT_CHOICE.ORGANIZATION_ID, tenant.organizationId())
                .set(INVOICE_PAYMENT_CHOICE.AUTOMATIC, choice.automatic())
                .set(INVOICE_PAYMENT_CHOICE.PAYMENT_METHOD_ID, choice.methodId())
                .onConflict(INVOICE_PAYMENT_CHOICE.INVOICE_ID)
                .doUpdate()
                .set(INVOICE_PAYMENT_CHOICE.AUTOMATIC, choice.automatic())
                .set(INVOICE_PAYMENT_CHOICE.PAYMENT_METHOD_ID, choice.methodId())
                .execute();
    }

    Choice find(Tenant tenant, UUID invoiceId) {
        return database.selectFrom(INVOICE_PAYMENT_CHOICE)
                .where(INVOICE_PAYMENT_CHOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_PAYMENT_CHOICE.INVOICE_ID.eq(invoiceId))
                .fetchOptional(row -> new Choice(row.getAutomatic(), row.getPaymentMethodId()))
                .orElseGet(() -> ofSubscriptions(tenant, invoiceId));
    }

    /** Subscriptions that share an invoice are paid alike (BIL-064); after a change of plan, the latest one's choice counts (SUB-099). */
    private Choice ofSubscriptions(Tenant tenant, UUID invoiceId) {
        return database.select(SUBSCRIPTION.PAYS_AUTOMATICALLY, SUBSCRIPTION.PAYMENT_METHOD_ID)
                .from(INVOICE_SUBSCRIPTION)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID))
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(invoiceId))
                .orderBy(SUBSCRIPTION.STARTED_AT.desc(), SUBSCRIPTION.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Choice(row.value1(), row.value2()))
                .orElse(Choice.USUAL);
    }
}
