package dev.tarn.event;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.List;

/** What is derived from the events of an organization, held against the events themselves. */
public final class RolledUp {
    private RolledUp() {}

    /** What differs, in words. */
    public static List<String> wrongly(Sandbox org) {
        return TarnServer.bean(RollupCheck.class).violations().stream()
                .filter(violation -> violation.contains(org.organizationId()))
                .toList();
    }
}
