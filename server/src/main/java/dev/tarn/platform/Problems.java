package dev.tarn.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong with a request, by field, so that one answer names everything. */
public final class Problems {
    private final Map<String, List<String>> codes = new LinkedHashMap<>();

    public Problems add(String field, String code) {
        var known = codes.computeIfAbsent(field, absent -> new ArrayList<>());
        if (!known.contains(code)) {
            known.add(code);
        }
        return this;
    }

    public Problems addIf(boolean wrong, String field, String code) {
        return wrong ? add(field, code) : this;
    }

    public boolean isEmpty() {
        return codes.isEmpty();
    }

    public boolean has(String field) {
        return codes.containsKey(field);
    }

    public Map<String, List<String>> byField() {
        return codes;
    }

    public void orThrow() {
        if (!codes.isEmpty()) {
            throw toException();
        }
    }

    RefusedException toException() {
        return Refusal.invalid(codes);
    }
}
