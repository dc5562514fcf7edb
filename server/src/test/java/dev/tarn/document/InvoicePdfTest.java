package dev.tarn.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of invoices (INV-211 to INV-213), read back from the PDF. */
class InvoicePdfTest {
    private static final String TIERS = """
            {"graduated_ranges": [
              {"units": "100.0", "from_value": 0, "to_value": 100, "flat_unit_amount": "10", "per_unit_amount": "0.5",
               "per_unit_total_amount": "50", "total_with_flat_amount": "60"},
              {"units": "25.5", "from_value": 101, "to_value": null, "flat_unit_amount": "0", "per_unit_amount": "0.0333",
               "per_unit_total_amount": "0.84915", "total_with_flat_amount": "0.84915"}]}
            """;

    private static List<String> pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document).replace('\u00a0', ' ').replace('\u202f', ' '));
            }
            return pages;
        }
    }

    @Test
    void an_invoice_names_both_parties_its_dates_its_lines_and_its_totals() throws IOException {
        var pages = pages(new SampleInvoice("EUR")
                .subscription("Premium", 4900)
                .charge("Storage", "standard", "12.5", 1250, "{}")
                .pdf());

        assertThat(pages)
                .singleElement()
                .asString()
                .contains("TAR-1234-001-042", "PO-77", "Apr 1, 2024", "May 1, 2024", "30 days")
                .contains(
                        "Tarn Labs SAS",
                        "Tax ID: FR32123456789",
                        "Ada Lovelace Ltd",
                        "London SW1Y 4JH",
                        "United Kingdom")
                .contains("R&D <4711>")
                .contains("Mar 1, 2024 \u2013 Mar 31, 2024")
                .contains("Subscription - Premium 1 €49.00 20% €49.00")
                .contains("Storage 12.5 €1.00 20% €12.50")
                .contains(
                        "Subtotal excl. tax €61.50",
                        "VAT (20% on €61.50) €12.30",
                        "Subtotal incl. tax €73.80",
                        "Total €73.80")
                .contains("Thank you for your business.", "1 / 1");
    }

    @Test
    void coupons_show_their_terms_and_prepaid_credits_whether_they_were_bought_INV_213() throws IOException {
        var pages = pages(new SampleInvoice("EUR")
                .subscription("Premium", 10_000)
                .less(1_000, 500)
                .settledBy(200, 300)
                .pdf());

        assertThat(pages.getFirst())
                .contains("Usage already billed -€5.00", "Spring & summer (10%) -€10.00", "Subtotal excl. tax €85.00")
                .contains("Credit notes -€2.00", "Prepaid credits (free) -€1.00", "Prepaid credits (purchased) -€2.00");
    }

    @Test
    void the_title_says_what_kind_of_invoice_it_is_INV_213() throws IOException {
        assertThat(pages(new SampleInvoice("EUR").credits(100).pdf()).getFirst())
                .contains("Prepaid credits invoice", "Tax (0%) €0.00");
        assertThat(pages(new SampleInvoice("EUR").paidInAdvance(100).pdf()).getFirst())
                .contains("Paid invoice", "Already paid", "Total (already paid)")
                .doesNotContain("Due May");
    }

    @Test
    void a_reason_why_there_is_no_tax_on_the_whole_invoice_is_said_alone_INV_214() throws IOException {
        for (String code : InvoiceTotalsHtml.WHOLE_INVOICE) {
            assertThat(Labels.of("de").get("tax_" + code)).isNotBlank();
        }
        assertThat(pages(new SampleInvoice("EUR")
                                .untaxed("reverse_charge")
                                .subscription("A", 100)
                                .pdf())
                        .getFirst())
                .contains("Reverse charge")
                .doesNotContain("(0%");
    }

    @Test
    void a_price_made_of_parts_shows_each_of_them() throws IOException {
        var text = String.join(
                "\n",
                pages(new SampleInvoice("EUR")
                        .subscription("Premium", 0)
                        .charge("API calls", "graduated", "125.5", 6085, TIERS)
                        .charge(
                                "Seats",
                                "package",
                                "35",
                                3000,
                                "{\"free_units\": \"5\", \"paid_units\": \"30\", \"per_package_size\": 10, \"per_package_unit_amount\": \"10\"}")
                        .charge(
                                "Mails",
                                "volume",
                                "2000",
                                3000,
                                "{\"flat_unit_amount\": \"10\", \"per_unit_amount\": \"0.01\", \"per_unit_total_amount\": \"20\"}")
                        .charge("Cards", "percentage", "5000", 7575, """
                        {"free_units": "500", "paid_units": "4500", "paid_events": 3, "rate": "1.65", "per_unit_total_amount": "74.25",
                         "fixed_fee_unit_amount": "0.5", "fixed_fee_total_amount": "1.5", "min_max_adjustment_total_amount": "0"}""")
                        .pdf()));

        assertThat(text)
                .contains(
                        "API calls 125.5 20% €60.85",
                        "First 100 100 €0.50 €50.00", "Flat fee (First 100) 1 €10.00 €10.00")
                .contains("101 and above 25.5 €0.0333 €0.84915")
                .contains("Free units 5 €0.00 €0.00", "Packages of 10 3 €10.00 €30.00")
                .contains("All units 2,000 €0.01 €20.00", "Flat fee 1 €10.00 €10.00")
                .contains(
                        "Free units 500 €0.00 €0.00",
                        "Rate on the amount 4,500 1.65% €74.25",
                        "Fixed fee per transaction 3 €0.50 €1.50");
    }

    @Test
    void a_charge_without_usage_is_left_out() throws IOException {
        var pages = pages(new SampleInvoice("EUR")
                .subscription("Premium", 100)
                .charge("Unused", "standard", "0", 0, "{}")
                .pdf());

        assertThat(pages).singleElement().asString().contains("Premium").doesNotContain("Unused");
    }

    @Test
    void a_table_that_goes_on_repeats_its_head_and_pages_are_counted() throws IOException {
        var invoice = new SampleInvoice("EUR").subscription("Premium", 100);
        for (int i = 0; i < 45; i++) {
            invoice.charge("Charge " + i, "standard", "1", 100, "{}");
        }
        var pages = pages(invoice.pdf());

        assertThat(pages).hasSizeGreaterThan(1);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains((i + 1) + " / " + pages.size());
        }
        assertThat(pages.subList(0, 2)).allSatisfy(page -> assertThat(page).contains("Unit price", "Tax rate"));
        assertThat(pages.getLast()).contains("Total €55.20");
    }

    @Test
    void several_subscriptions_are_summed_up_first_and_detailed_on_pages_of_their_own() throws IOException {
        var pages = pages(new SampleInvoice("EUR")
                .subscription("Europe", 1000)
                .subscription("Asia", 2000)
                .pdf());

        assertThat(pages).hasSize(3);
        assertThat(pages.get(0))
                .contains("Europe €10.00", "Asia €20.00", "Total €36.00")
                .doesNotContain("Unit price");
        assertThat(pages.get(1))
                .contains("Subscription - Europe 1 €10.00 20% €10.00")
                .doesNotContain("Asia");
        assertThat(pages.get(2)).contains("Subscription - Asia 1 €20.00 20% €20.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | EUR | €1,234.50       | Invoice
            de    | EUR | 1.234,50 €      | Rechnung
            fr    | EUR | 1 234,50 €      | Facture
            es    | EUR | 1.234,50 €      | Factura
            it    | EUR | 1.234,50 €      | Fattura
            nb    | NOK | 1 234,50 kr     | Faktura
            sv    | SEK | 1 234,50 kr     | Faktura
            pt-BR | BRL | R$ 1.234,50     | Fatura
            zh-TW | TWD | $1,234.50       | 發票
            xx    | JPY | ¥123,450        | Invoice
            en    | KWD | KWD 123.450     | Invoice
            """)
    void money_is_written_in_the_language_of_the_document(String language, String currency, String amount, String title)
            throws IOException {
        var pages = pages(new SampleInvoice(currency)
                .in(language)
                .subscription("Premium", 123450)
                .pdf());

        assertThat(pages.getFirst()).contains(amount).contains(title);
    }

    static Stream<String> names() {
        return Stream.of(
                "株式会社テスト東京", "한국어 회사", "简体字公司", "繁體字公司", "Παράδειγμα ΑΕ", "ООО «Пример»", "บริษัท", "Łódź Žižkov ẞ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void names_of_other_scripts_are_drawn(String name) throws IOException {
        assertThat(pages(new SampleInvoice("EUR")
                                .to(name)
                                .subscription("Premium", 100)
                                .pdf())
                        .getFirst())
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({"שלום, םולש", "شركة, ﺔﻛﺮﺷ"})
    void text_from_right_to_left_has_a_glyph_for_every_letter(String name, String drawn) throws IOException {
        String text = pages(new SampleInvoice("EUR")
                        .to(name)
                        .subscription("Premium", 100)
                        .pdf())
                .getFirst();

        // extraction may give back either order and either form of a letter, but never the sign for a missing glyph
        assertThat(text).containsAnyOf(name, drawn).doesNotContain("#", "\ufffd");
    }

    @Test
    void the_vowel_sign_i_of_Devanagari_is_drawn_before_its_consonants() {
        assertThat(Devanagari.inVisualOrder("\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u094d\u0937\u093f"))
                .isEqualTo("\u093f\u0939\u0928\u094d\u0926\u0940 \u093f\u0915\u094d\u0937");
        assertThat(Devanagari.inVisualOrder("Invoice \u0915")).isEqualTo("Invoice \u0915");
    }

    @Test
    void markup_in_names_is_text() throws IOException {
        String name = "<b>&amp; \"Sons\" <script>\u0007";
        var pages =
                pages(new SampleInvoice("EUR").to(name).subscription(name, 100).pdf());

        assertThat(pages.getFirst()).contains("<b>&amp; \"Sons\" <script>");
    }

    @Test
    void the_same_invoice_gives_the_same_bytes() {
        assertThat(new SampleInvoice("EUR").subscription("Premium", 100).pdf())
                .isEqualTo(new SampleInvoice("EUR").subscription("Premium", 100).pdf());
    }
}
