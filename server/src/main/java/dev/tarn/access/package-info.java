/**
 * Who may do what: users, sessions, members, invites, roles, permissions, API keys, the security log.
 * Invariants: every organization has an active admin; a member has at least one role; tokens are stored as hashes only.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.tarn.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
