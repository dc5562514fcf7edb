package dev.tarn.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list and the size of the whole. */
public record Paged<T>(List<T> items, int total, Page page) {

    /** The contract's meta block (PLT-007). */
    public record Meta(
            int currentPage,
            @Nullable Integer nextPage,
            @Nullable Integer prevPage,
            int totalPages,
            int totalCount) {}

    public <U> Paged<U> map(Function<? super T, U> mapper) {
        return new Paged<>(items.stream().<U>map(mapper).toList(), total, page);
    }

    public <U> Paged<U> withItems(List<U> others) {
        return new Paged<>(others, total, page);
    }

    public Meta meta() {
        if (total == 0) {
            return new Meta(0, null, null, 0, 0);
        }
        int pages = (total + page.size() - 1) / page.size();
        return new Meta(
                page.number(),
                page.number() < pages ? page.number() + 1 : null,
                page.number() > 1 ? page.number() - 1 : null,
                pages,
                total);
    }

    /** {@code {"<name>": [...], "meta": {...}}}. */
    public Map<String, Object> as(String name) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, items);
        answer.put("meta", meta());
        return answer;
    }
}
