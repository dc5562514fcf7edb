package dev.tarn.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Envelopes of answers (PLT-003). */
public final class Answer {
    private Answer() {}

    /** {@code {"<name>": value}}; a map that may hold null. */
    public static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(name, value);
        return answer;
    }
}
