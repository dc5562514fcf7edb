package dev.tarn.customer;

import static dev.tarn.schema.Tables.CUSTOMER;

import dev.tarn.access.Caller;
import dev.tarn.access.Permission;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.section.PrintedSections;
import dev.tarn.section.SectionChange;
import dev.tarn.section.SectionTarget;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with customers. Each method is one transaction. */
@Service
public class Customers {
    private static final int MAX_EXTERNAL_ID = 255;

    private final CustomerStore store;
    private final Taxes taxes;
    private final PaymentProviderLinks links;
    private final EuropeanTaxes european;
    private final VatChecks vatChecks;
    private final CustomSections sections;
    private final PrintedSections printed;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Customers(
            CustomerStore store,
            Taxes taxes,
            PaymentProviderLinks links,
            EuropeanTaxes european,
            VatChecks vatChecks,
            CustomSections sections,
            PrintedSections printed,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.taxes = taxes;
        this.links = links;
        this.european = european;
        this.vatChecks = vatChecks;
        this.sections = sections;
        this.printed = printed;
        this.clock = clock;
        this.events = events;
    }

    /** Creates the customer or changes what is sent of it (PLT-140); the caller needs the permission for which of the two it is. */
    @Transactional
    public CustomerDetails upsert(Caller caller, Tenant tenant, Input input) {
        String externalId = input.mandatoryText("external_id", MAX_EXTERNAL_ID);
        Optional<CustomerDetails> before = lockOrClaim(tenant, externalId);
        caller.require(before.isPresent() ? Permission.CUSTOMERS_UPDATE : Permission.CUSTOMERS_CREATE);
        Instant now = clock.now(tenant);
        var columns = CustomerChanges.all(input);
        var notes = CustomerMetadata.read(
                input, before.map(CustomerDetails::metadata).orElse(List.of()), now);
        List<String> taxCodes = input.texts("tax_codes");
        var sectionChange = SectionChange.flat(input);
        String entityCode = input.text("billing_entity_code");
        input.problems().orThrow();
        if (entityCode != null) {
            columns.put(
                    CUSTOMER.BILLING_ENTITY_ID,
                    requireEntities(tenant, Set.of(entityCode)).get(entityCode));
        }
        UUID id = before.map(customer -> change(customer.customer(), columns, now))
                .orElseGet(() -> store.insert(tenant, externalId, columns, now));
        if (notes != null) {
            store.replaceMetadata(tenant, id, notes);
        }
        sections.change(tenant, SectionTarget.CUSTOMER, id, sectionChange);
        Input billing = input.object("billing_configuration");
        if (billing != null) {
            links.change(tenant, id, billing);
        }
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.CUSTOMER, id, taxCodes);
        }
        boolean replaced = european.apply(tenant, before.orElse(null), details(tenant, id), taxCodes);
        return finish(tenant, id, before.orElse(null), replaced || taxCodes != null);
    }

    /** The customer, locked; or nothing, and then nobody else makes one until this transaction ends. */
    private Optional<CustomerDetails> lockOrClaim(Tenant tenant, String externalId) {
        Optional<UUID> id = store.lockByExternalId(tenant, externalId);
        if (id.isEmpty()) {
            store.lockNumbering(tenant);
            id = store.lockByExternalId(tenant, externalId);
        }
        return id.map(
                found -> whole(tenant, store.byIds(tenant, List.of(found))).getFirst());
    }

    /** A later change of the account type is ignored once something was sold (PLT-144). */
    private UUID change(Customer customer, Map<Field<?>, Object> columns, Instant now) {
        if (columns.containsKey(CUSTOMER.ACCOUNT_TYPE) && !store.isEditable(customer.id())) {
            columns.remove(CUSTOMER.ACCOUNT_TYPE);
        }
        store.update(customer.id(), columns, now);
        return customer.id();
    }

    /** One group of settings, each behind a permission of its own (PLT-428). */
    @Transactional
    CustomerDetails changeSettings(
            Tenant tenant,
            String externalId,
            Input input,
            @Nullable Map<Field<?>, Object> columns,
            @Nullable List<String> taxCodes) {
        UUID id = store.lockByExternalId(tenant, externalId).orElseThrow(Customers::notFound);
        input.problems().orThrow();
        CustomerDetails before = whole(tenant, store.byIds(tenant, List.of(id))).getFirst();
        if (columns != null) {
            store.update(id, columns, clock.now(tenant));
        }
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.CUSTOMER, id, taxCodes);
        }
        return finish(tenant, id, before, taxCodes != null);
    }

    /** What its invoices print is a setting, too. */
    @Transactional
    CustomerDetails changeSections(Tenant tenant, String externalId, Input input) {
        var change = SectionChange.flat(input);
        UUID id = store.lockByExternalId(tenant, externalId).orElseThrow(Customers::notFound);
        input.problems().orThrow();
        sections.change(tenant, SectionTarget.CUSTOMER, id, change);
        return whole(tenant, store.byIds(tenant, List.of(id))).getFirst();
    }

    private CustomerDetails finish(Tenant tenant, UUID id, @Nullable CustomerDetails before, boolean taxesReplaced) {
        CustomerDetails after = details(tenant, id);
        if (before != null) {
            events.publishEvent(new CustomerUpdated(tenant, before.customer(), after.customer(), taxesReplaced));
        }
        return after;
    }

    private CustomerDetails details(Tenant tenant, UUID id) {
        return whole(tenant, store.byIds(tenant, List.of(id))).getFirst();
    }

    /** What VIES said of a customer's number; an answer about a number that is no longer the customer's is too late (CRD-075). */
    @Transactional
    public void concludeVatCheck(Tenant tenant, UUID id, String number, boolean valid) {
        lock(tenant, List.of(id));
        VatCheck check = vatChecks.find(tenant, id).orElse(null);
        if (check == null || !check.isPending() || !check.number().equals(number)) {
            return;
        }
        CustomerDetails before = details(tenant, id);
        boolean replaced = european.conclude(tenant, before, check, valid);
        finish(tenant, id, before, replaced);
        vatChecks.answer(tenant, id, valid);
    }

    /** Its subscriptions end, then it is gone; its external id is free for another (PLT-157). */
    @Transactional
    public CustomerDetails delete(Tenant tenant, String externalId) {
        UUID id = store.lockByExternalId(tenant, externalId).orElseThrow(Customers::notFound);
        events.publishEvent(new CustomerDeleted(tenant, id));
        CustomerDetails customer =
                whole(tenant, store.byIds(tenant, List.of(id))).getFirst();
        store.markDeleted(id, clock.now(tenant));
        return customer;
    }

    @Transactional(readOnly = true)
    public Paged<CustomerDetails> page(Tenant tenant, Query query, Page page) {
        Set<String> entities = Set.copyOf(query.list("billing_entity_codes"));
        var filter = CustomerFilters.of(query, requireEntities(tenant, entities).values());
        Paged<CustomerDetails> found = store.page(tenant, filter, page);
        return found.withItems(whole(tenant, found.items()));
    }

    private Map<String, UUID> requireEntities(Tenant tenant, Set<String> codes) {
        Map<String, UUID> found = codes.isEmpty() ? Map.of() : store.billingEntities(tenant, codes);
        if (found.size() < codes.size()) {
            throw Refusal.notFound("billing_entity");
        }
        return found;
    }

    /** Empty where nobody has the id. */
    @Transactional(readOnly = true)
    public Optional<Customer> find(Tenant tenant, String externalId) {
        return store.byExternalId(tenant, externalId).map(CustomerDetails::customer);
    }

    @Transactional(readOnly = true)
    public Customer requireByExternalId(Tenant tenant, String externalId) {
        return store.byExternalId(tenant, externalId)
                .orElseThrow(Customers::notFound)
                .customer();
    }

    @Transactional(readOnly = true)
    public CustomerDetails requireDetails(Tenant tenant, String externalId) {
        return whole(tenant, List.of(store.byExternalId(tenant, externalId).orElseThrow(Customers::notFound)))
                .getFirst();
    }

    /** The customer, locked; made with nothing but its external id where there is none. Its currency becomes this one where it has none yet (PLT-143). */
    @Transactional
    public Customer lockOrCreate(Tenant tenant, String externalId, String currency) {
        UUID id = lockOrClaim(tenant, externalId)
                .map(found -> found.customer().id())
                .orElseGet(() -> createBare(tenant, externalId));
        store.setCurrencyIfBlank(tenant, id, currency);
        return store.byIds(tenant, List.of(id)).getFirst().customer();
    }

    private UUID createBare(Tenant tenant, String externalId) {
        UUID id = store.insert(tenant, externalId, Map.of(), clock.now(tenant));
        european.apply(tenant, null, details(tenant, id), null);
        return id;
    }

    /** In one query, with the settings that apply; deleted ones included, for what is still to be billed. */
    @Transactional(readOnly = true)
    public Map<UUID, Customer> byIds(Tenant tenant, Collection<UUID> ids) {
        return store.byIds(tenant, ids).stream()
                .map(CustomerDetails::customer)
                .collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    /** As {@link #byIds}, with all that documents and answers show, in three queries. */
    @Transactional(readOnly = true)
    public Map<UUID, CustomerDetails> detailsByIds(Tenant tenant, Collection<UUID> ids) {
        return whole(tenant, store.byIds(tenant, ids)).stream()
                .collect(Collectors.toMap(details -> details.customer().id(), Function.identity()));
    }

    /** Those of a billing entity whose periods are counted in its time zone, having none of their own. */
    @Transactional(readOnly = true)
    public Set<UUID> inZoneOf(Tenant tenant, UUID billingEntityId) {
        return store.inZoneOf(tenant, billingEntityId);
    }

    /** Serializes all that touches these customers' money: held until the end of the caller's transaction. Deleted ones too, which are still to be billed. */
    @Transactional
    public void lock(Tenant tenant, Collection<UUID> customerIds) {
        if (store.lock(tenant, customerIds) < Set.copyOf(customerIds).size()) {
            throw notFound();
        }
    }

    /** The currency of the first thing that is billed becomes the customer's own (PLT-143). */
    @Transactional
    public void setCurrencyIfBlank(Tenant tenant, UUID customerId, String currency) {
        store.setCurrencyIfBlank(tenant, customerId, currency);
    }

    private List<CustomerDetails> whole(Tenant tenant, List<CustomerDetails> customers) {
        List<UUID> ids =
                customers.stream().map(details -> details.customer().id()).toList();
        if (ids.isEmpty()) {
            return customers;
        }
        var notes = store.metadataOf(ids);
        Map<UUID, List<Tax>> ownTaxes = taxes.byTarget(tenant, ids);
        var providers = links.byCustomers(tenant, ids);
        var skipping = sections.skipping(tenant, ids);
        var checked = vatChecks.byCustomers(tenant, ids);
        var applicable =
                printed.on(tenant, customers.stream().map(Customers::document).toList());
        return customers.stream()
                .map(details -> {
                    UUID id = details.customer().id();
                    return details.with(
                            new CustomerDetails.Sections(skipping.contains(id), applicable.getOrDefault(id, List.of())),
                            notes.getOrDefault(id, List.of()),
                            ownTaxes.getOrDefault(id, List.of()),
                            providers.get(id),
                            checked.get(id));
                })
                .toList();
    }

    /** Any invoice that nothing else has a say in. */
    private static PrintedSections.Document document(CustomerDetails details) {
        Customer customer = details.customer();
        return new PrintedSections.Document(customer.id(), customer.id(), customer.billingEntityId(), List.of());
    }

    private static RefusedException notFound() {
        return Refusal.notFound("customer");
    }
}
