package dev.tarn.plan;

import java.util.Set;
import java.util.UUID;

/**
 * What one subscription's plan has differently from the plan it was made from: only the named fields are its own.
 *
 * @param id of the part that differs, stable as long as it does
 * @param fields as requests name them
 */
public record Difference(UUID id, Set<String> fields) {

    public Difference {
        fields = Set.copyOf(fields);
    }

    boolean has(String field) {
        return fields.contains(field);
    }
}
