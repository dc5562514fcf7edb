package dev.tarn.billing;

import static dev.tarn.engine.usage.Decimals.ratio;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.engine.money.Rounding;
import dev.tarn.invoice.FeePreviews;
import dev.tarn.invoice.NewFee;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Decimals;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Taxes;
import dev.tarn.usage.EstimatedEvents;
import dev.tarn.usage.PricedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What events would cost (section 1.6). */
@RestController
@RequestMapping("/api/v1/events")
class EstimateController {
    private static final int UNIT_DECIMALS = 15;

    private final EstimatedEvents events;
    private final Taxes taxes;
    private final FeePreviews previews;

    EstimateController(EstimatedEvents events, Taxes taxes, FeePreviews previews) {
        this.events = events;
        this.taxes = taxes;
        this.previews = previews;
    }

    @PostMapping("/estimate_fees")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> estimate(Tenant tenant, @Body("event") Input input) {
        List<PricedEvent> priced = events.onTop(tenant, input);
        var feeTaxes = FeeTaxes.read(
                taxes, tenant, priced.stream().map(InAdvanceFees::entry).toList());
        return Answer.of(
                "fees",
                priced.stream()
                        .map(event -> show(event, InAdvanceFees.fee(event, feeTaxes)))
                        .toList());
    }

    @PostMapping("/estimate_instant_fees")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> estimateInstant(Tenant tenant, @Body("event") Input input) {
        return Answer.of(
                "fees", events.instant(tenant, input).stream().map(this::show).toList());
    }

    @PostMapping("/batch_estimate_instant_fees")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> estimateInstants(Tenant tenant, @Body(value = "", optional = true) Input body) {
        return Answer.of(
                "fees", events.instants(tenant, body).stream().map(this::show).toList());
    }

    private ObjectNode show(PricedEvent event, NewFee fee) {
        var subject = new FeePreviews.Subject(
                event.customer(), event.subscription(), event.charge(), event.filter(), event.at());
        ObjectNode shown = previews.show(fee, subject);
        shown.set("amount_details", JsonNodeFactory.instance.objectNode());
        return shown;
    }

    /** Untaxed, with exact amounts as numbers (MTR-063). */
    private ObjectNode show(EstimatedEvents.Alone instant) {
        PricedEvent event = instant.priced();
        BigDecimal roundedCents = BigDecimal.valueOf(event.amount().amountCents());
        ObjectNode shown = show(event, InAdvanceFees.fee(event, List.of()));
        return shown.put("units", Decimals.text(instant.units()))
                .put("precise_amount", number(instant.amount()))
                .put("precise_total_amount", number(instant.amount()))
                .put("taxes_precise_amount", BigDecimal.ZERO)
                .put(
                        "precise_unit_amount",
                        number(Rounding.halfUp(ratio(roundedCents, instant.units()), UNIT_DECIMALS)))
                .putNull("created_at")
                .putNull("amount_details");
    }

    private static BigDecimal number(BigDecimal exact) {
        BigDecimal stripped = exact.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
