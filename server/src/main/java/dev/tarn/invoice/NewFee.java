package dev.tarn.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.Presentation;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fee to be invoiced, priced already. What it is called is copied, so that the document names what it billed for ever.
 *
 * @param groupedBy values of the grouping keys; null for events without the key
 * @param itemCode code of the plan, metric or add-on
 * @param filterDisplayName name of the charge filter on documents
 * @param units quantity shown
 * @param totalAggregatedUnits usage of the period before anything is taken off; null where the units say it
 * @param amountDetails the contract's {@code amount_details}; empty where the model has none
 * @param explanation how the amount came about, whole
 * @param planVersion version of the plan it was priced with
 * @param from first instant it covers
 * @param to last instant it covers
 * @param taxes what applies to it, each once (CRD-060)
 * @param trueUpOf index in the invoice's list of the fee this one fills up to its minimum
 * @param presentation what its units are made up of; null: its charge has no presentation keys
 * @param advance what it was paid in advance for; null: it was not
 */
public record NewFee(
        FeeType type,
        @Nullable UUID subscriptionId,
        @Nullable UUID chargeId,
        @Nullable UUID chargeFilterId,
        @Nullable UUID fixedChargeId,
        @Nullable UUID addOnId,
        Map<String, @Nullable String> groupedBy,
        String itemCode,
        String itemName,
        @Nullable String itemDescription,
        @Nullable String invoiceDisplayName,
        @Nullable String filterDisplayName,
        BigDecimal units,
        @Nullable BigDecimal totalAggregatedUnits,
        @Nullable Long eventsCount,
        FeeAmount amount,
        ObjectNode amountDetails,
        Explanation explanation,
        @Nullable Integer planVersion,
        Instant from,
        Instant to,
        List<Tax> taxes,
        @Nullable Integer trueUpOf,
        @Nullable Advance advance,
        @Nullable Presentation presentation) {

    /**
     * Why a fee of usage is due at once.
     *
     * @param eventTransactionId the event it prices; null: it renews what is carried over from period to period (BIL-178)
     */
    public record Advance(@Nullable String eventTransactionId) {}

    public NewFee {
        // keeps the keys' order, and null values, which Map.copyOf refuses
        groupedBy = Collections.unmodifiableMap(new LinkedHashMap<>(groupedBy));
        taxes = List.copyOf(taxes);
    }

    /** The same in a list in which {@code places} fees come before those it was counted with. */
    public NewFee movedBy(int places) {
        return trueUpOf == null || places == 0
                ? this
                : with(amount, units, totalAggregatedUnits, eventsCount, invoiceDisplayName, trueUpOf + places);
    }

    /** The same for what somebody entered instead of what was metered: no events are behind it (INV-154). */
    public NewFee costing(FeeAmount entered) {
        BigDecimal total = totalAggregatedUnits == null ? null : entered.units();
        Long events = eventsCount == null ? null : Long.valueOf(0);
        return with(entered, entered.units(), total, events, invoiceDisplayName, trueUpOf);
    }

    /** The same under another name; null: its own. */
    public NewFee named(@Nullable String name) {
        return name == null ? this : with(amount, units, totalAggregatedUnits, eventsCount, name, trueUpOf);
    }

    /** The same with what its units are made up of; null: its charge has no presentation keys (PRC-052). */
    public NewFee presented(@Nullable Presentation parts) {
        return new NewFee(
                type,
                subscriptionId,
                chargeId,
                chargeFilterId,
                fixedChargeId,
                addOnId,
                groupedBy,
                itemCode,
                itemName,
                itemDescription,
                invoiceDisplayName,
                filterDisplayName,
                units,
                totalAggregatedUnits,
                eventsCount,
                amount,
                amountDetails,
                explanation,
                planVersion,
                from,
                to,
                taxes,
                trueUpOf,
                advance,
                parts);
    }

    /** The same as long as its taxes are not known. */
    NewFee untaxed() {
        return new NewFee(
                type,
                subscriptionId,
                chargeId,
                chargeFilterId,
                fixedChargeId,
                addOnId,
                groupedBy,
                itemCode,
                itemName,
                itemDescription,
                invoiceDisplayName,
                filterDisplayName,
                units,
                totalAggregatedUnits,
                eventsCount,
                amount,
                amountDetails,
                explanation,
                planVersion,
                from,
                to,
                List.of(),
                trueUpOf,
                advance,
                presentation);
    }

    private NewFee with(
            FeeAmount newAmount,
            BigDecimal newUnits,
            @Nullable BigDecimal newTotal,
            @Nullable Long newEventsCount,
            @Nullable String newName,
            @Nullable Integer newTrueUpOf) {
        return new NewFee(
                type,
                subscriptionId,
                chargeId,
                chargeFilterId,
                fixedChargeId,
                addOnId,
                groupedBy,
                itemCode,
                itemName,
                itemDescription,
                newName,
                filterDisplayName,
                newUnits,
                newTotal,
                newEventsCount,
                newAmount,
                amountDetails,
                newAmount.equals(amount) ? explanation : newAmount.explanation(),
                planVersion,
                from,
                to,
                taxes,
                newTrueUpOf,
                advance,
                newUnits.compareTo(units) == 0 ? presentation : null);
    }
}
