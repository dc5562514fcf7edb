package dev.tarn.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not carried out, in the shape the REST contract gives it (PLT-020 to PLT-030).
 *
 * @param details error details by field; null where the shape has none
 */
public record Refusal(
        int status,
        String error,
        @Nullable String code,
        @Nullable Object details) {

    public static RefusedException badRequest(String reason) {
        return new RefusedException(new Refusal(400, "BadRequest: " + reason, null, null));
    }

    public static RefusedException unauthorized(@Nullable String code) {
        return new RefusedException(new Refusal(401, "Unauthorized", code, null));
    }

    public static RefusedException forbidden(String code) {
        return new RefusedException(new Refusal(403, "Forbidden", code, null));
    }

    public static RefusedException forbidden(String code, Map<String, ?> details) {
        return new RefusedException(new Refusal(403, "Forbidden", code, details));
    }

    /** {@code resource} in the singular: {@code customer} becomes {@code customer_not_found}. */
    public static RefusedException notFound(String resource) {
        return new RefusedException(new Refusal(404, "Not Found", resource + "_not_found", null));
    }

    /** The state of the object forbids the action (PLT-024). */
    public static RefusedException notAllowed(String code) {
        return new RefusedException(new Refusal(405, "Method Not Allowed", code, null));
    }

    public static RefusedException invalid(String field, String code) {
        return new Problems().add(field, code).toException();
    }

    static RefusedException invalid(Object details) {
        return new RefusedException(new Refusal(422, "Unprocessable Entity", "validation_errors", details));
    }

    /** 422 with details that are not a map of fields, as failed expressions have. */
    public static RefusedException unprocessable(Object details) {
        return invalid(details);
    }

    /** Too many attempts; nothing is done until some time has passed. */
    public static RefusedException tooMany(String code) {
        return new RefusedException(new Refusal(429, "Too Many Requests", code, null));
    }

    public static RefusedException unprocessableCode(String code) {
        return new RefusedException(new Refusal(422, "Unprocessable Entity", code, null));
    }
}
