package dev.tarn.platform;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.UUID;

/** Due work in tests: fails or succeeds as told. */
public final class Work {
    private Work() {}

    private static StubbornWork kind() {
        return TarnServer.bean(StubbornWork.class);
    }

    public static void failing(UUID subjectId) {
        kind().failing.add(subjectId);
    }

    public static void succeeding(UUID subjectId) {
        kind().failing.remove(subjectId);
    }

    public static boolean isDone(UUID subjectId) {
        return kind().done.contains(subjectId);
    }

    /** In a group of its own. */
    public static void schedule(Sandbox sandbox, UUID subjectId, String dueAt) {
        var tenant = Tenant.system(UUID.fromString(sandbox.organizationId()), true);
        TarnServer.bean(DueWork.class).schedule(tenant, kind(), subjectId, UUID.randomUUID(), Sandbox.instant(dueAt));
    }
}
