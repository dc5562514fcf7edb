package dev.tarn.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature as the contract shows it. */
record FeatureJson(
        String code,
        @Nullable String name,
        @Nullable String description,
        List<PrivilegeJson> privileges,
        Instant createdAt) {

    record PrivilegeJson(String code, @Nullable String name, String valueType, Map<String, List<String>> config) {

        static PrivilegeJson of(Privilege privilege) {
            return new PrivilegeJson(
                    privilege.code(), privilege.name(), privilege.type().code(), configOf(privilege));
        }
    }

    static FeatureJson of(Feature feature) {
        return new FeatureJson(
                feature.code(),
                feature.name(),
                feature.description(),
                feature.privileges().stream().map(PrivilegeJson::of).toList(),
                feature.createdAt());
    }

    static Map<String, List<String>> configOf(Privilege privilege) {
        return privilege.type() == Privilege.Type.SELECT
                ? Map.of("select_options", privilege.selectOptions())
                : Map.of();
    }
}
