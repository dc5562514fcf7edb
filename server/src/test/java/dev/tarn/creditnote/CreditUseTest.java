package dev.tarn.creditnote;

import static dev.tarn.creditnote.Credits.cents;
import static dev.tarn.creditnote.Credits.id;
import static dev.tarn.creditnote.Credits.item;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreditUseTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final Credits credits = new Credits(org);

    private JsonNode credited(long cents) {
        JsonNode invoice = credits.oneOff(cents);
        return credits.credit(invoice, cents, item(invoice, 0, cents));
    }

    /** The invoice of March of a subscription in arrears, with notes of 20 and 50 from before. */
    private JsonNode billed(long cents) {
        org.customer("ada");
        org.plan("basic", cents);
        org.subscribe("sub", "ada", "basic", object("billing_time", "calendar"));
        credited(20);
        org.travelTo("2024-03-02");
        credited(50);
        org.travelTo("2024-04-01");
        return org.invoices("invoice_type=subscription").getFirst();
    }

    @Test
    void an_invoice_consumes_notes_oldest_first_CRD_E28() {
        JsonNode invoice = billed(100);

        assertThat(cents(invoice, "credit_notes")).isEqualTo(70);
        assertThat(cents(invoice, "total")).isEqualTo(30);
        assertThat(invoice.get("credits")).hasSize(2);
        assertThat(invoice.at("/credits/0/item/type").asString()).isEqualTo("credit_note");
        assertThat(invoice.at("/credits/0/before_taxes").asBoolean()).isFalse();
        assertThat(invoice.at("/credits/0/item/lago_item_id").asString())
                .isEqualTo(id(credits.all().getFirst()));
        assertThat(credits.all()).allSatisfy(note -> {
            assertThat(cents(note, "balance")).isZero();
            assertThat(note.get("credit_status").asString()).isEqualTo("consumed");
        });
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void what_an_invoice_does_not_need_stays_on_the_newest_note_CRD_E29() {
        JsonNode invoice = billed(60);

        assertThat(cents(invoice, "total")).isZero();
        assertThat(invoice.get("payment_status").asString()).isEqualTo("succeeded");
        JsonNode newest = credits.all().getLast();
        assertThat(cents(newest, "balance")).isEqualTo(10);
        assertThat(newest.get("credit_status").asString()).isEqualTo("available");
    }

    @Test
    void invoices_of_one_customer_do_not_use_a_note_twice_CRD_150() {
        org.customer("ada");
        credited(1000);
        org.planWith("basic", 400, object("pay_in_advance", true));
        AtOnce.doing(
                4,
                number -> org.send(
                                "POST",
                                "/subscriptions",
                                object(
                                        "subscription",
                                        object(
                                                "external_customer_id",
                                                "ada",
                                                "plan_code",
                                                "basic",
                                                "external_id",
                                                "sub-" + number)),
                                java.util.Map.of())
                        .ok());

        List<JsonNode> invoices = org.invoices("invoice_type=subscription");
        assertThat(invoices).hasSize(4);
        assertThat(invoices.stream()
                        .mapToLong(invoice -> cents(invoice, "credit_notes"))
                        .sum())
                .isEqualTo(1000);
        assertThat(cents(credits.all().getFirst(), "balance")).isZero();
    }

    @Test
    void a_note_pays_no_invoice_of_another_currency_CRD_150() {
        org.customer("ada");
        credited(1000);
        org.planWith("dollars", 400, object("pay_in_advance", true, "amount_currency", "USD"));
        org.subscribe("sub", "ada", "dollars");

        assertThat(cents(org.invoices("invoice_type=subscription").getFirst(), "credit_notes"))
                .isZero();
    }
}
