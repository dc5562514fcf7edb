package dev.tarn.export;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Eventually;
import dev.tarn.testing.Http;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DataExportTest {
    private final Sandbox org = Sandbox.at("2024-03-05T10:00");

    @BeforeEach
    void two_invoices() {
        org.tax("vat", "20");
        org.plan("plan", 1_000);
        org.customer("ada", object("name", "=Ada, \"Countess\"", "timezone", "America/New_York"));
        org.customer("bob", object("name", "Bob"));
        org.subscribe("sub-a", "ada", "plan");
        org.subscribe("sub-b", "bob", "plan");
        org.travelTo("2024-04-02");
    }

    private JsonNode completed(JsonNode asked) {
        String path = "/data_exports/" + asked.at("/data_export/lago_id").asString();
        return Eventually.found(() -> {
            JsonNode export = org.get(path).ok().get("data_export");
            return export.get("status").asString().equals("completed") ? Optional.of(export) : Optional.empty();
        });
    }

    private static List<String> linesOf(JsonNode export) {
        String url = export.get("file_url").asString();
        var reply = Http.send("GET", url.substring(url.indexOf("/files/")), null, Map.of());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Disposition"))
                .contains(export.get("file_name").asString());
        return reply.text().lines().toList();
    }

    private JsonNode ask(String what, ObjectNode fields) {
        return org.post("/data_exports/" + what, object("data_export", fields)).ok();
    }

    @Test
    void invoices_are_a_file_with_the_columns_of_INV_240() {
        var export = completed(ask("invoices", object("filters", object())));
        var lines = linesOf(export);

        assertThat(export.get("file_name").asString()).matches("20240402\\d{6}_invoices\\.csv");
        assertThat(export.get("row_count").asInt()).isEqualTo(2);
        assertThat(lines.getFirst())
                .startsWith("lago_id,sequential_id,partner_billing,issuing_date,customer_lago_id,customer_external_id,"
                        + "customer_name,customer_email,customer_country,customer_tax_identification_number,"
                        + "invoice_number,purchase_order_number,invoice_type,payment_status,status,file_url,currency,"
                        + "fees_amount_cents,")
                .endsWith("total_offsetted_credit_note_amount_cents,progressive_billing_credit_amount_cents");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1) + lines.get(2))
                .contains("2024-04-01", ",EUR,", ",bob,Bob,", ",subscription,pending,finalized,");
    }

    @Test
    void what_a_spreadsheet_would_run_is_disarmed_and_quoted() {
        var export = completed(ask("invoices", object("filters", object("external_customer_id", "ada"))));

        assertThat(linesOf(export)).hasSize(2).last().asString().contains(",ada,\"'=Ada, \"\"Countess\"\"\",");
    }

    @Test
    void fees_are_a_file_of_their_own_with_days_of_the_customers_zone() {
        var export = completed(ask(
                "invoices", object("resource_type", "invoice_fees", "filters", object("external_customer_id", "ada"))));
        var lines = linesOf(export);

        assertThat(export.get("resource_type").asString()).isEqualTo("invoice_fees");
        assertThat(lines.getFirst())
                .isEqualTo(
                        "invoice_lago_id,invoice_number,invoice_issuing_date,fee_lago_id,fee_item_type,fee_item_code,"
                                + "fee_item_name,fee_item_description,fee_item_invoice_display_name,"
                                + "fee_item_filter_invoice_display_name,fee_item_grouped_by,subscription_external_id,"
                                + "subscription_plan_code,fee_from_date,fee_to_date,fee_amount_currency,fee_units,"
                                + "fee_precise_unit_amount,fee_taxes_amount_cents,fee_total_amount_cents");
        assertThat(lines.get(1)).contains(",subscription,plan,", ",sub-a,plan,2024-03-05,2024-03-31,EUR,1.0,");
    }

    @Test
    void filters_are_those_of_the_screen_and_refused_like_there() {
        assertThat(linesOf(completed(ask("invoice_fees", object("filters", object("status", list("draft")))))))
                .hasSize(1);
        org.post("/data_exports/invoices", object("data_export", object("filters", object("status", "open"))))
                .isInvalid("status", "value_is_invalid");
        org.post("/data_exports/invoices", object("data_export", object("resource_type", "wallets")))
                .isInvalid("resource_type", "value_is_invalid");
        org.post(
                        "/data_exports/invoices",
                        object("data_export", object("filters", object("billing_entity_codes", list("nowhere")))))
                .isRefused(404, "billing_entity_not_found");
    }

    @Test
    void credit_notes_and_their_items_are_files_and_a_note_has_a_document() {
        JsonNode invoice = org.invoices("external_customer_id=ada").getFirst();
        var item = object("fee_id", invoice.at("/fees/0/lago_id").asString(), "amount_cents", 100);
        var fields = object("invoice_id", invoice.get("lago_id").asString(), "reason", "other");
        fields.put("credit_amount_cents", 120).set("items", list(item));
        JsonNode note =
                org.post("/credit_notes", object("credit_note", fields)).ok().get("credit_note");
        String number = note.get("number").asString();

        var lines = linesOf(completed(ask("credit_notes", object("filters", object()))));
        assertThat(lines.getFirst())
                .startsWith("lago_id,sequential_id,partner_billing,issuing_date,customer_lago_id,")
                .endsWith("credit_amount_cents,balance_amount_cents,refund_amount_cents,file_url");
        assertThat(lines.get(1)).contains("," + number + ",", ",EUR,120,20,100,0,0,120,120,0,");
        var items = linesOf(completed(ask("credit_notes", object("resource_type", "credit_note_items"))));
        assertThat(items.get(1)).endsWith(",EUR,100");

        String path = "/credit_notes/" + note.get("lago_id").asString();
        var made = org.post(path + "/download", object()).ok().get("credit_note");
        String url = made.get("file_url").asString();
        var file = Http.send("GET", url.substring(url.indexOf("/files/")), null, Map.of());
        assertThat(file.header("Content-Disposition")).contains(number + ".pdf");
        assertThat(new String(file.bytes(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        org.post(path + "/resend_email", object()).isRefused(405, "email_settings_disabled");
    }

    @Test
    void nobody_sees_the_exports_of_another_organization() {
        var export = completed(ask("invoices", object("filters", object())));
        var other = Sandbox.at("2024-03-05");

        other.get("/data_exports/" + export.get("lago_id").asString()).isRefused(404, "data_export_not_found");
        assertThat(other.get("/data_exports").ok().get("data_exports")).isEmpty();
        assertThat(org.get("/data_exports").ok().get("data_exports")).hasSize(1);
    }

    @Test
    void a_member_exports_what_the_role_allows() {
        var manager = Team.of(org).member("manager");

        assertThat(manager.post("/api/v1/data_exports/invoices", object("data_export", object("filters", object())))
                        .status())
                .isEqualTo(200);
    }
}
