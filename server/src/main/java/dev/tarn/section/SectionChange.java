package dev.tarn.section;

import dev.tarn.platform.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the sections on a resource's invoices (PLT-152). Not to want any clears the selection; to select some is to want them.
 *
 * @param skips null: not a word about it
 * @param codes what is selected from now on; null: not a word about it
 */
public record SectionChange(
        @Nullable Boolean skips, @Nullable List<String> codes) {
    public static final SectionChange NOTHING = new SectionChange(null, null);

    /** Under {@code invoice_custom_section}, as most resources have it; null there clears. */
    public static SectionChange nested(Input input) {
        if (input.isNull("invoice_custom_section")) {
            return new SectionChange(false, List.of());
        }
        Input sections = input.object("invoice_custom_section");
        return sections == null ? NOTHING : flat(sections);
    }

    /** Beside the other fields, as customers have it. */
    public static SectionChange flat(Input input) {
        Boolean skips = input.flag("skip_invoice_custom_sections");
        List<String> codes =
                input.isNull("invoice_custom_section_codes") ? List.of() : input.texts("invoice_custom_section_codes");
        boolean both = Boolean.TRUE.equals(skips) && codes != null && !codes.isEmpty();
        input.problems().addIf(both, "invoice_custom_sections", "skip_sections_and_selected_ids_sent_together");
        return new SectionChange(skips, codes);
    }

    /** As a billing entity has it: it can only select. */
    public static SectionChange ofSeller(Input input) {
        return new SectionChange(null, input.texts("invoice_custom_section_codes"));
    }

    /** Whether it decides alone what one document prints: some sections, or none. */
    public boolean isChoice() {
        return selects() || Boolean.TRUE.equals(skips);
    }

    boolean selects() {
        return codes != null && !codes.isEmpty();
    }

    boolean clears() {
        return Boolean.TRUE.equals(skips) || codes != null;
    }
}
