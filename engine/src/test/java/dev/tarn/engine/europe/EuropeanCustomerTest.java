package dev.tarn.engine.europe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.europe.EuropeanCustomer.Finding;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EuropeanCustomerTest {

    /** The decision table; what VIES says is `valid`, `invalid`, or `-` where it must not be asked. */
    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(nullValues = "none", textBlock = """
            US,   none,    none,          -,       lago_eu_tax_exempt
            none, none,    none,          -,       lago_eu_fr_standard
            IT,   none,    none,          -,       lago_eu_it_standard
            IT,   none,    IT12345678901, valid,   lago_eu_reverse_charge
            DE,   none,    DE123456789,   invalid, lago_eu_de_standard
            FR,   75001,   FR12345678901, valid,   lago_eu_fr_standard
            FR,   97400,   FR12345678901, -,       lago_eu_fr_exception_reunion
            FR,   97400,   none,          -,       lago_eu_fr_standard
            FR,   97400,   12345,         -,       lago_eu_fr_standard
            ES,   '35 001', none,         -,       lago_eu_es_exception_canary_islands
            ES,   35001,   ESB12345678,   -,       lago_eu_es_exception_canary_islands
            US,   none,    FR12345678901, valid,   lago_eu_fr_standard
            US,   97110,   FR12345678901, valid,   lago_eu_fr_exception_guadeloupe
            US,   none,    12-3456789,    -,       lago_eu_tax_exempt
            none, none,    IT12345678901, invalid, lago_eu_fr_standard
            """)
    void the_decision_table_of_a_seller_in_France_CRD_079_CRD_329(
            @Nullable String country, @Nullable String zip, @Nullable String taxId, String vies, String code) {
        var customer = new EuropeanCustomer(Country.FR, country, zip, taxId);

        String found = switch (customer.find()) {
            case Finding.Bears bears -> {
                assertThat(vies).isEqualTo("-");
                yield bears.code();
            }
            case Finding.Ask ask -> vies.equals("valid") ? customer.withValid(ask.number()) : customer.withoutNumber();
        };

        assertThat(found).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AT, 6691,  lago_eu_at_exception_jungholz
            AT, A-6992, lago_eu_at_exception_mittelberg
            DE, 78266, lago_eu_de_exception_busingen_am_hochrhein
            DE, 27498, lago_eu_de_exception_heligoland
            ES, 38999, lago_eu_es_exception_canary_islands
            ES, 51071, lago_eu_es_exception_ceuta
            ES, 52081, lago_eu_es_exception_melilla
            FI, 22100, lago_eu_fi_exception_aland
            GR, 63086, lago_eu_gr_exception_mount_athos
            IT, 22061, lago_eu_it_exception_campione_d_italia
            IT, 23041, lago_eu_it_exception_livigno
            PT, 9400-123, lago_eu_pt_exception_madeira
            PT, 9500,  lago_eu_pt_exception_azores
            """)
    void a_zip_code_leads_to_its_territory_CRD_072_CRD_081(String country, String zip, String code) {
        assertThat(Country.valueOf(country).exceptionCode(zip)).contains(code);
    }

    @Test
    void a_zip_code_beside_a_territory_leads_nowhere_CRD_081() {
        assertThat(Country.ES.exceptionCode("51006")).isEmpty();
        assertThat(Country.ES.exceptionCode("28001")).isEmpty();
        assertThat(Country.IT.exceptionCode("22100")).isEmpty();
        assertThat(Country.FR.exceptionCode((String) null)).isEmpty();
    }

    @Test
    void every_rate_in_force_is_among_the_taxes_CRD_070_CRD_080() {
        Map<String, BigDecimal> rates =
                EuropeanTax.all().stream().collect(Collectors.toMap(EuropeanTax::code, EuropeanTax::ratePercent));

        assertThat(rates).hasSize(27 + 18 + 2);
        assertThat(rates)
                .containsEntry("lago_eu_it_standard", new BigDecimal("22"))
                .containsEntry("lago_eu_fi_standard", new BigDecimal("25.5"))
                .containsEntry("lago_eu_ee_standard", new BigDecimal("24"))
                .containsEntry("lago_eu_sk_standard", new BigDecimal("23"))
                .containsEntry("lago_eu_fr_exception_reunion", new BigDecimal("8.5"))
                .containsEntry("lago_eu_pt_exception_azores", new BigDecimal("18"))
                .containsEntry("lago_eu_reverse_charge", BigDecimal.ZERO)
                .containsEntry("lago_eu_tax_exempt", BigDecimal.ZERO);
        assertThat(EuropeanTax.all())
                .filteredOn(tax -> tax.code().equals("lago_eu_reverse_charge"))
                .singleElement()
                .extracting(EuropeanTax::name)
                .isEqualTo("Reverse Charge");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            FR 12 345678901, FR12345678901
            el123456789,     EL123456789
            NL123456789B01,  NL123456789B01
            ATU12345678,     ATU12345678
            """)
    void spaces_and_case_do_not_count_in_a_VAT_number_CRD_329(String text, String number) {
        assertThat(VatNumber.parse(text).map(VatNumber::toString)).contains(number);
    }

    @ParameterizedTest
    @CsvSource({"GB123456789", "FR123", "IT1234567890", "12345678901", "XX123456789"})
    void what_has_not_the_form_of_one_is_none_CRD_329(String text) {
        assertThat(VatNumber.parse(text)).isEmpty();
    }
}
