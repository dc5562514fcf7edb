package dev.tarn.customer;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The notes on a customer that a request asks for (PLT-032, PLT-150). */
final class CustomerMetadata {
    private static final int MAX_ENTRIES = 5;
    private static final int MAX_KEY = 20;
    private static final int MAX_VALUE = 100;

    private CustomerMetadata() {}

    /** The whole new set, or null to leave the notes alone: an entry with a known id is that note changed, any other is new. */
    static @Nullable List<CustomerDetails.Metadata> read(Input input, List<CustomerDetails.Metadata> existing, Instant now) {
        List<Input> sent = input.objects("metadata");
        if (sent == null) {
            return null;
        }
        input.problems().addIf(sent.size() > MAX_ENTRIES, "metadata", "invalid_count");
        Map<UUID, CustomerDetails.Metadata> known =
                existing.stream().collect(Collectors.toMap(CustomerDetails.Metadata::id, Function.identity()));
        var keys = new HashSet<String>();
        var notes = new ArrayList<CustomerDetails.Metadata>();
        for (Input entry : sent) {
            String key = entry.mandatoryText("key", MAX_KEY);
            String value = entry.mandatoryText("value", MAX_VALUE);
            input.problems().addIf(!keys.add(key), "metadata", "value_already_exist");
            String id = entry.text("id");
            CustomerDetails.Metadata was = id == null ? null : Ids.parse(id).map(known::remove).orElse(null);
            notes.add(new CustomerDetails.Metadata(
                    was == null ? Ids.next() : was.id(),
                    key,
                    value,
                    entry.flag("display_in_invoice", false),
                    was == null ? now : was.createdAt()));
        }
        return notes;
    }
}
