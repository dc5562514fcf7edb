package dev.tarn.email;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Eventually;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoiceEmailTest {
    private final Sandbox org = Sandbox.at("2024-03-05T10:00");
    private final String domain = UUID.randomUUID() + ".test";
    private String entity = "";

    @BeforeEach
    void a_seller_who_writes() {
        entity =
                org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();
        settings(list("invoice.finalized"));
        org.put(
                        "/billing_entities/" + entity,
                        object(
                                "billing_entity",
                                object("email", "billing@seller.test", "legal_name", "Selling & Söhne")))
                .ok();
        org.plan("plan", 1_000);
    }

    private void settings(Object settings) {
        org.put(
                        "/billing_entities/" + entity + "/email_settings",
                        object("email_settings", object("email_settings", settings)))
                .ok();
    }

    private String invoice(String customer, String locale) {
        var fields = object("email", customer + "@" + domain + ",office@" + domain);
        fields.set("billing_configuration", object("document_locale", locale));
        org.customer(customer, fields);
        org.subscribe("sub-" + customer, customer, "plan");
        org.travelTo("2024-04-01");
        return org.invoices("external_customer_id=" + customer)
                .getFirst()
                .get("lago_id")
                .asString();
    }

    private List<MimeMessage> mails(int count) {
        return Eventually.found(() -> Optional.of(TarnServer.mailTo(domain)).filter(mails -> mails.size() >= count));
    }

    private static MimeMultipart parts(MimeMessage mail) throws MessagingException, IOException {
        return (MimeMultipart) mail.getContent();
    }

    @Test
    void a_finalized_invoice_goes_to_the_customer_with_its_document_INV_231() throws MessagingException, IOException {
        String id = invoice("ada", "de");
        // one copy for each of the two addresses
        var mail = mails(2).getFirst();

        String number = org.invoice(id).get("number").asString();
        assertThat(mail.getSubject()).isEqualTo("Rechnung " + number + " von Selling & Söhne");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Selling & Söhne");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("billing@tarn.test");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("billing@seller.test");
        assertThat(mail.getAllRecipients()).hasSize(2);
        var file = parts(mail).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo(number + ".pdf");
        assertThat(file.getInputStream().readNBytes(5)).asString().isEqualTo("%PDF-");
        assertThat(org.invoice(id).get("file_url").isNull()).isFalse();
    }

    @Test
    void it_is_sent_again_to_whom_one_asks_INV_232() throws MessagingException {
        settings(list());
        String id = invoice("ada", "en");
        String path = "/invoices/" + id + "/resend_email";
        org.post(path, object()).isRefused(405, "email_settings_disabled");
        settings(list("invoice.finalized"));
        org.post(path, object("to", list("nobody"))).isInvalid("to", "invalid_email_format");
        org.post(path, object("cc", list("a b@c"))).isInvalid("cc", "invalid_email_format");
        var reply = org.post(path, object("to", list("eve@" + domain), "cc", list("eva@" + domain)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        var mail = mails(2).getFirst();
        assertThat(mail.getRecipients(MimeMessage.RecipientType.TO)).hasSize(1);
        assertThat(mail.getRecipients(MimeMessage.RecipientType.CC)[0].toString())
                .isEqualTo("eva@" + domain);
    }

    @Test
    void without_an_address_of_the_seller_nothing_is_sent() {
        org.put("/billing_entities/" + entity, object("billing_entity", object("email", null)))
                .ok();
        String id = invoice("ada", "en");

        org.post("/invoices/" + id + "/resend_email", object()).isInvalid("billing_entity", "must_have_email");
    }

    @Test
    void a_draft_is_not_sent() {
        org.customer("bob", object("billing_configuration", object("invoice_grace_period", 5)));
        org.subscribe("sub-bob", "bob", "plan");
        org.travelTo("2024-04-01");
        String id = org.invoices("external_customer_id=bob")
                .getFirst()
                .get("lago_id")
                .asString();

        org.post("/invoices/" + id + "/resend_email", object()).isRefused(405, "invoice_not_finalized");
    }

    @Test
    void settings_name_what_is_sent_INV_230() {
        org.put(
                        "/billing_entities/" + entity + "/email_settings",
                        object("email_settings", object("email_settings", list("invoice.drafted"))))
                .isInvalid("email_settings", "unsupported_value");
    }
}
