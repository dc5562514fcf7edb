package dev.tarn.customer;

import dev.tarn.engine.europe.Country;
import dev.tarn.engine.europe.EuropeanCustomer;
import dev.tarn.engine.europe.EuropeanCustomer.Finding;
import dev.tarn.engine.europe.EuropeanTax;
import dev.tarn.engine.europe.VatNumber;
import dev.tarn.entity.BillingEntities;
import dev.tarn.entity.BillingEntity;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives customers of sellers who leave it to Tarn the tax that European law gives them (CRD-071). */
@Component
class EuropeanTaxes {
    private final BillingEntities entities;
    private final Taxes taxes;
    private final VatChecks checks;
    private final BillingClock clock;

    EuropeanTaxes(BillingEntities entities, Taxes taxes, VatChecks checks, BillingClock clock) {
        this.entities = entities;
        this.taxes = taxes;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Whether the customer's taxes were replaced.
     *
     * @param before null: it is new
     * @param given the codes that the request named, written already; null: none were
     */
    boolean apply(
            Tenant tenant, @Nullable CustomerDetails before, CustomerDetails after, @Nullable List<String> given) {
        UUID id = after.customer().id();
        Optional<EuropeanCustomer> facts = facts(tenant, after);
        if (facts.isEmpty()) {
            return before != null && hasMoved(before, after) && drop(tenant, after);
        }
        if (before != null && !isDue(before, after)) {
            return false;
        }
        return switch (facts.get().find()) {
            case Finding.Bears bears -> {
                write(tenant, id, given, bears.code());
                settle(tenant, after, facts.get());
                yield true;
            }
            case Finding.Ask ask -> {
                checks.request(tenant, id, ask.number(), given);
                yield false;
            }
        };
    }

    /** What is known without VIES ends what it was to be asked about. */
    private void settle(Tenant tenant, CustomerDetails customer, EuropeanCustomer facts) {
        String taxId = customer.taxIdentificationNumber();
        if (taxId != null && facts.hasTaxId() && VatNumber.parse(taxId).isEmpty()) {
            checks.refuse(tenant, customer.customer().id(), taxId);
        } else {
            checks.forget(tenant, customer.customer().id());
        }
    }

    /** Writes the tax that an answer of VIES leads to (CRD-075); a seller who has stopped leaving it to Tarn changes nothing. */
    boolean conclude(Tenant tenant, CustomerDetails customer, VatCheck check, boolean valid) {
        Optional<EuropeanCustomer> facts = facts(tenant, customer);
        Optional<VatNumber> number = VatNumber.parse(check.number());
        if (facts.isEmpty() || number.isEmpty()) {
            return false;
        }
        String code = valid ? facts.get().withValid(number.get()) : facts.get().withoutNumber();
        write(tenant, customer.customer().id(), check.taxCodes(), code);
        return true;
    }

    private void write(Tenant tenant, UUID id, @Nullable List<String> given, String code) {
        var codes = new LinkedHashSet<String>(given == null ? List.of() : given);
        codes.add(code);
        if (taxes.hold(tenant, List.of(code)).isEmpty()) {
            // somebody has deleted what was generated once
            taxes.addEuropean(tenant, clock.now(tenant));
        }
        taxes.replaceFor(tenant, TaxTarget.CUSTOMER, id, codes);
    }

    /** Those that only its former seller's country gave it (PLT-142). */
    private boolean drop(Tenant tenant, CustomerDetails customer) {
        UUID id = customer.customer().id();
        checks.forget(tenant, id);
        var codes = customer.taxes().stream().map(Tax::code).toList();
        var kept = codes.stream().filter(code -> !EuropeanTax.isCode(code)).toList();
        if (kept.size() == codes.size()) {
            return false;
        }
        taxes.replaceFor(tenant, TaxTarget.CUSTOMER, id, kept);
        return true;
    }

    private Optional<EuropeanCustomer> facts(Tenant tenant, CustomerDetails customer) {
        UUID entityId = customer.customer().billingEntityId();
        BillingEntity seller = Known.in(entities.byIds(tenant, List.of(entityId)), entityId);
        return seller.euTaxManagement()
                ? Country.find(seller.address().country())
                        .map(country -> new EuropeanCustomer(
                                country,
                                customer.address().country(),
                                customer.address().zipcode(),
                                customer.taxIdentificationNumber()))
                : Optional.empty();
    }

    private static boolean isDue(CustomerDetails before, CustomerDetails after) {
        boolean bearsNone = before.taxes().stream().noneMatch(tax -> EuropeanTax.isCode(tax.code()));
        return bearsNone
                || hasMoved(before, after)
                || !Objects.equals(before.address().country(), after.address().country())
                || !Objects.equals(before.address().zipcode(), after.address().zipcode())
                || !Objects.equals(before.taxIdentificationNumber(), after.taxIdentificationNumber());
    }

    private static boolean hasMoved(CustomerDetails before, CustomerDetails after) {
        return !before.customer().billingEntityId().equals(after.customer().billingEntityId());
    }
}
