package dev.tarn.payment;

import dev.tarn.customer.Customer;
import dev.tarn.customer.CustomerDetails;
import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests to pay what is overdue (CRD-300 to CRD-302). Each method is one transaction. */
@Service
public class PaymentRequests {
    private static final int MAX_TEXT = 255;
    private static final int MAX_INVOICES = 1000;

    private final PaymentRequestStore store;
    private final PayableInvoices invoices;
    private final ProviderCustomers links;
    private final ProviderCalls calls;
    private final Customers customers;
    private final BillingClock clock;

    PaymentRequests(
            PaymentRequestStore store,
            PayableInvoices invoices,
            ProviderCustomers links,
            ProviderCalls calls,
            Customers customers,
            BillingClock clock) {
        this.store = store;
        this.invoices = invoices;
        this.links = links;
        this.calls = calls;
        this.customers = customers;
        this.clock = clock;
    }

    @Transactional
    PaymentRequest create(Tenant tenant, Input input) {
        String externalCustomerId = input.mandatoryText("external_customer_id", MAX_TEXT);
        String email = email(input);
        Set<UUID> asked = invoiceIds(input);
        input.problems().orThrow();
        CustomerDetails customer = customers.requireDetails(tenant, externalCustomerId);
        UUID customerId = customer.customer().id();
        customers.lock(tenant, List.of(customerId));
        var found = invoices.lock(tenant, asked).stream()
                .filter(invoice -> invoice.customerId().equals(customerId))
                .toList();
        refuse(found);
        return request(tenant, email == null ? customer.email() : email, found, null);
    }

    /** One more, on behalf of a campaign. The customer is locked; the invoices are overdue, of one currency and one billing entity. */
    @Transactional
    public void create(Tenant tenant, UUID customerId, List<UUID> invoiceIds, UUID dunningCampaignId) {
        CustomerDetails customer =
                customers.detailsByIds(tenant, List.of(customerId)).get(customerId);
        String email = customer == null ? null : customer.email();
        request(tenant, email, invoices.lock(tenant, invoiceIds), dunningCampaignId);
    }

    private PaymentRequest request(
            Tenant tenant, @Nullable String email, List<PayableInvoice> asked, @Nullable UUID dunningCampaignId) {
        long amountCents =
                asked.stream().mapToLong(PayableInvoice::dueAmountCents).sum();
        UUID id = store.insert(tenant, email, amountCents, asked, dunningCampaignId, clock.now(tenant));
        UUID customerId = asked.getFirst().customerId();
        if (!links.known(tenant, List.of(customerId)).isEmpty()) {
            calls.request(tenant, ChargeRequest.NAME, id);
        }
        return require(tenant, id.toString());
    }

    private static @Nullable String email(Input input) {
        String text = input.text("email", MAX_TEXT);
        if (text == null) {
            return null;
        }
        var email = Formats.emails(text);
        input.problems().addIf(email.isEmpty(), "email", "invalid_email_format");
        return email.orElse(null);
    }

    /** Texts that are no ids name nothing. */
    private static Set<UUID> invoiceIds(Input input) {
        List<String> texts = input.texts("lago_invoice_ids");
        if (texts == null) {
            return Set.of();
        }
        input.problems().addIf(texts.size() > MAX_INVOICES, "lago_invoice_ids", "value_is_too_long");
        return texts.stream()
                .flatMap(text -> Ids.parse(text).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void refuse(List<PayableInvoice> asked) {
        if (asked.isEmpty()) {
            throw Refusal.notFound("invoice");
        }
        refuseUnless(asked.stream().allMatch(PayableInvoice::overdue), "invoices_not_overdue");
        refuseUnless(agree(asked, PayableInvoice::currency), "invoices_have_different_currencies");
        refuseUnless(agree(asked, PayableInvoice::billingEntityId), "invoices_have_different_billing_entities");
        refuseUnless(
                asked.stream().allMatch(PayableInvoice::readyForPayment), "invoices_not_ready_for_payment_processing");
    }

    private static boolean agree(List<PayableInvoice> asked, Function<PayableInvoice, Object> about) {
        return asked.stream().map(about).distinct().count() == 1;
    }

    private static void refuseUnless(boolean allowed, String code) {
        if (!allowed) {
            throw Refusal.notAllowed(code);
        }
    }

    @Transactional(readOnly = true)
    Paged<PaymentRequest> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    @Transactional(readOnly = true)
    Paged<PaymentRequest> pageOfCustomer(Tenant tenant, String externalCustomerId, Query query, Page page) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        return store.pageOfCustomer(tenant, customer.id(), query, page);
    }

    @Transactional(readOnly = true)
    PaymentRequest require(Tenant tenant, String id) {
        return Ids.parse(id)
                .flatMap(known -> store.find(tenant, known))
                .orElseThrow(() -> Refusal.notFound("payment_request"));
    }
}
