package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The query parameters of a request, read by the contract's conventions (PLT-009, PLT-010). Controllers take it as a parameter. */
public final class Query {
    private final Map<String, String[]> parameters;

    public Query(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    static Query of(HttpServletRequest request) {
        return new Query(request.getParameterMap());
    }

    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    public Optional<String> text(String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isBlank()
                ? Optional.empty()
                : Optional.of(values[0].strip());
    }

    /** {@code name[]=a&name[]=b}, {@code name=a}, or both. */
    public List<String> list(String name) {
        var found = new ArrayList<String>();
        for (String key : List.of(name + "[]", name)) {
            for (String value : parameters.getOrDefault(key, new String[0])) {
                if (!value.isBlank()) {
                    found.add(value.strip());
                }
            }
        }
        return found;
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> value.equalsIgnoreCase("true") || value.equals("1"));
    }

    public Optional<Integer> integer(String name) {
        return text(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException notANumber) {
                throw Refusal.invalid(name, "value_is_invalid");
            }
        });
    }

    public Optional<Long> cents(String name) {
        return text(name).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException notANumber) {
                throw Refusal.invalid(name, "value_is_invalid");
            }
        });
    }

    /** A date or an instant; text that is neither is refused as {@code invalid_date}. */
    public Optional<Instant> instant(String name) {
        return text(name).map(value -> Moments.instant(value).orElseThrow(() -> Refusal.invalid(name, "invalid_date")));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(value -> Moments.date(value).orElseThrow(() -> Refusal.invalid(name, "invalid_date")));
    }

    /** {@code metadata[region]=eu} gives region -> eu. */
    public Map<String, String> map(String name) {
        var found = new LinkedHashMap<String, String>();
        parameters.forEach((key, values) -> {
            if (key.startsWith(name + "[") && key.endsWith("]") && key.length() > name.length() + 2) {
                found.put(key.substring(name.length() + 1, key.length() - 1), values[0]);
            }
        });
        return found;
    }

    /** {@code group[region]=eu&group[cloud][]=a&group[cloud][]=b} gives region -> [eu], cloud -> [a, b]. */
    public Map<String, List<String>> lists(String name) {
        var found = new LinkedHashMap<String, List<String>>();
        parameters.forEach((key, values) -> {
            String path = key.endsWith("[]") ? key.substring(0, key.length() - 2) : key;
            if (path.startsWith(name + "[") && path.endsWith("]") && path.length() > name.length() + 2) {
                found.computeIfAbsent(path.substring(name.length() + 1, path.length() - 1), none -> new ArrayList<>())
                        .addAll(List.of(values));
            }
        });
        return found;
    }

    /** Case-insensitive "contains" of {@code search_term} over the given columns; true without a term. */
    @SafeVarargs
    public final Condition search(Field<String>... columns) {
        return text("search_term").map(term -> contains(term, List.of(columns))).orElse(DSL.noCondition());
    }

    private static Condition contains(String term, Collection<Field<String>> columns) {
        return DSL.or(
                columns.stream().map(column -> column.containsIgnoreCase(term)).toList());
    }
}
