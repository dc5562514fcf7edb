package dev.tarn.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a request, form-encoded as Stripe reads them: {@code line_items[0][quantity]=1}. */
final class Form {
    private final List<String> fields = new ArrayList<>();

    /** Nothing is sent for null or blank text. */
    Form with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            fields.add(encode(name) + "=" + encode(value.toString()));
        }
        return this;
    }

    Form withEach(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            with(name + "[" + i + "]", values.get(i));
        }
        return this;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join("&", fields);
    }
}
