package dev.tarn.section;

import dev.tarn.platform.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A section on the wire, alone or within what selects it. */
public record SectionJson(
        UUID lagoId,
        String name,
        String code,
        @Nullable String description,
        @Nullable String details,
        @Nullable String displayName,
        String sectionType,
        UUID organizationId,
        Instant createdAt) {

    public static SectionJson of(CustomSection section) {
        return new SectionJson(
                section.id(),
                section.name(),
                section.code(),
                section.description(),
                section.details(),
                section.displayName(),
                "manual",
                section.organizationId(),
                section.createdAt());
    }

    static Map<String, @Nullable Object> envelope(CustomSection section) {
        return Answer.of("invoice_custom_section", of(section));
    }

    /** A section as a resource selects it. */
    public record Selected(
            UUID lagoId, Instant createdAt, UUID invoiceCustomSectionId, SectionJson invoiceCustomSection) {

        public static List<Selected> of(List<SelectedSection> selected) {
            return selected.stream()
                    .map(one -> new Selected(
                            one.id(), one.createdAt(), one.section().id(), SectionJson.of(one.section())))
                    .toList();
        }
    }
}
