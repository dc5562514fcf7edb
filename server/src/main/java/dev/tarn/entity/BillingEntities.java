package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.access.SecurityLog;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionChange;
import dev.tarn.section.SectionTarget;
import dev.tarn.section.SelectedSection;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with billing entities. Each method is one transaction. */
@Service
public class BillingEntities {
    private static final int MAX_CODE = 255;

    private final BillingEntityStore store;
    private final Taxes taxes;
    private final CustomSections sections;
    private final BillingClock clock;
    private final SecurityLog log;
    private final ApplicationEventPublisher events;

    BillingEntities(
            BillingEntityStore store,
            Taxes taxes,
            CustomSections sections,
            BillingClock clock,
            SecurityLog log,
            ApplicationEventPublisher events) {
        this.store = store;
        this.taxes = taxes;
        this.sections = sections;
        this.clock = clock;
        this.log = log;
        this.events = events;
    }

    /** Notes what is wrong with the settings of a default entity to be, in the request's own list. */
    public static void check(Input input) {
        EntityChanges.ofOrganization(input, null);
    }

    /** The default entity of a new organization: it carries the organization's id (PLT-061). The settings were checked. */
    @Transactional
    public void createDefault(UUID organizationId, String name, Input settings, Instant now) {
        var columns = EntityChanges.ofOrganization(settings, null);
        columns.put(BILLING_ENTITY.NAME, name);
        columns.put(BILLING_ENTITY.CODE, name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_"));
        columns.putIfAbsent(BILLING_ENTITY.DEFAULT_CURRENCY, "EUR");
        columns.putIfAbsent(BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX, defaultPrefix(name, organizationId));
        store.insert(organizationId, organizationId, true, columns, now);
        addEuropeanTaxes(Tenant.system(organizationId, false), columns, now);
    }

    @Transactional
    public BillingEntity create(Tenant tenant, Input input) {
        String code = input.mandatoryText("code", MAX_CODE);
        String name = input.mandatoryText("name", MAX_CODE);
        var columns = EntityChanges.all(input, null);
        List<String> taxCodes = input.texts("tax_codes");
        var printed = SectionChange.ofSeller(input);
        input.problems().orThrow();
        UUID id = Ids.next();
        columns.put(BILLING_ENTITY.CODE, code);
        columns.putIfAbsent(BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX, defaultPrefix(name, id));
        if (!store.insert(tenant.organizationId(), id, false, columns, clock.now(tenant))) {
            throw Refusal.invalid("code", "value_already_exist");
        }
        addEuropeanTaxes(tenant, columns, clock.now(tenant));
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.BILLING_ENTITY, id, taxCodes);
        }
        sections.change(tenant, SectionTarget.BILLING_ENTITY, id, printed);
        log.write(tenant, "billing_entity.created", Map.of("billing_entity_code", code));
        return get(tenant, code);
    }

    @Transactional
    public BillingEntity update(Tenant tenant, String code, Input input) {
        BillingEntity before = lock(tenant, code);
        return update(tenant, before, EntityChanges.all(input, before), input);
    }

    /** The organization's own page edits its default entity (PLT-080). */
    @Transactional
    public BillingEntity updateDefault(Tenant tenant, Input input) {
        BillingEntity before = lock(tenant, defaultOf(tenant).code());
        return update(tenant, before, EntityChanges.ofOrganization(input, before), input);
    }

    private BillingEntity update(Tenant tenant, BillingEntity before, Map<Field<?>, Object> columns, Input input) {
        var printed = SectionChange.ofSeller(input);
        BillingEntity after = change(tenant, before, columns, input.texts("tax_codes"), input);
        sections.change(tenant, SectionTarget.BILLING_ENTITY, before.id(), printed);
        return after;
    }

    @Transactional
    BillingEntity updateInvoiceSettings(Tenant tenant, String code, Input input) {
        return change(tenant, lock(tenant, code), EntityChanges.invoiceSettings(input), null, input);
    }

    @Transactional
    BillingEntity updateEmailSettings(Tenant tenant, String code, Input input) {
        return change(tenant, lock(tenant, code), EntityChanges.emailSettings(input), null, input);
    }

    private void addEuropeanTaxes(Tenant tenant, Map<Field<?>, Object> columns, Instant now) {
        if (Boolean.TRUE.equals(columns.get(BILLING_ENTITY.EU_TAX_MANAGEMENT))) {
            taxes.addEuropean(tenant, now);
        }
    }

    private BillingEntity lock(Tenant tenant, String code) {
        return store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("billing_entity"));
    }

    private BillingEntity change(
            Tenant tenant,
            BillingEntity before,
            Map<Field<?>, Object> columns,
            @Nullable List<String> taxCodes,
            Input input) {
        input.problems().orThrow();
        store.update(tenant, before.id(), columns, clock.now(tenant));
        addEuropeanTaxes(tenant, columns, clock.now(tenant));
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.BILLING_ENTITY, before.id(), taxCodes);
        }
        BillingEntity after = get(tenant, before.code());
        events.publishEvent(new BillingEntityUpdated(tenant, before, after, taxCodes != null));
        log.write(tenant, "billing_entity.updated", Map.of("billing_entity_code", before.code()));
        return after;
    }

    /** Documents keep naming it; nothing new can. The default one stays. */
    @Transactional
    BillingEntity archive(Tenant tenant, String code) {
        BillingEntity entity = lock(tenant, code);
        if (entity.isDefault()) {
            throw Refusal.notAllowed("default_billing_entity");
        }
        store.archive(tenant, entity.id(), clock.now(tenant));
        return entity;
    }

    public List<BillingEntity> list(Tenant tenant) {
        return store.list(tenant);
    }

    public BillingEntity get(Tenant tenant, String code) {
        return find(tenant, code).orElseThrow(() -> Refusal.notFound("billing_entity"));
    }

    /** A live entity by its code. */
    public Optional<BillingEntity> find(Tenant tenant, String code) {
        return store.byCode(tenant, code);
    }

    public BillingEntity defaultOf(Tenant tenant) {
        return store.defaultOf(tenant)
                .orElseThrow(() -> new IllegalStateException("no default billing entity: " + tenant.organizationId()));
    }

    /** In one query; archived ones are included, for documents still name them. */
    public Map<UUID, BillingEntity> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.byIds(tenant, ids);
    }

    public Optional<BillingEntity.Logo> logo(Tenant tenant, UUID id) {
        return store.logo(tenant, id);
    }

    /** The default taxes of each entity, in one query. */
    public Map<UUID, List<Tax>> taxesOf(Tenant tenant, Collection<UUID> ids) {
        return taxes.byTarget(tenant, ids);
    }

    /** The sections that each entity's invoices print by default, in one query. */
    public Map<UUID, List<SelectedSection>> sectionsOf(Tenant tenant, Collection<UUID> ids) {
        return sections.selectedBy(tenant, ids);
    }

    /** Three letters of the name and the end of the id: ACM-1A90 (PLT-082). */
    static String defaultPrefix(String name, UUID id) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
        String start = letters.isEmpty()
                ? "ORG"
                : letters.substring(
                        0, letters.offsetByCodePoints(0, Math.min(3, letters.codePointCount(0, letters.length()))));
        String end = id.toString();
        return (start + "-" + end.substring(end.length() - 4)).toUpperCase(Locale.ROOT);
    }
}
