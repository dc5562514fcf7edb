package dev.tarn.invoice;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of an invoice (INV-170).
 *
 * @param paymentStatus null: not to be changed
 * @param metadata null: not to be changed; else what is to be there afterwards
 */
record InvoiceUpdate(@Nullable String paymentStatus, @Nullable List<Entry> metadata) {
    private static final List<String> PAYMENT_STATUSES = List.of("pending", "succeeded", "failed");
    private static final int MAX_METADATA = 5;
    private static final int MAX_KEY = 20;
    private static final int MAX_VALUE = 140;

    /** A note; an id that the invoice knows means that note. */
    record Entry(@Nullable UUID id, String key, String value) {}

    static InvoiceUpdate read(Input input) {
        String paymentStatus = input.oneOf("payment_status", PAYMENT_STATUSES);
        if (input.has("payment_status") && input.isNull("payment_status")) {
            input.problems().add("payment_status", "value_is_invalid");
        }
        var update = new InvoiceUpdate(paymentStatus, metadata(input));
        input.problems().orThrow();
        return update;
    }

    private static @Nullable List<Entry> metadata(Input input) {
        List<Input> objects = input.objects("metadata");
        if (objects == null) {
            return null;
        }
        var problems = input.problems();
        problems.addIf(objects.size() > MAX_METADATA, "metadata", "invalid_count");
        var keys = new HashSet<String>();
        var entries = new ArrayList<Entry>();
        for (Input object : objects) {
            var entry = entry(object, problems);
            problems.addIf(!keys.add(entry.key()), "key", "value_already_exist");
            entries.add(entry);
        }
        return entries;
    }

    private static Entry entry(Input object, Problems problems) {
        String id = object.text("id");
        String key = object.text("key");
        String value = object.text("value");
        problems.addIf(key == null || key.isBlank(), "key", "value_is_mandatory");
        problems.addIf(key != null && key.length() > MAX_KEY, "key", "value_is_too_long");
        problems.addIf(value == null || value.isBlank(), "value", "value_is_mandatory");
        problems.addIf(value != null && value.length() > MAX_VALUE, "value", "value_is_too_long");
        return new Entry(id == null ? null : Ids.parse(id).orElse(null), key == null ? "" : key, value == null ? "" : value);
    }
}
