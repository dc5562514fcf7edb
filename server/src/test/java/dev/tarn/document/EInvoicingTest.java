package dev.tarn.document;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** E-invoices through the API. */
class EInvoicingTest {
    private final Sandbox org = Sandbox.at("2024-03-01T10:00");
    private final String entity =
            org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();

    private Reply entity(ObjectNode fields) {
        return org.put("/billing_entities/" + entity, object("billing_entity", fields));
    }

    private String invoice() {
        org.customer("ada", object("country", "FR", "email", "ada@example.com"));
        org.plan("plan", 1_000);
        org.subscribe("sub", "ada", "plan");
        org.travelTo("2024-04-01");
        return org.invoices("external_customer_id=ada")
                .getFirst()
                .get("lago_id")
                .asString();
    }

    private static String opened(String url) {
        Reply reply = Http.send("GET", url.substring(url.indexOf("/files/")), null, Map.of());
        assertThat(reply.status()).isEqualTo(200);
        return reply.text();
    }

    @Test
    void it_is_for_sellers_in_France_and_Germany_INV_220() {
        entity(object("einvoicing", true)).isInvalid("einvoicing", "country_must_be_present");
        entity(object("einvoicing", true, "country", "IT")).isInvalid("einvoicing", "country_not_supported");
        assertThat(entity(object("einvoicing", true, "country", "de"))
                        .ok()
                        .at("/billing_entity/einvoicing")
                        .asBoolean())
                .isTrue();

        entity(object("country", "US")).isInvalid("einvoicing", "country_not_supported");
        entity(object("country", null)).isInvalid("einvoicing", "country_must_be_present");
        assertThat(entity(object("country", null, "einvoicing", false))
                        .ok()
                        .at("/billing_entity/einvoicing")
                        .asBoolean())
                .isFalse();
        org.post("/billing_entities", object("billing_entity", object("name", "N", "code", "n", "einvoicing", true)))
                .isInvalid("einvoicing", "country_must_be_present");
    }

    @Test
    void an_invoice_and_its_credit_note_have_both_files_INV_221() {
        entity(object("einvoicing", true, "country", "FR", "tax_identification_number", "FR32123456789"))
                .ok();
        String id = invoice();
        assertThat(org.invoice(id).get("xml_url").isNull()).isTrue();

        var made = org.post("/invoices/" + id + "/download_xml", object()).ok().get("invoice");
        assertThat(made.get("file_url").asString()).endsWith(".pdf");
        assertThat(opened(made.get("xml_url").asString()))
                .contains("<cbc:ID>" + made.get("number").asString() + "</cbc:ID>")
                .contains("<cbc:PayableAmount currencyID=\"EUR\">10.00</cbc:PayableAmount>");

        String fee = org.invoice(id).at("/fees/0/lago_id").asString();
        var note = org.post(
                        "/credit_notes",
                        object(
                                "credit_note",
                                object(
                                        "invoice_id",
                                        id,
                                        "credit_amount_cents",
                                        0,
                                        "offset_amount_cents",
                                        400,
                                        "items",
                                        list(object("fee_id", fee, "amount_cents", 400)))))
                .ok()
                .get("credit_note");
        assertThat(note.get("xml_url").isNull()).isTrue();
        var drawn = org.post("/credit_notes/" + note.get("lago_id").asString() + "/download_xml", object())
                .ok()
                .get("credit_note");
        assertThat(opened(drawn.get("xml_url").asString()))
                .contains("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>")
                .contains("<cbc:PayableAmount currencyID=\"EUR\">4.00</cbc:PayableAmount>");
    }

    @Test
    void other_sellers_have_the_page_alone() {
        String id = invoice();
        var made = org.post("/invoices/" + id + "/download_xml", object()).ok().get("invoice");

        assertThat(made.get("file_url").isNull()).isFalse();
        assertThat(made.get("xml_url").isNull()).isTrue();
        String pdf = made.get("file_url").asString();
        String xml = pdf.substring(pdf.indexOf("/files/")).replace(".pdf", ".xml");
        assertThat(Http.send("GET", xml, null, Map.of()).status()).isEqualTo(404);
    }
}
