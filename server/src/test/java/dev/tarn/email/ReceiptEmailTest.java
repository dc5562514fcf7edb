package dev.tarn.email;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Eventually;
import dev.tarn.testing.Http;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReceiptEmailTest {
    private final Sandbox org = Sandbox.at("2024-03-01T10:00");
    private final String domain = UUID.randomUUID() + ".test";
    private final String entity =
            org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();

    @BeforeEach
    void a_seller_who_writes() {
        entity(object("email", "billing@seller.test", "email_settings", list("payment_receipt.created")));
    }

    private void entity(ObjectNode fields) {
        org.put("/billing_entities/" + entity, object("billing_entity", fields)).ok();
    }

    /** The id of the receipt. */
    private String paid() {
        org.customer("ada", object("email", "ada@" + domain));
        org.plan("plan", 1_000);
        org.subscribe("sub", "ada", "plan");
        org.travelTo("2024-04-01");
        String invoice = org.invoices("external_customer_id=ada")
                .getFirst()
                .get("lago_id")
                .asString();
        org.post(
                        "/payments",
                        object("payment", object("invoice_id", invoice, "amount_cents", 400, "reference", "by wire")))
                .ok();
        return org.get("/payment_receipts")
                .ok()
                .at("/payment_receipts/0/lago_id")
                .asString();
    }

    private List<MimeMessage> mails(int count) {
        return Eventually.found(() -> Optional.of(TarnServer.mailTo(domain)).filter(mails -> mails.size() >= count));
    }

    @Test
    void a_receipt_goes_out_with_its_invoice_PLT_252() throws MessagingException, IOException {
        String id = paid();
        var mail = mails(1).getFirst();

        var receipt = org.get("/payment_receipts/" + id).ok().get("payment_receipt");
        String number = receipt.get("number").asString();
        assertThat(mail.getSubject()).contains(number);
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(number + ".pdf");
        assertThat(parts.getBodyPart(2).getFileName())
                .isEqualTo(receipt.at("/payment/invoice_numbers/0").asString() + ".pdf");
        assertThat(receipt.get("file_url").asString()).endsWith(".pdf");
    }

    @Test
    void it_is_sent_again_to_whom_one_asks_INV_232() throws MessagingException {
        entity(object("email_settings", list()));
        String id = paid();
        String path = "/payment_receipts/" + id + "/resend_email";
        org.post(path, object()).isRefused(405, "email_settings_disabled");
        entity(object("email_settings", list("payment_receipt.created")));
        org.post(path, object("to", list("nobody"))).isInvalid("to", "invalid_email_format");
        org.post("/payment_receipts/none/resend_email", object()).isRefused(404, "payment_receipt_not_found");
        assertThat(org.post(path, object("to", list("eve@" + domain))).status()).isEqualTo(200);
        assertThat(mails(1).getFirst().getAllRecipients()[0]).hasToString("eve@" + domain);

        entity(object("email", null));
        org.post(path, object()).isInvalid("billing_entity", "must_have_email");
    }

    @Test
    void its_document_is_made_on_demand_and_once_CRD_290() {
        entity(object("email_settings", list(), "country", "FR", "einvoicing", true));
        String id = paid();
        assertThat(org.get("/payment_receipts/" + id)
                        .ok()
                        .at("/payment_receipt/file_url")
                        .isNull())
                .isTrue();
        var made = org.post("/payment_receipts/" + id + "/download_pdf", object())
                .ok()
                .get("payment_receipt");

        String url = made.get("xml_url").asString();
        var xml = Http.send("GET", url.substring(url.indexOf("/files/")), null, Map.of());
        assertThat(xml.text())
                .contains("<cbc:ID>" + made.get("number").asString() + "</cbc:ID>")
                .contains("<cbc:ResponseCode>PPD</cbc:ResponseCode>");
        assertThat(org.post("/payment_receipts/" + id + "/download", object())
                        .ok()
                        .at("/payment_receipt/file_url"))
                .isEqualTo(made.get("file_url"));
        org.post("/payment_receipts/none/download_pdf", object()).isRefused(404, "payment_receipt_not_found");
    }
}
