package dev.tarn.organization;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** What an organization is called in addresses of the web app (PLT-081). */
final class Slugs {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int MIN = 3;
    private static final int MAX = 36;
    private static final Set<String> RESERVED = Set.of(
            "api",
            "auth",
            "health",
            "ready",
            "metrics",
            "sign-in",
            "sign-up",
            "login",
            "logout",
            "invitation",
            "assets",
            "files",
            "docs",
            "design",
            "new");

    private Slugs() {}

    /** Lower-case letters, digits and inner hyphens; something of its own where the name gives none. */
    static String from(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("[^a-z0-9]+", "-");
        slug = trim(slug.substring(0, Math.min(slug.length(), MAX)));
        boolean usable = slug.length() >= MIN && !slug.matches("[0-9-]+") && !RESERVED.contains(slug);
        return usable ? slug : "org-" + random(5);
    }

    /** The same with an ending that makes it free. */
    static String another(String slug) {
        return slug + "-" + random(3);
    }

    private static String trim(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }

    private static String random(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
