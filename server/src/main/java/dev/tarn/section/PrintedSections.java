package dev.tarn.section;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the sections that invoices print (INV-192, INV-193), in two queries, however many invoices there are. */
@Component
public class PrintedSections {
    private static final Comparator<CustomSection> BY_NAME =
            Comparator.comparing(CustomSection::name).thenComparing(CustomSection::id);

    private final CustomSections sections;

    PrintedSections(CustomSections sections) {
        this.sections = sections;
    }

    /**
     * A document, and who has a say in what it prints.
     *
     * @param billingEntityId the customer's own, from which it inherits
     * @param resourceIds the subscriptions it bills, or the wallet it fills; none: the customer decides
     */
    public record Document(UUID id, UUID customerId, UUID billingEntityId, Collection<UUID> resourceIds) {}

    /** By the id of the document; one without sections is absent. */
    public Map<UUID, List<CustomSection>> on(Tenant tenant, Collection<Document> documents) {
        if (documents.isEmpty() || !sections.isAny(tenant)) {
            return Map.of();
        }
        var ids = new HashSet<UUID>();
        for (Document document : documents) {
            ids.add(document.customerId());
            ids.add(document.billingEntityId());
            ids.addAll(document.resourceIds());
        }
        var choices = new Choices(sections.selectedBy(tenant, ids), sections.skipping(tenant, ids));
        var printed = new HashMap<UUID, List<CustomSection>>();
        for (Document document : documents) {
            List<CustomSection> found =
                    choices.on(document).stream().sorted(BY_NAME).toList();
            if (!found.isEmpty()) {
                printed.put(document.id(), found);
            }
        }
        return printed;
    }

    private record Choices(Map<UUID, List<SelectedSection>> selected, Set<UUID> skipping) {

        Set<CustomSection> on(Document document) {
            var customers = ofCustomer(document.customerId(), document.billingEntityId());
            if (document.resourceIds().isEmpty()) {
                return customers;
            }
            var found = new LinkedHashSet<CustomSection>();
            for (UUID resource : document.resourceIds()) {
                if (!skipping.contains(resource)) {
                    Set<CustomSection> own = of(resource);
                    found.addAll(own.isEmpty() ? customers : own);
                }
            }
            return found;
        }

        /** Its own, else its seller's; none if it wants none. */
        Set<CustomSection> ofCustomer(UUID customerId, UUID billingEntityId) {
            if (skipping.contains(customerId)) {
                return Set.of();
            }
            Set<CustomSection> own = of(customerId);
            return own.isEmpty() ? of(billingEntityId) : own;
        }

        private Set<CustomSection> of(UUID targetId) {
            var found = new LinkedHashSet<CustomSection>();
            selected.getOrDefault(targetId, List.of()).forEach(one -> found.add(one.section()));
            return found;
        }
    }
}
