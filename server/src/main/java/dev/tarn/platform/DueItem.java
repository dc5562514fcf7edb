package dev.tarn.platform;

import java.util.UUID;

/** One row of due work: what it is about, and the group (mostly a customer) it belongs to. */
public record DueItem(UUID id, UUID subjectId, UUID groupId) {}
