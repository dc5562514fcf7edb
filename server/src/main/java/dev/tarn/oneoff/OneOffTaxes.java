package dev.tarn.oneoff;

import dev.tarn.addon.AddOn;
import dev.tarn.customer.Customer;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which taxes a one-off fee bears: those of the request, else of the add-on, the customer, the customer's billing entity (CRD-060). */
@Component
class OneOffTaxes {
    private final Taxes taxes;

    OneOffTaxes(Taxes taxes) {
        this.taxes = taxes;
    }

    /** The taxes a request can lead to. */
    record Levels(List<Tax> named, List<Tax> ofCustomer) {
        List<Tax> of(Collection<String> codes, AddOn addOn) {
            var explicit =
                    named.stream().filter(tax -> codes.contains(tax.code())).toList();
            if (!explicit.isEmpty()) {
                return explicit;
            }
            return addOn.taxes().isEmpty() ? ofCustomer : addOn.taxes();
        }
    }

    /** Codes that are unknown name nothing (INV-132). */
    Levels read(Tenant tenant, Customer customer, OneOffRequest request) {
        var codes = request.items().stream()
                .flatMap(item -> item.taxCodes().stream())
                .collect(Collectors.toSet());
        var inherited = taxes.byTarget(tenant, List.of(customer.id(), customer.billingEntityId()));
        var own = inherited.getOrDefault(customer.id(), List.of());
        return new Levels(
                taxes.hold(tenant, codes),
                own.isEmpty() ? inherited.getOrDefault(customer.billingEntityId(), List.of()) : own);
    }
}
