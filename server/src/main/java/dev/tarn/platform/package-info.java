/**
 * What every capability stands on: business time and due work, tenancy, ids, refusals and their shapes, reading of JSON, pages.
 * It knows no capability; nothing here decides anything about billing.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.tarn.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
