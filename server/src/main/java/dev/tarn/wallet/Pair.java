package dev.tarn.wallet;

import dev.tarn.platform.Input;
import dev.tarn.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A note on a transaction (CRD-227). */
record Pair(String key, String value) {
    /** What a transaction carries that is made on its own. */
    static final int MAX_OF_TRANSACTION = 15;
    /** What wallets and rules hand on to theirs. */
    static final int MAX_OF_WALLET = 5;

    private static final int MAX_KEY = 20;
    private static final int MAX_VALUE = 100;

    /** The pairs of a list; none where it is absent. The first thing wrong is told. */
    static List<Pair> read(Input input, String field, int max) {
        JsonNode sent = input.node().path(field);
        if (sent.isMissingNode() || sent.isNull()) {
            return List.of();
        }
        var pairs = new ArrayList<Pair>();
        String problem = sent.isArray() ? null : "invalid_type";
        if (problem == null && sent.size() > max) {
            problem = "too_many_keys";
        }
        for (int i = 0; problem == null && i < sent.size(); i++) {
            problem = problemOf(sent.get(i));
            if (problem == null) {
                pairs.add(new Pair(
                        sent.get(i).get("key").asString(),
                        sent.get(i).get("value").asString()));
            }
        }
        input.problems().addIf(problem != null, field, String.valueOf(problem));
        return pairs;
    }

    private static @Nullable String problemOf(JsonNode item) {
        if (!item.isObject() || !Set.copyOf(item.propertyNames()).equals(Set.of("key", "value"))) {
            return "invalid_key_value_pair";
        }
        JsonNode key = item.get("key");
        JsonNode value = item.get("value");
        if (key.isContainer() || value.isContainer()) {
            return "nested_structure_not_allowed";
        }
        boolean storable = Texts.isStorable(key.asString("")) && Texts.isStorable(value.asString(""));
        if (key.isNull() || value.isNull() || !storable) {
            return "invalid_key_value_pair";
        }
        if (key.asString().length() > MAX_KEY) {
            return "key_too_long";
        }
        return value.asString().length() > MAX_VALUE ? "value_too_long" : null;
    }
}
