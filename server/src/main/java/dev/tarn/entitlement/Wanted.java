package dev.tarn.entitlement;

import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a request says of one feature (PLT-292, PLT-293).
 *
 * @param values by privilege; those it names
 */
record Wanted(Feature feature, Map<UUID, String> values) {

    /** Reads {@code {"seats": {"max": 10}, "sso": {}}}. The features are held. */
    static List<Wanted> read(Tenant tenant, FeatureStore store, Input input) {
        var codes = input.node().propertyNames();
        if (!codes.stream().allMatch(Texts::isStorable)) {
            throw Refusal.notFound("feature");
        }
        Map<String, Feature> held =
                store.hold(tenant, codes).stream().collect(Collectors.toMap(Feature::code, Function.identity()));
        var wanted = new ArrayList<Wanted>();
        for (String code : codes) {
            Feature feature = held.get(code);
            if (feature == null) {
                throw Refusal.notFound("feature");
            }
            wanted.add(new Wanted(feature, values(feature, input.node().path(code), input)));
        }
        input.problems().orThrow();
        return wanted;
    }

    private static Map<UUID, String> values(Feature feature, JsonNode sent, Input input) {
        var values = new HashMap<UUID, String>();
        if (!sent.isObject()) {
            input.problems().add("entitlements", "value_is_invalid");
            return values;
        }
        for (String code : sent.propertyNames()) {
            Privilege privilege = feature.privilege(code);
            var value = privilege.read(sent.path(code)).filter(Texts::isStorable);
            value.ifPresent(text -> values.put(privilege.id(), text));
            input.problems().addIf(value.isEmpty(), code + "_privilege_value", privilege.refusal());
        }
        return values;
    }
}
