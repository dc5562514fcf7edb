/**
 * The vocabulary of tests that go through HTTP: one server with one database per test run ({@link dev.tarn.testing.Server}), callers
 * ({@link dev.tarn.testing.Client}), and a fresh sandbox organization per test ({@link dev.tarn.testing.Sandbox}), so that tests may run side by side.
 */
@NullMarked
package dev.tarn.testing;

import org.jspecify.annotations.NullMarked;
