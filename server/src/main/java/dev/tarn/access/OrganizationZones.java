package dev.tarn.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where organizations keep their calendar: every member sees dates in that zone, whatever else a role lets them see. */
public interface OrganizationZones {
    /** IANA zone of each. */
    Map<UUID, String> of(Collection<UUID> organizationIds);
}
