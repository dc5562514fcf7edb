package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.invoice.CreditableFee;
import dev.tarn.invoice.Fee;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Metadata;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credit note as asked for (section 6.3). */
record NoteRequest(
        Optional<UUID> invoiceId,
        Reason reason,
        @Nullable String description,
        CreditNoteSplit split,
        List<Item> items,
        @Nullable Map<String, @Nullable String> metadata) {
    private static final int MAX_TEXT = 5000;

    /** @param amountCents before coupons and taxes, as sent: anything */
    record Item(Optional<UUID> feeId, long amountCents) {
        private static Item of(Input input) {
            Long amountCents = input.wholeNumber("amount_cents", -Input.MAX_CENTS, Input.MAX_CENTS);
            return new Item(id(input, "fee_id"), amountCents == null ? 0 : amountCents);
        }
    }

    static NoteRequest of(Input input) {
        Reason reason = input.constant("reason", Reason.class);
        Map<String, @Nullable String> metadata = input.textMap("metadata");
        Metadata.check(metadata, input.problems());
        var request = new NoteRequest(
                id(input, "invoice_id"),
                reason == null ? Reason.OTHER : reason,
                input.text("description", MAX_TEXT),
                new CreditNoteSplit(
                        cents(input, "credit_amount_cents"),
                        cents(input, "refund_amount_cents"),
                        cents(input, "offset_amount_cents")),
                items(input),
                metadata);
        input.problems().orThrow();
        return request;
    }

    /** Only what an estimate asks for. */
    static NoteRequest ofEstimate(Input input) {
        var request =
                new NoteRequest(id(input, "invoice_id"), Reason.OTHER, null, CreditNoteSplit.NONE, items(input), null);
        input.problems().orThrow();
        return request;
    }

    private static Optional<UUID> id(Input input, String field) {
        String text = input.text(field);
        return text == null ? Optional.empty() : Ids.parse(text);
    }

    private static long cents(Input input, String field) {
        Long cents = input.cents(field);
        return cents == null ? 0 : cents;
    }

    private static List<Item> items(Input input) {
        if (!input.node().path("items").isArray()) {
            input.problems().add("items", "must_be_an_array");
            return List.of();
        }
        List<Input> items = input.objects("items");
        return items == null ? List.of() : items.stream().map(Item::of).toList();
    }

    /** The items with their fees; the first faulty one refuses (CRD-124). */
    List<NoteItem> itemsOn(CreditedInvoice invoice) {
        var left = new HashMap<UUID, CreditableFee>();
        var found = new ArrayList<NoteItem>();
        for (Item item : items) {
            Fee fee = item.feeId().flatMap(invoice::fee).orElseThrow(() -> Refusal.notFound("fee"));
            var amount = BigDecimal.valueOf(item.amountCents());
            var creditable = left.computeIfAbsent(fee.id(), id -> invoice.creditable(fee));
            String wrong = wrong(amount, creditable, invoice);
            if (wrong != null) {
                throw Refusal.invalid("amount_cents", wrong);
            }
            left.put(fee.id(), creditable.less(amount));
            found.add(new NoteItem(fee, amount));
        }
        return found;
    }

    private static @Nullable String wrong(BigDecimal amount, CreditableFee fee, CreditedInvoice invoice) {
        if (amount.signum() < 0) {
            return "invalid_value";
        }
        if (amount.compareTo(fee.remainingCents()) > 0) {
            return "higher_than_remaining_fee_amount";
        }
        boolean beyondWallet = invoice.isPaid()
                && invoice.purchase()
                        .filter(sold -> amount.compareTo(BigDecimal.valueOf(sold.remainingAmountCents())) > 0)
                        .isPresent();
        return beyondWallet ? "higher_than_wallet_balance" : null;
    }
}
