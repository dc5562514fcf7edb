package dev.tarn.engine.money;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A currency amounts can be in.
 *
 * @param code ISO 4217 alphabetic code, upper case
 * @param exponent decimals of its smallest unit: 2 for EUR, 0 for JPY, 3 for KWD; "cents" means that smallest unit (PLT-011)
 */
public record Currency(String code, int exponent) {
    private static final String WITHOUT_DECIMALS = """
            BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
            """;
    private static final String TWO_DECIMALS = """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF
            CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF
            IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK
            MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP
            SLL SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW
            """;
    private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";
    private static final String FOUR_DECIMALS = "CLF";

    private static final Map<String, Currency> BY_CODE = table();

    /** The currency of an exact, upper-case code; empty when the code is not supported (SUB-003 refuses it). */
    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The currency of a code that is known to be supported. @throws IllegalArgumentException otherwise */
    public static Currency of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("Unsupported currency: " + code));
    }

    /** All supported codes, in alphabetical order. */
    public static SortedSet<String> supportedCodes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(BY_CODE.keySet()));
    }

    /** An amount of currency units in cents, unrounded. */
    public BigDecimal toCents(BigDecimal amount) {
        return amount.movePointRight(exponent);
    }

    /** An amount of cents in currency units, unrounded. */
    public BigDecimal toUnits(BigDecimal cents) {
        return cents.movePointLeft(exponent);
    }

    @Override
    public String toString() {
        return code;
    }

    private static Map<String, Currency> table() {
        var table = new TreeMap<String, Currency>();
        add(table, WITHOUT_DECIMALS, 0);
        add(table, TWO_DECIMALS, 2);
        add(table, THREE_DECIMALS, 3);
        add(table, FOUR_DECIMALS, 4);
        return table;
    }

    private static void add(Map<String, Currency> table, String codes, int exponent) {
        Arrays.stream(codes.strip().split("\\s+")).forEach(code -> table.put(code, new Currency(code, exponent)));
    }
}
