package dev.tarn.export;

import static dev.tarn.access.Permission.CREDIT_NOTES_EXPORT;
import static dev.tarn.access.Permission.INVOICES_EXPORT;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** CSV files of lists (INV-240). */
@RestController
@RequestMapping("/api/v1/data_exports")
class DataExportController {
    private final DataExports exports;

    DataExportController(DataExports exports) {
        this.exports = exports;
    }

    /** Invoices, or with {@code resource_type} their fees. */
    @PostMapping("/invoices")
    @Requires(value = INVOICES_EXPORT, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> invoices(Tenant tenant, @Body(value = "data_export", optional = true) Input input) {
        return ask(tenant, input, ExportType.INVOICES, ExportType.INVOICE_FEES);
    }

    @PostMapping("/invoice_fees")
    @Requires(value = INVOICES_EXPORT, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> fees(Tenant tenant, @Body(value = "data_export", optional = true) Input input) {
        return ask(tenant, input, ExportType.INVOICE_FEES);
    }

    /** Credit notes, or with {@code resource_type} their items. */
    @PostMapping("/credit_notes")
    @Requires(value = CREDIT_NOTES_EXPORT, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> creditNotes(
            Tenant tenant, @Body(value = "data_export", optional = true) Input input) {
        return ask(tenant, input, ExportType.CREDIT_NOTES, ExportType.CREDIT_NOTE_ITEMS);
    }

    @PostMapping("/credit_note_items")
    @Requires(value = CREDIT_NOTES_EXPORT, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> creditNoteItems(
            Tenant tenant, @Body(value = "data_export", optional = true) Input input) {
        return ask(tenant, input, ExportType.CREDIT_NOTE_ITEMS);
    }

    /** The first of the types, unless the request names another one of them. */
    private Map<String, @Nullable Object> ask(Tenant tenant, Input input, ExportType... types) {
        String wanted = input.oneOf(
                "resource_type", Arrays.stream(types).map(ExportType::code).toList());
        input.oneOf("format", List.of("csv"));
        Input filters = input.object("filters");
        input.problems().orThrow();
        ExportType type = wanted == null ? types[0] : ExportType.find(wanted).orElse(types[0]);
        var node = filters == null ? JsonNodeFactory.instance.objectNode() : filters.node();
        return Answer.of("data_export", exports.ask(tenant, type, node));
    }

    @GetMapping
    @Requires(
            value = {INVOICES_EXPORT, CREDIT_NOTES_EXPORT},
            key = ApiResource.INVOICE)
    Map<String, Object> list(Tenant tenant, Caller caller, Page page) {
        return exports.list(tenant, typesOf(caller), page).as("data_exports");
    }

    @GetMapping("/{id}")
    @Requires(
            value = {INVOICES_EXPORT, CREDIT_NOTES_EXPORT},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> show(Tenant tenant, Caller caller, @PathVariable String id) {
        UUID exportId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("data_export"));
        return Answer.of("data_export", exports.require(tenant, exportId, typesOf(caller)));
    }

    /** What the caller could have asked for. */
    private static Set<ExportType> typesOf(Caller caller) {
        var types = EnumSet.noneOf(ExportType.class);
        for (ExportType type : ExportType.values()) {
            if (mayExport(caller, type)) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean mayExport(Caller caller, ExportType type) {
        return switch (caller) {
            case Caller.User user -> user.permissions().contains(type.permission());
            case Caller.Key key ->
                key.grants().getOrDefault(type.resource(), Set.of()).contains(Caller.Mode.READ);
        };
    }
}
