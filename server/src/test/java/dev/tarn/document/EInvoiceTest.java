package dev.tarn.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.creditnote.CreditStatus;
import dev.tarn.creditnote.Reason;
import dev.tarn.einvoice.CiiWriter;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.UblWriter;
import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.invoice.WholeInvoice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** E-invoices, judged by a validator of EN 16931, XRechnung and PDF/A that is not ours (INV-221 to INV-223). */
@Tag("slow")
class EInvoiceTest {

    private static SampleInvoice from(String country) {
        return premium(new SampleInvoice("EUR").electronic(country));
    }

    static Stream<Named<UnaryOperator<SampleInvoice>>> invoices() {
        return Stream.of(
                Named.of(
                        "several rates, coupons and progressive credit",
                        sample -> premium(sample)
                                .taxed("5.5")
                                .charge("Calls", "standard", "3", 1_000, "{}")
                                .taxed("10")
                                .charge("Unused", "standard", "0", 0, "{}")
                                .charge("Mails <&> \u0007", "standard", "7", 333, "{}")
                                .less(1_111, 777)),
                Named.of(
                        "partly settled", sample -> premium(sample).less(100, 0).settledBy(2_000, 3_000)),
                Named.of("settled by credits", sample -> premium(sample).settledBy(0, 12_000)),
                Named.of("settled by a credit note", sample -> premium(sample).settledBy(12_000, 0)),
                Named.of("zero rate", sample -> sample.taxed("0").subscription("Free of tax", 999)),
                Named.of("nothing to pay", sample -> sample.subscription("Free", 0)),
                Named.of("add-on", sample -> sample.addOn("Set-up", "2.5", 12_345)),
                Named.of("self-billed", sample -> premium(sample).selfBilled()),
                Named.of("credits", sample -> sample.credits(5_000)));
    }

    private static SampleInvoice premium(SampleInvoice sample) {
        return sample.taxed("20").subscription("Premium", 10_000);
    }

    /** The rules of XRechnung come on top of those of EN 16931, so that a German invoice is judged by both. */
    @ParameterizedTest
    @MethodSource("invoices")
    void an_invoice_is_valid_in_both_syntaxes_INV_221(UnaryOperator<SampleInvoice> sold) {
        assertValid(CiiWriter.write(document(sold.apply(new SampleInvoice("EUR").electronic("FR")))), "invoice.xml");
        assertValid(UblWriter.write(document(sold.apply(new SampleInvoice("EUR").electronic("DE")))), "invoice.xml");
    }

    @Test
    void yen_have_no_decimals() {
        byte[] ubl = UblWriter.write(document(premium(new SampleInvoice("JPY").electronic("FR"))));

        assertValid(ubl, "invoice.xml");
        assertThat(ubl).asString(StandardCharsets.UTF_8).contains("<cbc:PayableAmount currencyID=\"JPY\">12000<");
    }

    private static ElectronicDocument document(SampleInvoice sample) {
        return InvoiceXml.of(sample.whole(), sample.letterhead()).orElseThrow();
    }

