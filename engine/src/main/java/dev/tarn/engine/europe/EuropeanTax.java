package dev.tarn.engine.europe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A tax that an organization is given when one of its sellers leaves European taxes to Tarn (CRD-070).
 *
 * @param code part of the wire format
 * @param ratePercent from 0
 */
public record EuropeanTax(String code, String name, BigDecimal ratePercent) {
    static final String PREFIX = "lago_eu";
    /** The buyer pays the tax in its own country. */
    public static final String REVERSE_CHARGE = PREFIX + "_reverse_charge";
    /** The buyer is outside of the union. */
    public static final String TAX_EXEMPT = PREFIX + "_tax_exempt";

    /** All of them: every rate in force, and the two of 0 % that no country has. */
    public static List<EuropeanTax> all() {
        var taxes = new ArrayList<EuropeanTax>();
        for (Country country : Country.values()) {
            taxes.addAll(country.taxes());
        }
        taxes.add(new EuropeanTax(REVERSE_CHARGE, "Reverse Charge", BigDecimal.ZERO));
        taxes.add(new EuropeanTax(TAX_EXEMPT, "Tax Exempt", BigDecimal.ZERO));
        return List.copyOf(taxes);
    }

    /** Whether a tax of this code is one of these. */
    public static boolean isCode(String code) {
        return code.startsWith(PREFIX);
    }
}
