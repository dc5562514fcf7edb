package dev.tarn.creditnote;

import dev.tarn.engine.money.Rounding;
import dev.tarn.invoice.Fee;
import java.math.BigDecimal;

/**
 * What a note is to take back of a fee.
 *
 * @param preciseAmountCents before coupons and taxes, at most 5 decimals
 */
record NoteItem(Fee fee, BigDecimal preciseAmountCents) {

    long amountCents() {
        return Rounding.toCents(preciseAmountCents);
    }
}
