package dev.tarn.section;

import dev.tarn.platform.Input;
import org.jspecify.annotations.Nullable;

/** What a section is to be, after a request: what was sent, else what it was. */
record SectionDraft(
        String code,
        String name,
        @Nullable String displayName,
        @Nullable String details,
        @Nullable String description) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 10_000;

    static SectionDraft of(Input input, @Nullable CustomSection now) {
        return new SectionDraft(
                now != null && !input.has("code") ? now.code() : input.mandatoryText("code", MAX_NAME),
                now != null && !input.has("name") ? now.name() : input.mandatoryText("name", MAX_NAME),
                now != null && !input.has("display_name") ? now.displayName() : input.text("display_name", MAX_NAME),
                now != null && !input.has("details") ? now.details() : input.text("details", MAX_TEXT),
                now != null && !input.has("description") ? now.description() : input.text("description", MAX_TEXT));
    }
}