    @Test
    void the_page_is_a_PDF_A_3_that_carries_the_CII_INV_221() throws IOException {
        Drawn drawn = from("FR")
                .taxed("5.5")
                .addOn("Été \u2013 株式会社 \u05e9\u05dc\u05d5\u05dd", "1", 500)
                .drawn();

        assertValid(drawn.pdf(), "invoice.pdf");
        try (var pdf = Loader.loadPDF(drawn.pdf())) {
            var file = Objects.requireNonNull(pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("factur-x.xml"));
            assertThat(new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<ram:ID>urn:cen.eu:en16931:2017</ram:ID>");
        }
        assertThat(drawn.xml()).asString(StandardCharsets.UTF_8).contains("<cbc:InvoiceTypeCode>380<");
    }

    @Test
    void amounts_are_those_of_the_invoice_INV_223() throws Exception {
        Document cii = cii(from("FR")
                .taxed("5.5")
                .charge("Calls", "standard", "3", 1_000, "{}")
                .less(1_000, 100)
                .settledBy(2_000, 3_000));

        assertThat(text(cii, "ram:LineTotalAmount")).containsExactly("10.00", "100.00", "110.00");
        assertThat(text(cii, "ram:ActualAmount")).containsExactly("10.00", "1.00");
        assertThat(text(cii, "ram:BasisAmount")).containsExactly("90.00", "9.00");
        assertThat(text(cii, "ram:CalculatedAmount")).containsExactly("18.00", "0.50");
        assertThat(text(cii, "ram:AllowanceTotalAmount")).containsExactly("11.00");
        assertThat(text(cii, "ram:TaxBasisTotalAmount")).containsExactly("99.00");
        assertThat(text(cii, "ram:GrandTotalAmount")).containsExactly("117.50");
        assertThat(text(cii, "ram:TotalPrepaidAmount")).containsExactly("50.00");
        assertThat(text(cii, "ram:DuePayableAmount")).containsExactly("67.50");
        assertThat(text(cii, "ram:Reason")).containsOnly("Usage already billed, Spring & summer");
    }

    @Test
    void type_codes_tax_categories_and_means_of_payment_INV_222() throws Exception {
        Document credits = cii(new SampleInvoice("EUR").electronic("FR").credits(5_000));
        assertThat(text(credits, "ram:TypeCode")).startsWith("386").contains("1");
        assertThat(text(credits, "ram:CategoryCode")).containsOnly("O");
        assertThat(text(credits, "ram:ExemptionReasonCode")).containsExactly("VATEX-EU-O");

        Document paidAhead = cii(from("FR").selfBilled().settledBy(0, 12_000));
        assertThat(text(paidAhead, "ram:TypeCode")).startsWith("389").contains("57");
        assertThat(text(paidAhead, "ram:CategoryCode")).containsOnly("S");
        assertThat(text(cii(from("FR").settledBy(12_000, 0)), "ram:TypeCode")).contains("97");
        assertThat(text(
                        cii(new SampleInvoice("EUR").electronic("FR").taxed("0").addOn("A", "1", 1)),
                        "ram:CategoryCode"))
                .containsOnly("Z");
    }

    @Test
    void german_sellers_name_XRechnung_others_the_core_INV_221() {
        assertThat(ubl(from("DE")))
                .contains("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0")
                .contains("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
        assertThat(ubl(from("FR")))
                .contains("<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>")
                .doesNotContain("ProfileID");
    }

    private static String ubl(SampleInvoice sample) {
        return new String(
                UblWriter.write(
                        InvoiceXml.of(sample.whole(), sample.letterhead()).orElseThrow()),
                StandardCharsets.UTF_8);
    }

    @Test
    void there_is_none_for_other_sellers_nor_in_a_currency_of_three_decimals() {
        var other = new SampleInvoice("EUR").subscription("Premium", 100);
        assertThat(InvoiceXml.of(other.whole(), other.letterhead())).isEmpty();
        var dinars = new SampleInvoice("KWD").electronic("FR").subscription("Premium", 100);
        assertThat(InvoiceXml.of(dinars.whole(), dinars.letterhead())).isEmpty();
    }

    @Test
    void a_credit_note_names_its_invoice_and_is_valid_INV_221() throws Exception {
        for (String country : List.of("FR", "DE")) {
            var sample = from(country)
                    .taxed("5.5")
                    .charge("Calls", "standard", "3", 1_000, "{}")
                    .less(1_100, 0);
            var document = CreditNoteXml.of(note(sample.whole()), sample.letterhead(), LocalDate.of(2024, 4, 1))
                    .orElseThrow();
            byte[] cii = CiiWriter.write(document);

            assertValid(cii, "note.xml");
            assertValid(UblWriter.write(document), "note.xml");
            assertThat(text(parsed(cii), "ram:TypeCode")).startsWith("381");
            assertThat(text(parsed(cii), "ram:DuePayableAmount")).containsExactly("63.18");
            assertThat(text(parsed(cii), "ram:IssuerAssignedID")).containsExactly("TAR-1234-001-042");
        }
    }

    /** Half of the first fee and the whole of the second. */
    private static CreditNote note(WholeInvoice whole) {
        var invoice = whole.invoice();
        var items = List.of(
                new CreditNote.Item(new UUID(1, 1), whole.fees().get(0), 5_000),
                new CreditNote.Item(new UUID(1, 2), whole.fees().get(1), 1_000));
        return new CreditNote(
                new UUID(11, 1),
                invoice.customerId(),
                invoice.id(),
                invoice.number(),
                "tarn",
                false,
                1,
                "TAR-1234-001-042-CN001",
                LocalDate.of(2024, 4, 3),
                Reason.OTHER,
                null,
                CreditStatus.AVAILABLE,
                null,
                invoice.currency(),
                new CreditNoteSplit(6_318, 0, 0),
                6_318,
                600,
                5_400,
                918,
                new java.math.BigDecimal("17"),
                null,
                null,
                null,
                Instant.parse("2024-04-03T00:00:00Z"),
                Instant.parse("2024-04-03T00:00:00Z"),
                items,
                List.of());
    }

    private static Document cii(SampleInvoice sample) throws Exception {
        return parsed(CiiWriter.write(
                InvoiceXml.of(sample.whole(), sample.letterhead()).orElseThrow()));
    }

    private static Document parsed(byte[] xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> text(Document xml, String element) {
        var nodes = xml.getElementsByTagName(element);
        return Stream.iterate(0, i -> i + 1)
                .limit(nodes.getLength())
                .map(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static void assertValid(byte[] document, String name) {
        var validator = new ZUGFeRDValidator();
        String report = validator.validate(document, name);

        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
    }
}
