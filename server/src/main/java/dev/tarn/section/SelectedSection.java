package dev.tarn.section;

import java.time.Instant;
import java.util.UUID;

/** A section as a resource selects it. */
public record SelectedSection(UUID id, UUID targetId, CustomSection section, Instant createdAt) {}
