package dev.tarn.access;

import java.util.UUID;

/** Somebody who can sign in. A user may belong to several organizations (PLT-060). */
public record User(UUID id, String email) {}
