package dev.tarn.invoice;

import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.money.PricingUnitAmount;
import dev.tarn.engine.usage.Presentation;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FeeRecord;
import dev.tarn.schema.tables.records.FeeTaxRecord;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fees as rows. All set the same columns, so that many are one prepared statement. */
@Component
class FeeRows {
    private final Json json;

    FeeRows(Json json) {
        this.json = json;
    }

    /**
     * Who is billed, by whom.
     *
     * @param invoiceId null: the fee is on no invoice
     */
    record Owner(
            @Nullable UUID invoiceId, UUID customerId, UUID billingEntityId, Instant createdAt, Instant updatedAt) {}

    FeeRecord fee(Tenant tenant, Owner owner, ComputedInvoice.TaxedFee taxed, UUID id, @Nullable UUID trueUpParentId) {
        NewFee fee = taxed.fee();
        var row = new FeeRecord();
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(owner.invoiceId());
        row.setCustomerId(owner.customerId());
        row.setBillingEntityId(owner.billingEntityId());
        row.setSubscriptionId(fee.subscriptionId());
        row.setFeeType(fee.type().code());
        row.setChargeId(fee.chargeId());
        row.setChargeFilterId(fee.chargeFilterId());
        row.setFixedChargeId(fee.fixedChargeId());
        row.setAddOnId(fee.addOnId());
        row.setTrueUpParentFeeId(trueUpParentId);
        row.setGroupedBy(json.column(fee.groupedBy()));
        row.setItemCode(fee.itemCode());
        row.setItemName(fee.itemName());
        row.setItemDescription(fee.itemDescription());
        row.setInvoiceDisplayName(fee.invoiceDisplayName());
        row.setFilterDisplayName(fee.filterDisplayName());
        row.setUnits(fee.units());
        row.setTotalAggregatedUnits(fee.totalAggregatedUnits());
        row.setEventsCount(fee.eventsCount());
        row.setAmountCents(fee.amount().amountCents());
        row.setAmountCurrency(fee.amount().currency().code());
        row.setPreciseAmountCents(fee.amount().preciseAmountCents());
        row.setUnitAmountCents(fee.amount().unitAmountCents());
        row.setPreciseUnitAmount(fee.amount().preciseUnitAmount());
        row.setInUnit(columnOrNull(fee.amount().inUnit()));
        row.setPresentation(columnOrNull(fee.presentation()));
        row.setPreciseCouponsAmountCents(taxed.couponsAmountCents());
        row.setPreciseCreditNotesAmountCents(taxed.creditNotesAmountCents());
        row.setTaxesAmountCents(taxed.taxes().amountCents());
        row.setTaxesPreciseAmountCents(taxed.taxes().preciseAmountCents());
        row.setTaxesRatePercent(taxed.taxes().ratePercent());
        row.setAmountDetails(json.column(fee.amountDetails()));
        row.setExplanation(json.column(fee.explanation()));
        row.setPlanVersion(fee.planVersion());
        row.setFromAt(fee.from());
        row.setToAt(fee.to());
        NewFee.Advance advance = fee.advance();
        row.setPayInAdvance(advance != null);
        row.setEventTransactionId(advance == null ? null : advance.eventTransactionId());
        row.setCreatedAt(owner.createdAt());
        row.setUpdatedAt(owner.updatedAt());
        return row;
    }

    /** What becomes known of a fee with its taxes. */
    static FeeRecord taxed(UUID id, ComputedInvoice.TaxedFee taxed, Instant now) {
        var row = new FeeRecord();
        row.setId(id);
        row.setPreciseCreditNotesAmountCents(taxed.creditNotesAmountCents());
        row.setTaxesAmountCents(taxed.taxes().amountCents());
        row.setTaxesPreciseAmountCents(taxed.taxes().preciseAmountCents());
        row.setTaxesRatePercent(taxed.taxes().ratePercent());
        row.setUpdatedAt(now);
        return row;
    }

    private @Nullable JSONB columnOrNull(@Nullable Object value) {
        return value == null ? null : json.column(value);
    }

    @Nullable
    PricingUnitAmount amountInUnit(@Nullable JSONB column) {
        return column == null ? null : json.mapper().readValue(column.data(), PricingUnitAmount.class);
    }

    @Nullable
    Presentation presentation(@Nullable JSONB column) {
        return column == null ? null : json.mapper().readValue(column.data(), Presentation.class);
    }

    static FeeTaxRecord tax(Tenant tenant, UUID feeId, Tax tax, FeeTaxes.Line line) {
        var row = new FeeTaxRecord();
        row.setId(Ids.next());
        row.setFeeId(feeId);
        row.setTaxId(tax.id());
        row.setOrganizationId(tenant.organizationId());
        row.setCode(tax.code());
        row.setName(tax.name());
        row.setDescription(tax.description());
        row.setRatePercent(tax.ratePercent());
        row.setAmountCents(line.amountCents());
        return row;
    }
}
