package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.platform.Decimals;
import dev.tarn.platform.Input;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Amounts of credits as requests carry them: strings that hold a decimal, never numbers (CRD-003). */
final class Credits {
    /** Values that would not fit in cents are refused as if they were no amounts. */
    private static final BigDecimal MAX_CENTS = BigDecimal.valueOf(Input.MAX_CENTS);

    private Credits() {}

    /** The decimal of a string, whatever its sign; empty for anything else. */
    static Optional<BigDecimal> decimal(Input input, String field) {
        JsonNode value = input.node().path(field);
        return value.isString() ? Decimals.parse(value.asString()) : Optional.empty();
    }

    static boolean isSent(Input input, String field) {
        return input.has(field) && !input.isNull(field);
    }

    /** Credits from 0 up, as sent; 0 where nothing is. What is wrong is told (CRD-209). */
    static BigDecimal amount(Input input, String field) {
        if (!isSent(input, field)) {
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> amount = decimal(input, field).filter(number -> number.signum() >= 0);
        if (amount.isEmpty()) {
            refuse(input, field);
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    /** What is bought or granted by that many credits; nothing where it is refused (CRD-201, CRD-203). */
    static CreditValue value(Input input, String field, BigDecimal credits, CreditRate rate) {
        BigDecimal cents = rate.currency().toCents(credits.multiply(rate.amount()));
        if (cents.compareTo(MAX_CENTS) > 0) {
            refuse(input, field);
            return CreditValue.NONE;
        }
        CreditValue value = rate.bought(credits);
        input.problems().addIf(credits.signum() > 0 && !value.isWorthSomething(), field, "amount_rounds_to_zero");
        return value;
    }

    static void refuse(Input input, String field) {
        input.problems().add(field, "invalid_" + field).add(field, "invalid_amount");
    }
}
