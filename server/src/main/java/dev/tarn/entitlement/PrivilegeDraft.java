package dev.tarn.entitlement;

import dev.tarn.platform.Input;
import dev.tarn.platform.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a privilege is to be, after a request: what was sent, else what it was (PLT-290, PLT-291).
 *
 * @param replaces the privilege as it is; null for a new one
 */
record PrivilegeDraft(
        @Nullable Privilege replaces,
        String code,
        @Nullable String name,
        Privilege.Type type,
        List<String> selectOptions) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_OPTIONS = 1000;
    private static final String OPTIONS = "select_options";

    /** The privileges that are listed; a code may come once. */
    static List<PrivilegeDraft> of(Input input, @Nullable Feature now) {
        List<Input> sent = input.objects("privileges", "privilege.");
        var drafts = new ArrayList<PrivilegeDraft>();
        Set<String> codes = new HashSet<>();
        for (Input entry : sent == null ? List.<Input>of() : sent) {
            String code = entry.mandatoryText("code", MAX_TEXT);
            boolean again = !code.isEmpty() && !codes.add(code);
            input.problems().addIf(again, "privilege.code", "value_is_duplicated");
            Privilege known = now == null ? null : now.find(code).orElse(null);
            drafts.add(known == null ? ofNew(entry, code) : change(entry, known));
        }
        return drafts;
    }

    private static PrivilegeDraft ofNew(Input entry, String code) {
        Privilege.Type sent = entry.constant("value_type", Privilege.Type.class);
        Privilege.Type type = sent == null ? Privilege.Type.STRING : sent;
        List<String> options = options(entry, type, type == Privilege.Type.SELECT);
        return new PrivilegeDraft(null, code, entry.text("name", MAX_TEXT), type, options);
    }

    /** The type stays; options are added, never removed. */
    private static PrivilegeDraft change(Input entry, Privilege known) {
        var options = new LinkedHashSet<>(known.selectOptions());
        options.addAll(options(entry, known.type(), false));
        return new PrivilegeDraft(
                known,
                known.code(),
                entry.has("name") ? entry.text("name", MAX_TEXT) : known.name(),
                known.type(),
                List.copyOf(options));
    }

    private static List<String> options(Input entry, Privilege.Type type, boolean mandatory) {
        JsonNode config = entry.node().path("config");
        boolean absent = config.isMissingNode() || config.isNull() || (config.isObject() && config.isEmpty());
        if (absent && !mandatory) {
            return List.of();
        }
        JsonNode sent = config.path(OPTIONS);
        boolean fits = type == Privilege.Type.SELECT
                && config.isObject()
                && config.size() == 1
                && sent.isArray()
                && !sent.isEmpty()
                && sent.size() <= MAX_OPTIONS
                && sent.valueStream().allMatch(PrivilegeDraft::isOption);
        entry.problems().addIf(!fits, "privilege.config", "invalid_format");
        return fits ? sent.valueStream().map(JsonNode::asString).distinct().toList() : List.of();
    }

    private static boolean isOption(JsonNode node) {
        return node.isString()
                && !node.asString().isBlank()
                && node.asString().length() <= MAX_TEXT
                && Texts.isStorable(node.asString());
    }
}
