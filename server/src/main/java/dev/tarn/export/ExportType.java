package dev.tarn.export;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be exported. */
enum ExportType {
    INVOICES(Permission.INVOICES_EXPORT, ApiResource.INVOICE),
    INVOICE_FEES(Permission.INVOICES_EXPORT, ApiResource.INVOICE),
    CREDIT_NOTES(Permission.CREDIT_NOTES_EXPORT, ApiResource.CREDIT_NOTE),
    CREDIT_NOTE_ITEMS(Permission.CREDIT_NOTES_EXPORT, ApiResource.CREDIT_NOTE);

    private final Permission permission;
    private final ApiResource resource;

    ExportType(Permission permission, ApiResource resource) {
        this.permission = permission;
        this.resource = resource;
    }

    /** What it takes for a user to ask for it, and to see what was asked for. */
    Permission permission() {
        return permission;
    }

    /** The same for an API key. */
    ApiResource resource() {
        return resource;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
