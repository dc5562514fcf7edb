package dev.tarn.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A version of a plan in a list. */
record PlanVersionJson(
        int number,
        boolean current,
        Instant at,
        @Nullable String by,
        @Nullable Integer comparedWith,
        List<VersionChange> changes) {

    static PlanVersionJson of(PlanVersions.Version version) {
        return new PlanVersionJson(
                version.number(),
                version.current(),
                version.at(),
                version.by(),
                version.comparedWith(),
                version.changes());
    }

    /** Alone, a version is shown with the whole plan as it was. */
    record Whole(
            int number,
            boolean current,
            Instant at,
            @Nullable String by,
            @Nullable Integer comparedWith,
            List<VersionChange> changes,
            JsonNode plan) {
        static Whole of(PlanVersions.Version version) {
            return new Whole(
                    version.number(),
                    version.current(),
                    version.at(),
                    version.by(),
                    version.comparedWith(),
                    version.changes(),
                    version.plan());
        }
    }
}
