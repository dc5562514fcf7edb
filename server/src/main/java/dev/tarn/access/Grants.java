package dev.tarn.access;

import dev.tarn.access.Caller.Mode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a key may do: read and write, per resource (PLT-041). What is not named is denied. */
record Grants(Map<ApiResource, Set<Mode>> modes) {

    static Grants all() {
        var all = new EnumMap<ApiResource, Set<Mode>>(ApiResource.class);
        Stream.of(ApiResource.values())
                .filter(ApiResource::isGrantable)
                .forEach(resource -> all.put(resource, EnumSet.allOf(Mode.class)));
        return new Grants(all);
    }

    /** Empty where a resource or a mode is unknown, or the shape is not resource to list of modes. */
    static Optional<Grants> of(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        var modes = new EnumMap<ApiResource, Set<Mode>>(ApiResource.class);
        for (var entry : json.properties()) {
            Optional<ApiResource> resource = ApiResource.of(entry.getKey());
            Optional<Set<Mode>> granted = modes(entry.getValue());
            if (resource.isEmpty() || granted.isEmpty()) {
                return Optional.empty();
            }
            modes.put(resource.get(), granted.get());
        }
        return Optional.of(new Grants(modes));
    }

    private static Optional<Set<Mode>> modes(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        var modes = EnumSet.noneOf(Mode.class);
        for (JsonNode item : list) {
            switch (item.asString("")) {
                case "read" -> modes.add(Mode.READ);
                case "write" -> modes.add(Mode.WRITE);
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(modes);
    }

    /** As stored and shown: every resource by its key, with the modes in a fixed order. */
    Map<String, List<String>> asJson() {
        var json = new LinkedHashMap<String, List<String>>();
        modes.forEach((resource, granted) -> {
            var words = new ArrayList<String>();
            granted.stream().sorted().forEach(mode -> words.add(mode.name().toLowerCase(Locale.ROOT)));
            json.put(resource.key(), words);
        });
        return json;
    }
}
