package dev.tarn.engine.europe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A member state: its standard rate (CRD-080), its territories that differ (CRD-081), and the form of its VAT numbers. */
public enum Country {
    AT("20", "U\\d{8}", territory("Jungholz", "6691", "19"), territory("Mittelberg", "699[1-3]", "19")),
    BE("21", "[01]\\d{9}"),
    BG("20", "\\d{9,10}"),
    CY("19", "\\d{8}[A-Z]"),
    CZ("21", "\\d{8,10}"),
    DE("19", "\\d{9}", territory("Busingen am Hochrhein", "78266", "0"), territory("Heligoland", "27498", "0")),
    DK("25", "\\d{8}"),
    EE("24", "\\d{9}"),
    ES(
            "21",
            "(?:[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z])",
            territory("Canary Islands", "3[58]\\d{3}", "0"),
            territory("Ceuta", "5100[1-5]|5107[01]|51081", "0"),
            territory("Melilla", "5200[0-6]|5207[01]|52081", "0")),
    FI("25.5", "\\d{8}", territory("Aland", "22\\d{3}", "0")),
    FR(
            "20",
            "[0-9A-HJ-NP-Z]{2}\\d{9}",
            territory("Guadeloupe", "971\\d{2}", "8.5"),
            territory("Martinique", "972\\d{2}", "8.5"),
            territory("Guyane", "973\\d{2}", "0"),
            territory("Reunion", "974\\d{2}", "8.5"),
            territory("Mayotte", "976\\d{2}", "0")),
    GR("24", "\\d{9}", territory("Mount Athos", "63086", "0")),
    HR("25", "\\d{11}"),
    HU("27", "\\d{8}"),
    IE("23", "(?:\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W])"),
    IT("22", "\\d{11}", territory("Campione d'Italia", "22061", "0"), territory("Livigno", "23041", "0")),
    LT("21", "(?:\\d{9}|\\d{12})"),
    LU("17", "\\d{8}"),
    LV("21", "\\d{11}"),
    MT("18", "\\d{8}"),
    NL("21", "[A-Z0-9+*]{10}\\d{2}"),
    PL("23", "\\d{10}"),
    PT("23", "\\d{9}", territory("Madeira", "9[0-4]\\d{2}", "22"), territory("Azores", "9[5-9]\\d{2}", "18")),
    RO("21", "\\d{2,10}"),
    SE("25", "\\d{12}"),
    SI("22", "\\d{8}"),
    SK("23", "\\d{10}");

    private final BigDecimal standardRatePercent;
    private final Pattern vatNumber;
    private final List<Territory> territories;

    Country(String standardRatePercent, String vatNumber, Territory... territories) {
        this.standardRatePercent = new BigDecimal(standardRatePercent);
        this.vatNumber = Pattern.compile(vatNumber);
        this.territories = List.of(territories);
    }

    /** Part of a member state with a rate of its own, found by the zip code. */
    record Territory(String name, Pattern zipCode, BigDecimal ratePercent) {

        /** As tax codes have it: {@code campione_d_italia}. */
        String word() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        }
    }

    private static Territory territory(String name, String zipCode, String ratePercent) {
        return new Territory(name, Pattern.compile(zipCode), new BigDecimal(ratePercent));
    }

    /** The member state with this ISO 3166 alpha-2 code; empty for any other country, and for none. */
    public static Optional<Country> find(@Nullable String code) {
        return Arrays.stream(values())
                .filter(country -> country.name().equals(code))
                .findFirst();
    }

    /** What VAT numbers begin with: the country code, but for Greece. */
    String vatPrefix() {
        return this == GR ? "EL" : name();
    }

    /** Whether this can follow the prefix of a VAT number. */
    boolean hasVatNumber(String number) {
        return vatNumber.matcher(number).matches();
    }

    /** Code of its standard rate, {@code lago_eu_fr_standard} (CRD-070). */
    public String standardCode() {
        return EuropeanTax.PREFIX + "_" + name().toLowerCase(Locale.ROOT) + "_standard";
    }

    private String exceptionCode(Territory territory) {
        return EuropeanTax.PREFIX + "_" + name().toLowerCase(Locale.ROOT) + "_exception_" + territory.word();
    }

    /** Code of the territory that the zip code lies in; its pattern may stand anywhere in it, spaces do not count (CRD-072). */
    public Optional<String> exceptionCode(@Nullable String zipCode) {
        String zip = zipCode == null ? "" : zipCode.replaceAll("\\s", "");
        return territories.stream()
                .filter(territory -> territory.zipCode().matcher(zip).find())
                .map(this::exceptionCode)
                .findFirst();
    }

    /** Its standard rate, and those of its territories. */
    List<EuropeanTax> taxes() {
        var taxes = new ArrayList<EuropeanTax>();
        taxes.add(new EuropeanTax(standardCode(), "EU " + name() + " Standard", standardRatePercent));
        for (Territory territory : territories) {
            String name = "EU " + name() + " " + territory.name();
            taxes.add(new EuropeanTax(exceptionCode(territory), name, territory.ratePercent()));
        }
        return taxes;
    }
}
