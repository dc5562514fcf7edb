package dev.tarn.creditnote;

import static dev.tarn.creditnote.Credits.cents;
import static dev.tarn.creditnote.Credits.id;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is paid in advance and not used is given back when a subscription ends (BIL-120 to BIL-124). */
class UnusedTimeTest {

    private static Sandbox at(String now, String taxRate) {
        var org = Sandbox.at(now);
        if (!taxRate.equals("0")) {
            org.tax("vat", taxRate);
        }
        org.customer("ada");
        return org;
    }

    private static void sell(Sandbox org, String code, long cents, String time) {
        org.planWith(code, cents, object("pay_in_advance", true));
        subscribe(org, code, time);
    }

    private static void subscribe(Sandbox org, String plan, String time) {
        org.subscribe("sub", "ada", plan, object("billing_time", time));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EX-22, calendar,   806, 1210",
        "EX-23, anniversary, 968, 1451",
    })
    void an_upgrade_credits_its_own_day_as_well_SUB_122(String id, String time, long first, long second) {
        var org = at("2024-03-05", "25");
        org.planWith("two", 1500, object("pay_in_advance", true));
        org.planWith("three", 1900, object("pay_in_advance", true));
        sell(org, "one", 1000, time);
        org.travelTo("2024-03-12T12:12");
        subscribe(org, "two", time);
        org.travelTo("2024-03-12T13:12");
        subscribe(org, "three", time);

        var notes = new Credits(org).all();
        assertThat(notes).extracting(note -> cents(note, "total")).containsExactly(first, second);
        assertThat(notes)
                .allSatisfy(note -> assertThat(note.get("reason").asString()).isEqualTo("order_cancellation"));
        assertThat(cents(org.invoices().getLast(), "credit_notes"))
                .as("the note pays the invoice of the upgrade, SUB-123")
                .isEqualTo(second);
    }

    @Test
    void the_note_of_an_end_pays_its_last_invoice_EX_48() {
        var org = at("2025-02-08", "20");
        JsonNode calls = org.metric("calls", "count_agg");
        org.planWith(
                "basic", 10_000, object("pay_in_advance", true), org.charge(calls, "standard", object("amount", "50")));
        subscribe(org, "basic", "calendar");
        org.travelTo("2025-02-21");
        org.event("calls", "sub", object());
        org.terminate("sub");

        JsonNode note = new Credits(org).all().getFirst();
        assertThat(cents(note, "sub_total_excluding_taxes")).isEqualTo(2500);
        assertThat(cents(note, "taxes")).isEqualTo(500);
        assertThat(note.get("lago_invoice_id").asString())
                .isEqualTo(id(org.invoices().getFirst()));
        JsonNode last = org.invoices().getLast();
        assertThat(cents(last, "credit_notes")).isEqualTo(3000);
        assertThat(cents(last, "total")).isEqualTo(3000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EX-50,       2025-02-08,          2025-02-08T10:00, calendar,    10000, UTC,                 7143, 1429, 8572",
        "EX-52,       2023-02-08,          2023-02-08,       calendar,    5000,  UTC,                 3571, 714,  4285",
        "EX-52 Tokyo, 2023-02-08,          2023-02-08,       calendar,    5000,  Asia/Tokyo,          3571, 714,  4285",
        "EX-52 LA,    2023-02-08,          2023-02-08,       calendar,    5000,  America/Los_Angeles, 3750, 750,  4500",
        "EX-53,       2023-02-08,          2023-02-08,       anniversary, 5000,  UTC,                 4821, 964,  5785",
        "CRD-E18,     2024-04-01,          2024-04-01,       calendar,    20000, UTC,                 19333, 3867, 23200",
    })
    void ended_on_the_day_of_its_start_the_other_days_are_given_back(
            String example,
            String start,
            String end,
            String time,
            long plan,
            String zone,
            long subTotal,
            long taxes,
            long total) {
        var org = at(start, "20");
        org.customer("ada", object("timezone", zone));
        sell(org, "basic", plan, time);
        org.travelTo(end);
        org.terminate("sub");

        JsonNode note = new Credits(org).all().getFirst();
        assertThat(cents(note, "sub_total_excluding_taxes")).isEqualTo(subTotal);
        assertThat(cents(note, "taxes")).isEqualTo(taxes);
        assertThat(cents(note, "total")).isEqualTo(total);
        assertThat(cents(note, "credit")).isEqualTo(total);
    }

    @Test
    void an_end_may_waive_the_note_or_the_invoice_EX_51() {
        for (String waived : new String[] {"on_termination_credit_note", "on_termination_invoice"}) {
            var org = at("2025-02-08", "20");
            sell(org, "basic", 10_000, "calendar");
            org.travelTo("2025-02-21");
            org.delete("/subscriptions/sub?" + waived + "=skip").ok();

            boolean noNote = waived.endsWith("note");
            assertThat(new Credits(org).all()).hasSize(noNote ? 0 : 1);
            assertThat(org.invoices()).hasSize(noNote ? 2 : 1);
        }
    }

    @Test
    void an_offset_takes_what_is_unused_off_what_is_due_CRD_143() {
        var org = at("2024-03-01", "20");
        sell(org, "basic", 3100, "calendar");
        org.travelTo("2024-03-15");
        org.delete("/subscriptions/sub?on_termination_credit_note=offset").ok();

        JsonNode note = new Credits(org).all().getFirst();
        assertThat(cents(note, "offset")).isEqualTo(1920);
        assertThat(cents(note, "credit")).isZero();
        assertThat(cents(org.invoices().getFirst(), "total_due")).isEqualTo(1800);
    }

    @Test
    void what_was_not_paid_is_not_refunded_CRD_E24() {
        var org = at("2024-03-01", "20");
        sell(org, "basic", 3100, "calendar");
        org.travelTo("2024-03-15");
        org.delete("/subscriptions/sub?on_termination_credit_note=refund").ok();

        JsonNode note = new Credits(org).all().getFirst();
        assertThat(cents(note, "refund")).isZero();
        assertThat(cents(note, "credit")).isEqualTo(1920);
        assertThat(note.get("refund_status").isNull()).isTrue();
    }

    @Test
    void an_end_on_the_billing_day_owes_nothing_EX_55() {
        var org = at("2023-09-05", "0");
        org.planWith("basic", 1000, object("pay_in_advance", true));
        org.subscribe(
                "sub", "ada", "basic", object("billing_time", "anniversary", "ending_at", "2023-10-05T00:00:00Z"));
        org.travelTo("2023-10-06");

        assertThat(new Credits(org).all()).isEmpty();
        assertThat(cents(org.invoices().getLast(), "total")).isZero();
    }

    @Test
    void an_earlier_note_counts_CRD_142() {
        var org = at("2024-03-01", "0");
        sell(org, "basic", 3100, "calendar");
        var credits = new Credits(org);
        JsonNode invoice = org.invoices().getFirst();
        credits.credit(invoice, 200, Credits.item(invoice, 0, 200));
        org.travelTo("2024-03-15");
        org.terminate("sub");

        assertThat(credits.all()).extracting(note -> cents(note, "total")).containsExactly(200L, 1400L);
    }

    @Test
    void a_note_on_a_draft_waits_for_it_and_follows_it_CRD_145() {
        var org = Sandbox.at("2024-03-01");
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 20)));
        sell(org, "basic", 3100, "calendar");
        org.travelTo("2024-03-15");
        org.terminate("sub");
        var credits = new Credits(org);
        JsonNode draft = org.invoices().getFirst();
        assertThat(credits.all()).isEmpty();
        String fee = draft.at("/fees/0/lago_id").asString();

        org.put("/invoices/" + id(draft) + "/refresh", object()).ok();
        assertThat(credits.all()).isEmpty();
        org.put("/invoices/" + id(draft) + "/finalize", object()).ok();

        JsonNode note = credits.all().getFirst();
        JsonNode invoice = credits.invoiceNow(draft);
        assertThat(cents(note, "credit")).isEqualTo(1600);
        assertThat(note.get("number").asString())
                .isEqualTo(invoice.get("number").asString() + "-CN001");
        assertThat(note.at("/items/0/fee/lago_id").asString())
                .isEqualTo(invoice.at("/fees/0/lago_id").asString())
                .isNotEqualTo(fee);
    }

    @Test
    void drafts_that_are_finalized_together_use_each_others_notes_CRD_145() {
        var org = Sandbox.at("2024-03-01");
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 20)));
        JsonNode calls = org.metric("calls", "count_agg");
        org.planWith(
                "basic", 3100, object("pay_in_advance", true), org.charge(calls, "standard", object("amount", "5")));
        subscribe(org, "basic", "calendar");
        org.travelTo("2024-03-15");
        org.event("calls", "sub", object());
        org.terminate("sub");
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 0)));

        assertThat(org.invoices())
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("finalized"));
        assertThat(cents(org.invoices().getLast(), "credit_notes")).isEqualTo(500);
    }
}
