package dev.tarn.plan;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which features plans grant, as plans show them. Known by whoever owns features. */
public interface GrantsOfPlans {

    /** By plan; those that grant nothing are missing. */
    Map<UUID, List<Object>> shown(Tenant tenant, Collection<UUID> planIds);
}
