package dev.tarn.oneoff;

import dev.tarn.addon.AddOn;
import dev.tarn.addon.AddOns;
import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.OneOffFee;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.entity.BillingEntities;
import dev.tarn.invoice.AppliedSections;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NamedTaxes;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.payment.PaymentChoices;
import dev.tarn.payment.PaymentChoices.Choice;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSection;
import dev.tarn.section.CustomSections;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where one-off invoices are made: finalized at once, without coupons, credit notes or wallets (INV-011, INV-082). */
@Service
public class OneOffInvoices {
    private final Customers customers;
    private final BillingEntities entities;
    private final AddOns addOns;
    private final OneOffTaxes taxes;
    private final Invoices invoices;
    private final PaymentChoices choices;
    private final CustomSections sections;
    private final AppliedSections printed;
    private final NamedTaxes named;
    private final BillingClock clock;

    OneOffInvoices(
            Customers customers,
            BillingEntities entities,
            AddOns addOns,
            OneOffTaxes taxes,
            Invoices invoices,
            PaymentChoices choices,
            CustomSections sections,
            AppliedSections printed,
            NamedTaxes named,
            BillingClock clock) {
        this.customers = customers;
        this.entities = entities;
        this.addOns = addOns;
        this.taxes = taxes;
        this.invoices = invoices;
        this.choices = choices;
        this.sections = sections;
        this.printed = printed;
        this.named = named;
        this.clock = clock;
    }

    /** @return the invoice's id */
    @Transactional
    UUID issue(Tenant tenant, OneOffRequest request, Input input) {
        Customer customer = customers.requireByExternalId(tenant, request.externalCustomerId());
        if (request.items().isEmpty()) {
            throw Refusal.notFound("fees");
        }
        customers.lock(tenant, List.of(customer.id()));
        Map<String, AddOn> sold = requireAddOns(tenant, request.items());
        UUID entityId = request.billingEntityCode() == null
                ? customer.billingEntityId()
                : entities.get(tenant, request.billingEntityCode()).id();
        Currency currency = currency(request, customer);
        var taxesOf = taxes.read(tenant, customer, request);
        Instant now = clock.now(tenant);
        var fees = request.items().stream()
                .map(item -> {
                    AddOn addOn = Known.in(sold, item.addOnCode());
                    return fee(item, addOn, amount(item, addOn, currency), now, taxesOf);
                })
                .toList();
        refuseIfTooLarge(fees);
        customers.setCurrencyIfBlank(tenant, customer.id(), currency.code());
        var invoice = new NewInvoice(
                customer.id(),
                entityId,
                "one_off",
                currency.code(),
                now,
                false,
                false,
                request.purchaseOrderNumber(),
                List.of(),
                fees);
        Choice choice = choice(tenant, customer, input);
        List<CustomSection> chosen = sections.named(tenant, request.sections());
        UUID id = invoices.issue(tenant, List.of(invoice)).getFirst();
        named.write(
                tenant,
                id,
                request.items().stream().map(OneOffRequest.Item::taxCodes).toList());
        if (request.sections().isChoice()) {
            printed.print(tenant, id, chosen);
        }
        if (choice != null) {
            choices.write(tenant, id, choice);
        }
        return id;
    }

    /** INV-134. Null: paid as all the customer's invoices are. */
    private @Nullable Choice choice(Tenant tenant, Customer customer, Input input) {
        Choice named = choices.read(tenant, customer.id(), input);
        boolean skip = input.flag("skip_psp", false);
        input.problems().orThrow();
        return skip ? PaymentChoices.BY_HAND : named;
    }

    private Map<String, AddOn> requireAddOns(Tenant tenant, List<OneOffRequest.Item> items) {
        var codes = items.stream().map(OneOffRequest.Item::addOnCode).collect(Collectors.toSet());
        var found = new HashMap<String, AddOn>();
        addOns.hold(tenant, List.of(), codes).forEach(addOn -> found.put(addOn.code(), addOn));
        if (found.size() < codes.size()) {
            throw Refusal.notFound("add_on");
        }
        return found;
    }

    /** INV-133. */
    private static Currency currency(OneOffRequest request, Customer customer) {
        @Nullable String code = request.currency() == null ? customer.currency() : request.currency();
        if (code == null) {
            throw Refusal.invalid("currency", "value_is_mandatory");
        }
        return Currency.of(code);
    }

    /** The add-on's own amount is one of its own currency: in another one the request has to say what a unit costs. */
    private static FeeAmount amount(OneOffRequest.Item item, AddOn addOn, Currency currency) {
        Long unitAmountCents = item.unitAmountCents();
        if (unitAmountCents == null && !addOn.currency().equals(currency.code())) {
            throw Refusal.invalid("unit_amount_cents", "value_is_mandatory");
        }
        long cents = unitAmountCents == null ? addOn.amountCents() : unitAmountCents;
        if (BigDecimal.valueOf(cents).multiply(item.units()).compareTo(BigDecimal.valueOf(Input.MAX_CENTS)) > 0) {
            throw Refusal.invalid("units", "value_is_out_of_range");
        }
        return OneOffFee.of(currency, cents, item.units());
    }

    private static void refuseIfTooLarge(List<NewFee> fees) {
        BigDecimal sum = fees.stream()
                .map(fee -> BigDecimal.valueOf(fee.amount().amountCents()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.valueOf(Input.MAX_CENTS)) > 0) {
            throw Refusal.invalid("fees", "value_is_out_of_range");
        }
    }

    private static NewFee fee(
            OneOffRequest.Item item, AddOn addOn, FeeAmount amount, Instant now, OneOffTaxes.Levels taxes) {
        return new NewFee(
                FeeType.ADD_ON,
                null,
                null,
                null,
                null,
                addOn.id(),
                Map.of(),
                addOn.code(),
                addOn.name(),
                item.description() == null ? addOn.description() : item.description(),
                item.invoiceDisplayName() == null ? addOn.invoiceDisplayName() : item.invoiceDisplayName(),
                null,
                amount.units(),
                null,
                null,
                amount,
                JsonNodeFactory.instance.objectNode(),
                amount.explanation(),
                null,
                item.from() == null ? now : item.from(),
                item.to() == null ? now : item.to(),
                taxes.of(item.taxCodes(), addOn),
                null,
                null,
                null);
    }
}
