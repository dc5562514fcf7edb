package dev.tarn.billing;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of invoices: without gaps, per customer or per billing entity, through every switch (section 5 of invoicing). */
class NumberingTest {

    @Test
    void numbers_go_on_through_changes_of_prefix_and_of_numbering_INV_E19() {
        var org = Sandbox.at("2023-06-15");
        entity(org, "document_number_prefix", "BENT-1");
        subscribeThree(org);
        org.travelTo("2023-07-01");
        assertThat(numbers(org, "2023-07-01")).containsExactly("BENT-1-001-001", "BENT-1-002-001", "BENT-1-003-001");
        org.travelTo("2023-08-01");
        assertThat(numbers(org, "2023-08-01")).containsExactly("BENT-1-001-002", "BENT-1-002-002", "BENT-1-003-002");
        org.travelTo("2023-09-02");
        entity(org, "document_number_prefix", "BENT-11");
        entity(org, "document_numbering", "per_billing_entity");
        org.travelTo("2023-10-01");
        assertThat(numbers(org, "2023-10-01"))
                .containsExactly("BENT-11-202310-010", "BENT-11-202310-011", "BENT-11-202310-012");
        entity(org, "document_numbering", "per_customer");
        org.travelTo("2023-11-01");
        assertThat(numbers(org, "2023-11-01")).containsExactly("BENT-11-001-005", "BENT-11-002-005", "BENT-11-003-005");
        entity(org, "document_numbering", "per_billing_entity");
        org.travelTo("2024-01-01");
        assertThat(numbers(org, "2023-12-01"))
                .containsExactly("BENT-11-202312-016", "BENT-11-202312-017", "BENT-11-202312-018");
        // it does not begin again with the year
        assertThat(numbers(org, "2024-01-01"))
                .containsExactly("BENT-11-202401-019", "BENT-11-202401-020", "BENT-11-202401-021");
    }

    @Test
    void a_partner_is_numbered_apart_INV_E21() {
        var org = Sandbox.at("2023-06-15");
        entity(org, "document_number_prefix", "BENT-11");
        entity(org, "document_numbering", "per_billing_entity");
        org.customer("c3", object("account_type", "partner"));
        subscribeThree(org);
        org.travelTo("2023-07-01");

        assertThat(numbers(org, "2023-07-01"))
                .containsExactly("BENT-11-001-001", "BENT-11-202307-001", "BENT-11-202307-002");
    }

    @Test
    void drafts_and_closed_invoices_take_no_number_INV_110() {
        var org = Sandbox.at("2023-06-15");
        entity(org, "document_number_prefix", "BENT-1");
        org.plan("plan", 1000);
        org.plan("free", 0);
        org.customer("skips", object("finalize_zero_amount_invoice", "skip"));
        org.customer("waits", object("billing_configuration", object("invoice_grace_period", 3)));
        org.subscribe("a", "skips", "free");
        org.subscribe("b", "waits", "plan");
        org.travelTo("2023-07-02");

        assertThat(org.invoices("external_customer_id=skips")).isEmpty();
        assertThat(org.invoices("external_customer_id=waits")
                        .getFirst()
                        .get("number")
                        .asString())
                .isEqualTo("BENT-1-DRAFT");
        org.subscribe("c", "skips", "plan");
        org.travelTo("2023-08-05");
        assertThat(org.invoices("external_customer_id=skips"))
                .extracting(invoice -> invoice.get("number").asString())
                .containsExactly("BENT-1-001-001");
        assertThat(org.invoices("external_customer_id=waits"))
                .extracting(invoice -> invoice.get("number").asString())
                .containsExactly("BENT-1-002-001", "BENT-1-002-002");
    }

    @Test
    void what_shares_an_invoice_and_what_does_not_BIL_063() {
        var org = Sandbox.at("2024-03-01");
        org.plan("plan", 1000);
        org.plan("other", 500);
        org.planWith("dollars", 700, object("amount_currency", "USD"));
        org.subscribe("a", "ada", "plan");
        org.subscribe("b", "ada", "other");
        org.subscribe("c", "ada", "dollars");
        org.subscribe("d", "ada", "plan", object("consolidate_invoice", false));
        org.subscribe("e", "ada", "plan", object("purchase_order_number", "PO-1"));
        org.subscribe("f", "ada", "plan", object("purchase_order_number", "PO-1"));
        org.travelTo("2024-04-01");

        assertThat(org.invoices())
                .extracting(invoice -> invoice.get("fees").size() + " "
                        + invoice.get("total_amount_cents").asLong() + " "
                        + invoice.get("currency").asString())
                .containsExactlyInAnyOrder("2 1500 EUR", "1 700 USD", "1 1000 EUR", "2 2000 EUR");
    }

    private static void subscribeThree(Sandbox org) {
        org.plan("plan", 1000);
        for (int i = 1; i <= 3; i++) {
            org.subscribe("sub-" + i, "c" + i, "plan");
        }
    }

    private static void entity(Sandbox org, String setting, String value) {
        String code =
                org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();
        org.put("/billing_entities/" + code, object("billing_entity", object(setting, value)))
                .ok();
    }

    private static List<String> numbers(Sandbox org, String issuedOn) {
        return org.invoices("issuing_date_from=" + issuedOn + "&issuing_date_to=" + issuedOn).stream()
                .map(invoice -> invoice.get("number").asString())
                .sorted()
                .toList();
    }
}
