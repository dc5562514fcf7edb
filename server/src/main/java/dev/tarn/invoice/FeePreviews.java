package dev.tarn.invoice;

import dev.tarn.customer.Customer;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.subscription.Subscription;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows fees as they would be, without making them (MTR-061): taxed, and without ids of their own. */
@Component
public class FeePreviews {
    private final Json json;

    FeePreviews(Json json) {
        this.json = json;
    }

    /** What the fee is of. */
    public record Subject(
            Customer customer,
            Subscription subscription,
            Charge charge,
            @Nullable ChargeFilter filter,
            Instant at) {}

    public ObjectNode show(NewFee fee, Subject subject) {
        return show(fee(fee, subject));
    }

    /** A fee that was made and taken back again (INV-157). */
    ObjectNode show(Fee fee) {
        ObjectNode shown = json.mapper().valueToTree(FeeJson.of(fee));
        shown.putNull("lago_id");
        for (JsonNode tax : shown.path("applied_taxes")) {
            ((ObjectNode) tax).putNull("lago_id").putNull("lago_fee_id");
        }
        return shown;
    }

    private static Fee fee(NewFee fee, Subject subject) {
        UUID id = Ids.next();
        var taxed = ComputedInvoice.TaxedFee.of(fee);
        Charge charge = subject.charge();
        ChargeFilter filter = subject.filter();
        var advance = fee.advance();
        return new Fee(
                id,
                null,
                subject.customer().id(),
                subject.customer().externalId(),
                subject.subscription().id(),
                subject.subscription().externalId(),
                fee.type(),
                fee.chargeId(),
                fee.chargeFilterId(),
                null,
                null,
                null,
                charge.metric().id(),
                fee.itemCode(),
                fee.itemName(),
                fee.itemDescription(),
                fee.invoiceDisplayName(),
                fee.filterDisplayName(),
                filter == null ? null : filter.values(),
                fee.groupedBy(),
                charge.chargeModel(),
                charge.prorated(),
                charge.invoiceable(),
                charge.payInAdvance(),
                advance != null,
                subject.customer().partner(),
                fee.units(),
                fee.totalAggregatedUnits(),
                fee.eventsCount(),
                fee.amount().currency(),
                fee.amount().amountCents(),
                fee.amount().preciseAmountCents(),
                fee.amount().preciseUnitAmount(),
                java.math.BigDecimal.ZERO,
                taxed.taxes().amountCents(),
                taxed.taxes().preciseAmountCents(),
                taxed.taxes().ratePercent(),
                "pending",
                advance == null ? null : advance.eventTransactionId(),
                fee.amountDetails(),
                fee.from(),
                fee.to(),
                subject.at(),
                null,
                null,
                null,
                fee.amount().inUnit(),
                fee.presentation(),
                taxes(id, taxed));
    }

    private static List<AppliedTax> taxes(UUID feeId, ComputedInvoice.TaxedFee taxed) {
        var known = taxed.fee().taxes().stream().collect(Collectors.toMap(Tax::code, Function.identity()));
        return taxed.taxes().lines().stream()
                .map(line -> {
                    Tax tax = Known.in(known, line.tax().code());
                    return new AppliedTax(
                            Ids.next(),
                            feeId,
                            tax.id(),
                            tax.code(),
                            tax.name(),
                            tax.description(),
                            tax.ratePercent(),
                            null,
                            line.amountCents());
                })
                .toList();
    }
}
