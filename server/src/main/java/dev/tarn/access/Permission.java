package dev.tarn.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user may be allowed to do: one constant per key of the permission matrix, with the built-in roles that hold it beside admin, which holds all. */
public enum Permission {
    // Analytics
    ANALYTICS_VIEW("analytics:view", "Analytics", "Access the Analytics Section", BuiltInRole.FINANCE),

    // Billable Metrics
    BILLABLE_METRICS_VIEW("billable_metrics:view", "Billable Metrics", "Access Billable Metrics Section"),
    BILLABLE_METRICS_CREATE("billable_metrics:create", "Billable Metrics", "Create a Billable Metric"),
    BILLABLE_METRICS_UPDATE("billable_metrics:update", "Billable Metrics", "Update a Billable Metric"),
    BILLABLE_METRICS_DELETE("billable_metrics:delete", "Billable Metrics", "Delete a Billable Metric"),

    // Plans
    PLANS_VIEW("plans:view", "Plans", "Access Plans Section", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    PLANS_CREATE("plans:create", "Plans", "Create a New Plan"),
    PLANS_UPDATE("plans:update", "Plans", "Update a Plan"),
    PLANS_DELETE("plans:delete", "Plans", "Delete a Plan"),

    // Addons
    ADDONS_VIEW("addons:view", "Addons", "Access Add-ons Section", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    ADDONS_CREATE("addons:create", "Addons", "Create a New Add-on"),
    ADDONS_UPDATE("addons:update", "Addons", "Update an Add-on"),
    ADDONS_DELETE("addons:delete", "Addons", "Delete an Add-on"),

    // Coupons
    COUPONS_VIEW("coupons:view", "Coupons", "Access Coupons Section", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    COUPONS_CREATE("coupons:create", "Coupons", "Create a New Coupon"),
    COUPONS_UPDATE("coupons:update", "Coupons", "Update a Coupon"),
    COUPONS_DELETE("coupons:delete", "Coupons", "Delete a Coupon"),
    COUPONS_ATTACH("coupons:attach", "Coupons", "Apply a Coupon", BuiltInRole.MANAGER),
    COUPONS_DETACH("coupons:detach", "Coupons", "Remove a Coupon", BuiltInRole.MANAGER),

    // Customers
    CUSTOMERS_VIEW("customers:view", "Customers", "Access Customers Section", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    CUSTOMERS_CREATE("customers:create", "Customers", "Create a New Customer", BuiltInRole.MANAGER),
    CUSTOMERS_UPDATE("customers:update", "Customers", "Update a Customer", BuiltInRole.MANAGER),
    CUSTOMERS_DELETE("customers:delete", "Customers", "Delete a Customer", BuiltInRole.MANAGER),

    // Subscriptions
    SUBSCRIPTIONS_VIEW(
            "subscriptions:view", "Subscriptions", "Access subscriptions", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    SUBSCRIPTIONS_CREATE("subscriptions:create", "Subscriptions", "Assign a New Plan", BuiltInRole.MANAGER),
    SUBSCRIPTIONS_UPDATE("subscriptions:update", "Subscriptions", "Edit subscription", BuiltInRole.MANAGER),
    SUBSCRIPTIONS_DELETE("subscriptions:delete", "Subscriptions", "Delete subscription", BuiltInRole.MANAGER),

    // Wallets
    WALLETS_CREATE("wallets:create", "Wallets", "Create a Wallet", BuiltInRole.MANAGER),
    WALLETS_UPDATE("wallets:update", "Wallets", "Edit a Wallet", BuiltInRole.MANAGER),
    WALLETS_TOP_UP("wallets:top_up", "Wallets", "Top-up a Wallet", BuiltInRole.MANAGER),
    WALLETS_TERMINATE("wallets:terminate", "Wallets", "Terminate a Wallet", BuiltInRole.MANAGER),

    // Invoices
    INVOICES_VIEW("invoices:view", "Invoices", "Access Invoice List", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    INVOICES_SEND("invoices:send", "Invoices", "Resend an Invoice", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    INVOICES_UPDATE("invoices:update", "Invoices", "Update Payment Status", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    INVOICES_VOID("invoices:void", "Invoices", "Void an Invoice", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    INVOICES_CREATE("invoices:create", "Invoices", "One-off Invoices", BuiltInRole.MANAGER),

    // Draft Invoices
    DRAFT_INVOICES_UPDATE(
            "draft_invoices:update",
            "Draft Invoices",
            "Edit a Draft Invoice",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),

    // Credit Notes
    CREDIT_NOTES_VIEW(
            "credit_notes:view", "Credit Notes", "Access Credit Notes List", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    CREDIT_NOTES_CREATE(
            "credit_notes:create", "Credit Notes", "Create a Credit Note", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    CREDIT_NOTES_UPDATE(
            "credit_notes:update",
            "Credit Notes",
            "Update a Credit Note (refund status, metadata)",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CREDIT_NOTES_VOID(
            "credit_notes:void", "Credit Notes", "Void a Credit Note", BuiltInRole.MANAGER, BuiltInRole.FINANCE),

    // Customer Settings
    CUSTOMER_SETTINGS_VIEW(
            "customer_settings:view",
            "Customer Settings",
            "Access Customer's Settings",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CUSTOMER_SETTINGS_UPDATE_TAX_RATES(
            "customer_settings:update:tax_rates",
            "Customer Settings",
            "Add Tax Rates",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CUSTOMER_SETTINGS_UPDATE_PAYMENT_TERMS(
            "customer_settings:update:payment_terms",
            "Customer Settings",
            "Edit Net Payment Terms",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CUSTOMER_SETTINGS_UPDATE_GRACE_PERIOD(
            "customer_settings:update:grace_period",
            "Customer Settings",
            "Edit Grace Period",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CUSTOMER_SETTINGS_UPDATE_LANG(
            "customer_settings:update:lang",
            "Customer Settings",
            "Edit Document Language",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),

    // Developers
    DEVELOPERS_MANAGE("developers:manage", "Developers", "Access Developers Section"),
    DEVELOPERS_KEYS_MANAGE("developers:keys:manage", "Developers", "Access API Keys"),

    // Organization
    ORGANIZATION_VIEW("organization:view", "Organization", "Access Organization Settings", BuiltInRole.FINANCE),
    ORGANIZATION_UPDATE("organization:update", "Organization", "Edit Organization Information", BuiltInRole.FINANCE),
    ORGANIZATION_INVOICES_VIEW(
            "organization:invoices:view", "Organization", "Access Invoices' Global Information", BuiltInRole.FINANCE),
    ORGANIZATION_INVOICES_UPDATE(
            "organization:invoices:update", "Organization", "Edit Invoices' Global Information", BuiltInRole.FINANCE),
    ORGANIZATION_TAXES_VIEW("organization:taxes:view", "Organization", "Access Global Taxes Information"),
    ORGANIZATION_TAXES_UPDATE("organization:taxes:update", "Organization", "Edit Global Taxes Information"),
    ORGANIZATION_EMAILS_VIEW("organization:emails:view", "Organization", "Access Emails Settings"),
    ORGANIZATION_EMAILS_UPDATE("organization:emails:update", "Organization", "Edit Emails Settings"),
    ORGANIZATION_INTEGRATIONS_VIEW(
            "organization:integrations:view", "Organization", "Access Integrations Section", BuiltInRole.FINANCE),
    ORGANIZATION_INTEGRATIONS_CREATE(
            "organization:integrations:create", "Organization", "Add an Integration", BuiltInRole.FINANCE),
    ORGANIZATION_INTEGRATIONS_UPDATE(
            "organization:integrations:update", "Organization", "Edit an Integration", BuiltInRole.FINANCE),
    ORGANIZATION_INTEGRATIONS_DELETE(
            "organization:integrations:delete", "Organization", "Delete an Integration", BuiltInRole.FINANCE),
    ORGANIZATION_MEMBERS_VIEW("organization:members:view", "Organization", "Access Members Section"),
    ORGANIZATION_MEMBERS_CREATE("organization:members:create", "Organization", "Add a Member and Choose Its Role"),
    ORGANIZATION_MEMBERS_UPDATE("organization:members:update", "Organization", "Edit a Member and Its Role"),
    ORGANIZATION_MEMBERS_DELETE("organization:members:delete", "Organization", "Delete a Member"),

    // AI Conversations
    AI_CONVERSATIONS_VIEW("ai_conversations:view", "AI Conversations", "List conversations with the AI assistant"),
    AI_CONVERSATIONS_CREATE("ai_conversations:create", "AI Conversations", "Send a message to the AI assistant"),

    // Audit Logs
    AUDIT_LOGS_VIEW("audit_logs:view", "Audit Logs", "Read activity logs and API request logs"),

    // Authentication Methods
    AUTHENTICATION_METHODS_VIEW(
            "authentication_methods:view",
            "Authentication Methods",
            "See which login methods the organization accepts"),
    AUTHENTICATION_METHODS_UPDATE(
            "authentication_methods:update", "Authentication Methods", "Enable or disable a login method"),

    // Billing Entities
    BILLING_ENTITIES_VIEW(
            "billing_entities:view",
            "Billing Entities",
            "Access billing entities",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    BILLING_ENTITIES_CREATE(
            "billing_entities:create", "Billing Entities", "Create a billing entity", BuiltInRole.FINANCE),
    BILLING_ENTITIES_UPDATE(
            "billing_entities:update",
            "Billing Entities",
            "Update a billing entity and its settings",
            BuiltInRole.FINANCE),
    BILLING_ENTITIES_DELETE(
            "billing_entities:delete", "Billing Entities", "Archive a billing entity", BuiltInRole.FINANCE),

    // Charges
    CHARGES_CREATE("charges:create", "Charges", "Add a charge, fixed charge or charge filter to a plan"),
    CHARGES_UPDATE("charges:update", "Charges", "Edit a charge, fixed charge or charge filter of a plan"),
    CHARGES_DELETE("charges:delete", "Charges", "Remove a charge, fixed charge or charge filter from a plan"),

    // Credit Notes
    CREDIT_NOTES_EXPORT(
            "credit_notes:export",
            "Credit Notes",
            "Export credit notes as CSV",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    CREDIT_NOTES_SEND(
            "credit_notes:send",
            "Credit Notes",
            "Resend a credit note by email",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),

    // Data API
    DATA_API_VIEW(
            "data_api:view",
            "Data API",
            "Read the usage, revenue, prepaid credit and invoice dashboards",
            BuiltInRole.FINANCE),

    // Dunning Campaigns
    DUNNING_CAMPAIGNS_VIEW(
            "dunning_campaigns:view",
            "Dunning Campaigns",
            "Access dunning campaigns",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    DUNNING_CAMPAIGNS_CREATE(
            "dunning_campaigns:create", "Dunning Campaigns", "Create a dunning campaign", BuiltInRole.FINANCE),
    DUNNING_CAMPAIGNS_UPDATE(
            "dunning_campaigns:update", "Dunning Campaigns", "Update a dunning campaign", BuiltInRole.FINANCE),
    DUNNING_CAMPAIGNS_DELETE(
            "dunning_campaigns:delete", "Dunning Campaigns", "Delete a dunning campaign", BuiltInRole.FINANCE),

    // Features
    FEATURES_VIEW("features:view", "Features", "Access features and entitlements"),
    FEATURES_CREATE("features:create", "Features", "Create a feature"),
    FEATURES_UPDATE("features:update", "Features", "Update a feature and its privileges"),
    FEATURES_DELETE("features:delete", "Features", "Delete a feature"),

    // Invoices
    INVOICES_DELETE("invoices:delete", "Invoices", "Delete a draft invoice"),
    INVOICES_EXPORT(
            "invoices:export", "Invoices", "Export invoices or fees as CSV", BuiltInRole.MANAGER, BuiltInRole.FINANCE),

    // Invoice Custom Sections
    INVOICE_CUSTOM_SECTIONS_VIEW(
            "invoice_custom_sections:view",
            "Invoice Custom Sections",
            "Access invoice custom sections",
            BuiltInRole.FINANCE),
    INVOICE_CUSTOM_SECTIONS_CREATE(
            "invoice_custom_sections:create",
            "Invoice Custom Sections",
            "Create an invoice custom section",
            BuiltInRole.FINANCE),
    INVOICE_CUSTOM_SECTIONS_UPDATE(
            "invoice_custom_sections:update",
            "Invoice Custom Sections",
            "Update an invoice custom section",
            BuiltInRole.FINANCE),
    INVOICE_CUSTOM_SECTIONS_DELETE(
            "invoice_custom_sections:delete",
            "Invoice Custom Sections",
            "Delete an invoice custom section",
            BuiltInRole.FINANCE),

    // Quotes
    QUOTES_VIEW("quotes:view", "Quotes", "Access quotes and their versions", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    QUOTES_CREATE("quotes:create", "Quotes", "Create a quote", BuiltInRole.MANAGER),
    QUOTES_UPDATE("quotes:update", "Quotes", "Edit a quote or a draft version", BuiltInRole.MANAGER),
    QUOTES_APPROVE("quotes:approve", "Quotes", "Approve a draft quote version", BuiltInRole.MANAGER),
    QUOTES_CLONE("quotes:clone", "Quotes", "Clone a quote version into a new draft", BuiltInRole.MANAGER),
    QUOTES_VOID("quotes:void", "Quotes", "Void a quote version", BuiltInRole.MANAGER),

    // Order Forms
    ORDER_FORMS_VIEW("order_forms:view", "Order Forms", "Access order forms", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    ORDER_FORMS_SIGN("order_forms:sign", "Order Forms", "Mark an order form as signed", BuiltInRole.MANAGER),
    ORDER_FORMS_VOID("order_forms:void", "Order Forms", "Void an order form", BuiltInRole.MANAGER),

    // Orders
    ORDERS_VIEW("orders:view", "Orders", "Access orders", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    ORDERS_UPDATE("orders:update", "Orders", "Edit an order before execution", BuiltInRole.MANAGER),
    ORDERS_EXECUTE("orders:execute", "Orders", "Execute an order", BuiltInRole.MANAGER),

    // Payments
    PAYMENTS_VIEW("payments:view", "Payments", "Access payments", BuiltInRole.MANAGER, BuiltInRole.FINANCE),
    PAYMENTS_CREATE("payments:create", "Payments", "Record a manual payment", BuiltInRole.MANAGER, BuiltInRole.FINANCE),

    // Payment Methods
    PAYMENT_METHODS_VIEW("payment_methods:view", "Payment Methods", "Access a customer's payment methods"),
    PAYMENT_METHODS_CREATE(
            "payment_methods:create", "Payment Methods", "Generate a checkout URL that adds a payment method"),
    PAYMENT_METHODS_UPDATE("payment_methods:update", "Payment Methods", "Choose the default payment method"),
    PAYMENT_METHODS_DELETE("payment_methods:delete", "Payment Methods", "Remove a payment method"),

    // Payment Receipts
    PAYMENT_RECEIPTS_VIEW(
            "payment_receipts:view",
            "Payment Receipts",
            "Access and download payment receipts",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),
    PAYMENT_RECEIPTS_SEND(
            "payment_receipts:send",
            "Payment Receipts",
            "Resend a payment receipt by email",
            BuiltInRole.MANAGER,
            BuiltInRole.FINANCE),

    // Pricing Units
    PRICING_UNITS_VIEW("pricing_units:view", "Pricing Units", "Access pricing units", BuiltInRole.FINANCE),
    PRICING_UNITS_CREATE("pricing_units:create", "Pricing Units", "Create a pricing unit"),
    PRICING_UNITS_UPDATE("pricing_units:update", "Pricing Units", "Update a pricing unit"),

    // Product Filters
    PRODUCT_FILTERS_VIEW("product_filters:view", "Product Filters", "Access product filters"),
    PRODUCT_FILTERS_CREATE("product_filters:create", "Product Filters", "Create a product filter"),
    PRODUCT_FILTERS_UPDATE("product_filters:update", "Product Filters", "Update a product filter"),
    PRODUCT_FILTERS_DELETE("product_filters:delete", "Product Filters", "Delete a product filter"),

    // Products
    PRODUCTS_VIEW("products:view", "Products", "Access products"),
    PRODUCTS_CREATE("products:create", "Products", "Create a product"),
    PRODUCTS_UPDATE("products:update", "Products", "Update a product"),
    PRODUCTS_DELETE("products:delete", "Products", "Delete a product"),

    // Product Categories
    PRODUCT_CATEGORIES_VIEW("product_categories:view", "Product Categories", "Access product categories"),
    PRODUCT_CATEGORIES_CREATE("product_categories:create", "Product Categories", "Create a product category"),
    PRODUCT_CATEGORIES_UPDATE("product_categories:update", "Product Categories", "Update a product category"),
    PRODUCT_CATEGORIES_DELETE("product_categories:delete", "Product Categories", "Delete a product category"),

    // Rate Cards
    RATE_CARDS_VIEW("rate_cards:view", "Rate Cards", "Access rate cards"),
    RATE_CARDS_CREATE("rate_cards:create", "Rate Cards", "Create a rate card"),
    RATE_CARDS_UPDATE("rate_cards:update", "Rate Cards", "Update a rate card"),
    RATE_CARDS_DELETE("rate_cards:delete", "Rate Cards", "Delete a rate card"),

    // Roles
    ROLES_VIEW("roles:view", "Roles", "Access roles and their permissions"),
    ROLES_CREATE("roles:create", "Roles", "Create a custom role"),
    ROLES_UPDATE("roles:update", "Roles", "Update a custom role"),
    ROLES_DELETE("roles:delete", "Roles", "Delete a custom role"),

    // Security Logs
    SECURITY_LOGS_VIEW("security_logs:view", "Security Logs", "Read security logs");

    private static final Map<String, Permission> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Permission::key, Function.identity()));

    private final String key;
    private final String section;
    private final String description;
    private final Set<BuiltInRole> roles;

    Permission(String key, String section, String description, BuiltInRole... roles) {
        this.key = key;
        this.section = section;
        this.description = description;
        this.roles = EnumSet.of(BuiltInRole.ADMIN, roles);
    }

    /** The key as the API and roles carry it, such as {@code plans:create}. */
    public String key() {
        return key;
    }

    public String section() {
        return section;
    }

    public String description() {
        return description;
    }

    boolean isHeldBy(BuiltInRole role) {
        return roles.contains(role);
    }

    public static Optional<Permission> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
