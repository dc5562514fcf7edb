package dev.tarn.organization;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the web app's addresses begin with (PLT-081): 3 to 40 lower-case letters, digits and inner hyphens. */
final class Slug {
    static final int MAX = 40;
    private static final int MIN = 3;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final SecureRandom RANDOM = new SecureRandom();
    /** First words of routes, of the server's and of the app's. */
    private static final Set<String> RESERVED = Set.of(
            "api",
            "auth",
            "health",
            "ready",
            "metrics",
            "docs",
            "openapi",
            "assets",
            "static",
            "public",
            "login",
            "logout",
            "register",
            "sign-up",
            "sign-in",
            "signup",
            "signin",
            "invitation",
            "invite",
            "forgot-password",
            "reset-password",
            "password",
            "account",
            "admin",
            "settings",
            "developers",
            "customers",
            "customer",
            "customer-portal",
            "portal",
            "plans",
            "plan",
            "metrics-app",
            "billable-metrics",
            "subscriptions",
            "invoices",
            "invoice",
            "events",
            "usage",
            "coupons",
            "add-ons",
            "wallets",
            "taxes",
            "credit-notes",
            "payments",
            "analytics",
            "organizations",
            "organization",
            "new",
            "error",
            "not-found",
            "help",
            "support",
            "www",
            "app",
            "webhooks",
            "tarn");

    private Slug() {}

    static boolean isWellFormed(String slug) {
        return slug.length() >= MIN
                && slug.length() <= MAX
                && FORM.matcher(slug).matches();
    }

    static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }

    /** From a name; one that gives too little yields a random one. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String joined = trimHyphens(plain.replaceAll("[^a-z0-9]+", "-"));
        String slug = trimHyphens(joined.substring(0, Math.min(joined.length(), MAX)));
        boolean usable = slug.length() >= MIN && !slug.chars().allMatch(Character::isDigit) && !isReserved(slug);
        return usable ? slug : "org-" + random(5);
    }

    /** Another one, for when the first is taken. */
    static String another(String slug) {
        return trimHyphens(slug.substring(0, Math.min(slug.length(), MAX - 4))) + "-" + random(3);
    }

    private static String trimHyphens(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .reduce("", String::concat);
    }
}
