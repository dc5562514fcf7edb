/** Features and entitlements through HTTP. */
@NullMarked
package dev.tarn.entitlement;

import org.jspecify.annotations.NullMarked;
