package dev.tarn.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an API key is granted read or write on (PLT-043). */
public enum ApiResource {
    ACTIVITY_LOG,
    ADD_ON,
    ANALYTIC,
    API_LOG,
    BILLABLE_METRIC,
    COUPON,
    APPLIED_COUPON,
    CREDIT_NOTE,
    CUSTOMER_USAGE,
    CUSTOMER,
    EVENT,
    FEE,
    INVOICE,
    ORGANIZATION,
    ORDER,
    ORDER_FORM,
    PAYMENT,
    PAYMENT_RECEIPT,
    PAYMENT_REQUEST,
    PAYMENT_METHOD,
    PLAN,
    SUBSCRIPTION,
    LIFETIME_USAGE,
    TAX,
    WALLET,
    WALLET_TRANSACTION,
    WEBHOOK_ENDPOINT,
    WEBHOOK_JWT_PUBLIC_KEY,
    INVOICE_CUSTOM_SECTION,
    BILLING_ENTITY,
    ALERT,
    FEATURE,
    SECURITY_LOG,
    QUOTE,
    PRODUCT_CATEGORY,
    PRODUCT,
    RATE_CARD,
    PLAN_RATE_CARD,
    /** Not open to keys: sessions only. */
    NONE,
    /** Any key of the organization, whatever it is granted (the clock of a sandbox). */
    ANY;

    private static final Map<String, ApiResource> GRANTABLE = Stream.of(values())
            .filter(ApiResource::isGrantable)
            .collect(Collectors.toUnmodifiableMap(ApiResource::key, Function.identity()));

    private final String key = name().toLowerCase(Locale.ROOT);

    public String key() {
        return key;
    }

    public boolean isGrantable() {
        return this != NONE && this != ANY;
    }

    public static Optional<ApiResource> of(String key) {
        return Optional.ofNullable(GRANTABLE.get(key));
    }
}
