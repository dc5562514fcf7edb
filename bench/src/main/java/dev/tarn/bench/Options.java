package dev.tarn.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked for after a measurement's name, as {@code --name number}. */
record Options(String jar, Map<String, Long> numbers) {

    static Options of(String jar, List<String> arguments) {
        var numbers = new HashMap<String, Long>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!name.startsWith("--") || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("expected --name number, not " + name);
            }
            numbers.put(name.substring(2), Long.valueOf(arguments.get(i + 1)));
        }
        return new Options(jar, Map.copyOf(numbers));
    }

    long number(String name, long otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
