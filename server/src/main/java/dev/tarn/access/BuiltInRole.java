package dev.tarn.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The three roles every organization has (PLT-100). They cannot be edited or deleted. */
public enum BuiltInRole {
    ADMIN("Admin", "Does everything, members and keys included"),
    MANAGER("Account manager", "Assigns plans, coupons and add-ons to customers; never changes metrics or plans"),
    FINANCE("Finance & analyst", "Views, analyses, issues credit notes");

    private final String title;
    private final String description;

    BuiltInRole(String title, String description) {
        this.title = title;
        this.description = description;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public Set<Permission> permissions() {
        var held = EnumSet.noneOf(Permission.class);
        Stream.of(Permission.values())
                .filter(permission -> permission.isHeldBy(this))
                .forEach(held::add);
        return held;
    }

    public static Optional<BuiltInRole> of(String code) {
        return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
