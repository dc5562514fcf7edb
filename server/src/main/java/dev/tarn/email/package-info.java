/**
 * E-mails: queued with what they are about, written and sent after commit. What an e-mail says belongs to the capability it is about.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.tarn.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
