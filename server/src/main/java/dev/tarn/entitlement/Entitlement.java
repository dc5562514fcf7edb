package dev.tarn.entitlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature as a plan grants it, and what one subscription has instead (PLT-294).
 *
 * @param granted whether the plan grants it
 * @param planValues by privilege
 * @param own what the subscription has differently; null: nothing
 */
record Entitlement(
        Feature feature,
        boolean granted,
        Map<UUID, String> planValues,
        @Nullable Own own) {

    /**
     * What one subscription has differently of a feature.
     *
     * @param removed the feature is taken from it
     * @param values by privilege; null: the privilege is taken from it
     */
    record Own(boolean removed, Map<UUID, @Nullable String> values) {
        static final Own NOTHING = new Own(false, Map.of());
    }

    boolean isGone() {
        return own == null ? !granted : own.removed();
    }

    /** Those that have a value, in the order of the feature. */
    List<Privilege> privileges() {
        return feature.privileges().stream()
                .filter(privilege -> value(privilege) != null)
                .toList();
    }

    @Nullable
    String value(Privilege privilege) {
        return own != null && own.values().containsKey(privilege.id())
                ? own.values().get(privilege.id())
                : planValues.get(privilege.id());
    }

    @Nullable
    String planValue(Privilege privilege) {
        return planValues.get(privilege.id());
    }

    @Nullable
    String overrideValue(Privilege privilege) {
        return own == null ? null : own.values().get(privilege.id());
    }

    /** What differs once these values are set; null: nothing (PLT-295). */
    @Nullable
    Own with(Map<UUID, String> values) {
        var all = new HashMap<UUID, @Nullable String>(own == null ? Map.of() : own.values());
        values.forEach((privilegeId, value) -> {
            if (Objects.equals(planValues.get(privilegeId), value)) {
                all.remove(privilegeId);
            } else {
                all.put(privilegeId, value);
            }
        });
        return granted && all.isEmpty() ? null : new Own(false, all);
    }

    /** What differs once a privilege is taken away; null: nothing (PLT-296). */
    @Nullable
    Own without(Privilege privilege) {
        var all = new HashMap<UUID, @Nullable String>(own == null ? Map.of() : own.values());
        if (planValues.containsKey(privilege.id())) {
            all.put(privilege.id(), null);
        } else {
            all.remove(privilege.id());
        }
        return granted && all.isEmpty() ? null : new Own(false, all);
    }

    /** What differs once the feature is taken away; null: nothing, the plan does not grant it. */
    @Nullable
    Own removed() {
        return granted ? new Own(true, Map.of()) : null;
    }
}
