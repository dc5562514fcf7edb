package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PaidByWalletsTest {
    private final Purse purse = Purse.at("2024-03-01");

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    private List<JsonNode> spent(String walletId) {
        return purse.transactions(walletId).stream()
                .filter(one -> one.get("transaction_status").asString().equals("invoiced"))
                .toList();
    }

    @Test
    void an_invoice_is_paid_when_it_is_finalized_CRD_E33() {
        String id = purse.wallet("granted_credits", "100", "rate_amount", "10");

        JsonNode invoice = purse.bill("basic", 2200);

        assertThat(invoice.get("prepaid_credit_amount_cents").asLong()).isEqualTo(2200);
        assertThat(invoice.get("prepaid_granted_credit_amount_cents").asLong()).isEqualTo(2200);
        assertThat(invoice.get("prepaid_purchased_credit_amount_cents").isNull())
                .isTrue();
        assertThat(invoice.get("total_amount_cents").asLong()).isZero();
        assertThat(invoice.get("payment_status").asString()).isEqualTo("succeeded");
        JsonNode spent = spent(id).getFirst();
        assertThat(spent.get("credit_amount").asString()).isEqualTo("2.2");
        assertThat(spent.get("lago_invoice_id")).isEqualTo(invoice.get("lago_id"));
        assertThat(purse.look(id).get("credits_balance").asString()).isEqualTo("97.8");
        assertThat(purse.look(id).get("last_consumed_credit_at").asString()).isEqualTo("2024-03-01T00:00:00Z");
    }

    @Test
    void what_was_granted_goes_first_and_the_invoice_says_how_much_of_it_INV_027_CRD_E42() {
        String id = purse.wallet("paid_credits", "70");
        purse.mark(purse.org().invoices().getFirst(), "succeeded");
        purse.moved(id, "granted_credits", "30");

        JsonNode invoice = purse.bill("basic", 8000);

        assertThat(invoice.get("prepaid_granted_credit_amount_cents").asLong()).isEqualTo(3000);
        assertThat(invoice.get("prepaid_purchased_credit_amount_cents").asLong())
                .isEqualTo(5000);
        assertThat(purse.links(spent(id).getFirst(), "fundings")).containsExactly(3000L, 5000L);
    }

    @Test
    void wallets_pay_in_order_of_priority_and_only_what_they_may_CRD_E43_CRD_232() {
        String first = purse.wallet("granted_credits", "30", "priority", 1, "code", "a");
        String second = purse.wallet("granted_credits", "50", "priority", 2, "code", "b");
        String charges = purse.wallet(
                "granted_credits", "50", "priority", 1, "code", "c", "applies_to", object("fee_types", list("charge")));
        String dollars = purse.wallet("granted_credits", "50", "priority", 1, "code", "d", "currency", "USD");

        purse.bill("basic", 6000);

        assertThat(purse.balance(first)).isZero();
        assertThat(purse.balance(second)).isEqualTo(2000);
        assertThat(purse.balance(charges)).isEqualTo(5000);
        assertThat(purse.balance(dollars)).isEqualTo(5000);
    }

    @Test
    void usage_in_advance_is_paid_by_the_wallet_of_its_metric_INV_E18() {
        purse.org().tax("vat", "24");
        JsonNode metric = purse.org().metric("calls", "sum_agg", object("field_name", "n"));
        var charge = purse.org().charge(metric, "standard", object("amount", "1"));
        charge.put("pay_in_advance", true);
        purse.org().plan("usage", 0, charge);
        String id = purse.wallet("granted_credits", "39", "applies_to", object("billable_metric_codes", list("calls")));
        purse.org().subscribe("sub", "ada", "usage");

        purse.org().event("calls", "sub", object("n", "14.29"));
        assertThat(purse.balance(id)).isEqualTo(2128);
        purse.org().event("calls", "sub", object("n", "14.27"));

        assertThat(purse.balance(id)).isEqualTo(359);
        assertThat(spent(id).stream().map(one -> one.get("amount").asString())).containsExactly("17.72", "17.69");
    }

    @Test
    void one_off_and_credit_invoices_take_nothing_out_of_wallets_INV_011_INV_012() {
        String id = purse.wallet("granted_credits", "100");
        var addOn = object("name", "Set-up", "code", "setup", "amount_cents", 500, "amount_currency", "EUR");
        purse.org().post("/add_ons", object("add_on", addOn)).ok();
        var fields =
                object("external_customer_id", "ada", "currency", "EUR", "fees", list(object("add_on_code", "setup")));
        purse.org().post("/invoices", object("invoice", fields)).ok();
        purse.moved(id, "paid_credits", "10");

        assertThat(purse.balance(id)).isEqualTo(10_000);
    }

    @Test
    void drafts_take_nothing_until_they_are_finalized_INV_071_CRD_241() {
        purse.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        String id = purse.wallet("granted_credits", "10");
        purse.subscribe(600);
        purse.org().travelTo("2024-04-01");
        assertThat(purse.figures(id)).containsExactly(1000L, 600L, 400L);
        assertThat(spent(id)).isEmpty();

        purse.org().travelTo("2024-04-05");

        assertThat(purse.figures(id)).containsExactly(400L, 0L, 400L);
        assertThat(spent(id)).hasSize(1);
    }

    @Test
    void a_terminated_wallet_pays_nothing_CRD_217() {
        String id = purse.wallet("granted_credits", "100");
        purse.org().delete("/wallets/" + id).ok();

        JsonNode invoice = purse.bill("basic", 2200);

        assertThat(invoice.get("prepaid_credit_amount_cents").asLong()).isZero();
        assertThat(invoice.get("payment_status").asString()).isEqualTo("pending");
        assertThat(purse.balance(id)).isEqualTo(10_000);
    }

    @Test
    void a_voided_invoice_gives_back_what_wallets_paid_INV_162_CRD_229() {
        String id = purse.wallet("granted_credits", "100");
        JsonNode invoice = purse.bill("basic", 2200);
        String invoiceId = invoice.get("lago_id").asString();
        assertThat(purse.look(id).get("consumed_credits").asString()).isEqualTo("22.0");

        purse.org().post("/invoices/" + invoiceId + "/void", object()).ok();

        assertThat(purse.balance(id)).isEqualTo(10_000);
        assertThat(purse.look(id).get("consumed_credits").asString()).isEqualTo("0.0");
        JsonNode returned = purse.transactions(id).getLast();
        assertThat(returned.get("transaction_status").asString()).isEqualTo("granted");
        assertThat(returned.get("lago_voided_invoice_id").asString()).isEqualTo(invoiceId);
        assertThat(returned.get("lago_invoice_id").isNull()).isTrue();
    }
}
