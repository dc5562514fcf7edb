package dev.tarn.einvoice;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line: so many units at a price.
 *
 * @param unitPrice in currency units, not negative
 * @param amountCents before document-level allowances and taxes; to the cent what quantity and price make
 */
public record TradeLine(
        String name,
        @Nullable String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        long amountCents,
        TaxCategory category) {

    /** Quantity and price as they were sold; where these don't make the amount (a flat fee, several tiers), one unit at the amount. */
    public static TradeLine of(
            String name,
            @Nullable String description,
            BigDecimal units,
            BigDecimal unitPrice,
            long amountCents,
            Currency currency,
            TaxCategory category) {
        BigDecimal made = currency.toCents(units.multiply(unitPrice)).setScale(0, RoundingMode.HALF_UP);
        if (unitPrice.signum() >= 0 && units.signum() != 0 && made.compareTo(BigDecimal.valueOf(amountCents)) == 0) {
            return new TradeLine(name, description, units, unitPrice, amountCents, category);
        }
        BigDecimal amount = currency.toUnits(BigDecimal.valueOf(amountCents));
        BigDecimal one = amountCents < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        return new TradeLine(name, description, one, amount.abs(), amountCents, category);
    }
}
