/**
 * Who may do what: users, sessions, memberships, built-in roles, permissions, API keys.
 * Invariants: a member has at least one role; tokens, keys and passwords are stored as hashes only.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.tarn.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
