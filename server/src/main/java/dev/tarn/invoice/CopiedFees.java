package dev.tarn.invoice;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.MINIMUM_COMMITMENT;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.Customer;
import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnitAmount;
import dev.tarn.platform.Input;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FeeRecord;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Fees of an invoice to be billed again: as they were or changed, with the taxes that apply now (INV-166, INV-167). */
@Component
class CopiedFees {
    private final DSLContext database;
    private final Taxes taxes;
    private final Json json;
    private final FeeRows feeRows;

    CopiedFees(DSLContext database, Taxes taxes, Json json, FeeRows feeRows) {
        this.database = database;
        this.taxes = taxes;
        this.json = json;
        this.feeRows = feeRows;
    }

    List<NewFee> of(Tenant tenant, UUID invoiceId, Customer customer, Regeneration wanted) {
        Map<UUID, FeeRecord> rows = new LinkedHashMap<>();
        database.selectFrom(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.eq(invoiceId))
                .orderBy(FEE.ID)
                .forEach(row -> rows.put(row.getId(), row));
        var lines = wanted.linesOf(List.copyOf(rows.keySet()));
        var taken = lines.stream().map(line -> known(rows, line.feeId())).toList();
        var levels = new Levels(tenant, customer, taken);
        Set<UUID> standard = unitPriced(taken);
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            places.put(taken.get(i).getId(), i);
        }
        var fees = new ArrayList<NewFee>();
        for (Regeneration.Line line : lines) {
            FeeRecord row = known(rows, line.feeId());
            FeeAmount amount = amount(row, line, standard.contains(row.getId()));
            fees.add(fee(row, line, amount, levels.of(row), places.get(row.getTrueUpParentFeeId())));
        }
        return fees;
    }

    /** A fee that is there already, with the taxes that apply now. */
    record Copied(UUID id, BigDecimal couponsAmountCents, NewFee fee) {}

    /** The fees of an invoice whose taxes were awaited. */
    List<Copied> asTheyAre(Tenant tenant, UUID invoiceId, Customer customer) {
        var rows = database.selectFrom(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.eq(invoiceId))
                .orderBy(FEE.ID)
                .fetch();
        var levels = new Levels(tenant, customer, rows);
        return rows.stream()
                .map(row -> {
                    var line = Regeneration.Line.asItWas(row.getId());
                    var fee = fee(row, line, amount(row, line, false), levels.of(row), null);
                    return new Copied(row.getId(), row.getPreciseCouponsAmountCents(), fee);
                })
                .toList();
    }

    private static FeeRecord known(Map<UUID, FeeRecord> rows, UUID id) {
        return Known.in(rows, id);
    }

    /** Those of which other units cost in proportion. */
    private Set<UUID> unitPriced(List<FeeRecord> rows) {
        var found = new HashSet<UUID>();
        var ids = rows.stream().map(FeeRecord::getId).toList();
        found.addAll(database.select(FEE.ID)
                .from(FEE)
                .leftJoin(CHARGE)
                .on(CHARGE.ID.eq(FEE.CHARGE_ID))
                .leftJoin(FIXED_CHARGE)
                .on(FIXED_CHARGE.ID.eq(FEE.FIXED_CHARGE_ID))
                .where(FEE.ID.in(ids))
                .and(FEE.UNITS.gt(BigDecimal.ZERO))
                .and(FEE.TRUE_UP_PARENT_FEE_ID.isNull())
                .and(FEE.FEE_TYPE
                        .in(FeeType.SUBSCRIPTION.code(), FeeType.COMMITMENT.code(), FeeType.ADD_ON.code())
                        .or(CHARGE.CHARGE_MODEL.eq("standard").and(CHARGE.PRORATED.isFalse()))
                        .or(FIXED_CHARGE.CHARGE_MODEL.eq("standard").and(FIXED_CHARGE.PRORATED.isFalse())))
                .fetchSet(FEE.ID));
        return found;
    }

    /** Units times unit amount where either is given (INV-165); else as it was. */
    private FeeAmount amount(FeeRecord row, Regeneration.Line line, boolean unitPriced) {
        Currency currency = Currency.of(row.getAmountCurrency());
        var before = json.mapper().readValue(row.getExplanation().data(), Explanation.class);
        if (line.units() == null && line.unitAmount() == null) {
            return new FeeAmount(
                    currency,
                    row.getUnits(),
                    row.getAmountCents(),
                    row.getPreciseAmountCents(),
                    row.getUnitAmountCents(),
                    row.getPreciseUnitAmount(),
                    before,
                    feeRows.amountInUnit(row.getInUnit()));
        }
        if (line.unitAmount() == null && !unitPriced) {
            throw Refusal.invalid("units", "not_supported_yet");
        }
        BigDecimal units = line.units() == null ? row.getUnits() : line.units();
        PricingUnitAmount inUnit = feeRows.amountInUnit(row.getInUnit());
        BigDecimal statedBefore = inUnit == null ? row.getPreciseUnitAmount() : inUnit.preciseUnitAmount();
        BigDecimal unitAmount = line.unitAmount() == null ? statedBefore : line.unitAmount();
        BigDecimal amount = units.multiply(unitAmount);
        if (currency.toCents(amount).compareTo(BigDecimal.valueOf(Input.MAX_CENTS)) > 0) {
            throw Refusal.invalid("units", "value_is_out_of_range");
        }
        var explanation = new Explanation(
                "INV-165",
                Inputs.plain(units) + " units of " + Inputs.plain(unitAmount) + " instead of what was billed before",
                Inputs.of("units", units).and("unit_amount", unitAmount).map(),
                Inputs.plain(amount),
                List.of(before));
        return FeeAmount.ofPrice(
                inUnit == null ? null : inUnit.unit(), currency, units, amount, unitAmount, explanation);
    }

    private NewFee fee(
            FeeRecord row, Regeneration.Line line, FeeAmount amount, List<Tax> taxes, @Nullable Integer trueUpOf) {
        boolean changed = line.units() != null || line.unitAmount() != null;
        return new NewFee(
                FeeType.of(row.getFeeType()),
                row.getSubscriptionId(),
                row.getChargeId(),
                row.getChargeFilterId(),
                row.getFixedChargeId(),
                row.getAddOnId(),
                json.mapper()
                        .readValue(
                                row.getGroupedBy().data(),
                                new TypeReference<LinkedHashMap<String, @Nullable String>>() {}),
                row.getItemCode(),
                row.getItemName(),
                row.getItemDescription(),
                line.displayName() == null ? row.getInvoiceDisplayName() : line.displayName(),
                row.getFilterDisplayName(),
                amount.units(),
                changed ? null : row.getTotalAggregatedUnits(),
                changed ? Long.valueOf(0) : row.getEventsCount(),
                amount,
                changed ? json.mapper().createObjectNode() : (ObjectNode) json.tree(row.getAmountDetails()),
                amount.explanation(),
                row.getPlanVersion(),
                row.getFromAt(),
                row.getToAt(),
                taxes,
                trueUpOf,
                row.getPayInAdvance() ? new NewFee.Advance(row.getEventTransactionId()) : null,
                changed ? null : feeRows.presentation(row.getPresentation()));
    }

    /** The taxes a request named for the fee; else of what is billed, of its plan, of the customer, of its billing entity: those of the first level that has any (CRD-060). */
    private final class Levels {
        private final Customer customer;
        private final Map<UUID, PlanIds> planOf;
        private final Map<UUID, UUID> commitmentOf;
        private final List<Tax> named;
        private final Map<UUID, List<Tax>> byTarget;

        /** An override bears the taxes of its plan unless it has its own. */
        private record PlanIds(UUID id, @Nullable UUID parentId) {
            Stream<UUID> all() {
                return Stream.of(id, parentId).filter(Objects::nonNull);
            }
        }

        Levels(Tenant tenant, Customer customer, List<FeeRecord> rows) {
            this.customer = customer;
            this.planOf = database.select(SUBSCRIPTION.ID, PLAN.ID, PLAN.PARENT_ID)
                    .from(SUBSCRIPTION)
                    .join(PLAN)
                    .on(PLAN.ID.eq(SUBSCRIPTION.PLAN_ID))
                    .where(SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(SUBSCRIPTION.ID.in(
                            rows.stream().map(FeeRecord::getSubscriptionId).toList()))
                    .fetchMap(SUBSCRIPTION.ID, row -> new PlanIds(row.get(PLAN.ID), row.get(PLAN.PARENT_ID)));
            var targets = planOf.values().stream().flatMap(PlanIds::all).collect(Collectors.toSet());
            this.commitmentOf = database.select(MINIMUM_COMMITMENT.PLAN_ID, MINIMUM_COMMITMENT.ID)
                    .from(MINIMUM_COMMITMENT)
                    .where(MINIMUM_COMMITMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(MINIMUM_COMMITMENT.PLAN_ID.in(targets))
                    .fetchMap(MINIMUM_COMMITMENT.PLAN_ID, MINIMUM_COMMITMENT.ID);
            targets.addAll(commitmentOf.values());
            var codes = rows.stream()
                    .flatMap(row -> Stream.of(row.getNamedTaxCodes()))
                    .collect(Collectors.toSet());
            this.named = taxes.hold(tenant, codes);
            rows.forEach(row -> targets.addAll(own(row)));
            targets.add(customer.id());
            targets.add(customer.billingEntityId());
            this.byTarget = taxes.byTarget(tenant, targets);
        }

        private static List<UUID> own(FeeRecord row) {
            var own = new ArrayList<UUID>();
            for (UUID id : new UUID[] {row.getChargeId(), row.getFixedChargeId(), row.getAddOnId()}) {
                if (id != null) {
                    own.add(id);
                }
            }
            return own;
        }

        private List<Tax> taxesOf(Stream<UUID> targets) {
            return targets.flatMap(id -> byTarget.getOrDefault(id, List.of()).stream())
                    .toList();
        }

        /** Those of the first that has any. */
        private List<Tax> nearest(Stream<UUID> targets) {
            return targets.map(id -> byTarget.getOrDefault(id, List.of()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        List<Tax> of(FeeRecord row) {
            var codes = Set.of(row.getNamedTaxCodes());
            PlanIds plan = row.getSubscriptionId() == null ? null : planOf.get(row.getSubscriptionId());
            return Taxes.firstLevel(
                    named.stream().filter(tax -> codes.contains(tax.code())).toList(),
                    taxesOf(own(row).stream()),
                    row.getFeeType().equals(FeeType.COMMITMENT.code()) && plan != null
                            ? nearest(plan.all().map(commitmentOf::get).filter(Objects::nonNull))
                            : List.of(),
                    plan == null ? List.of() : nearest(plan.all()),
                    byTarget.getOrDefault(customer.id(), List.of()),
                    byTarget.getOrDefault(customer.billingEntityId(), List.of()));
        }
    }
}
