package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure in the contract's shape (PLT-020 to PLT-030); the unexpected is logged here and told to nobody. */
@RestControllerAdvice
class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    /** PostgreSQL: a value of the request that no column can hold (out of range, wrong text encoding). */
    private static final String DATA_EXCEPTION_CLASS = "22";

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> refused(RefusedException refused) {
        return answer(refused.refusal());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> tooLarge(BodyLimit.BodyTooLargeException tooLarge) {
        return answer(new Refusal(413, "Payload Too Large", "payload_too_large", null));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> mediaType(HttpMediaTypeNotSupportedException unsupported) {
        return answer(new Refusal(415, "Unsupported Media Type", "unsupported_media_type", null));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> method(HttpRequestMethodNotSupportedException unsupported) {
        return answer(new Refusal(405, "Method Not Allowed", "method_not_allowed", null));
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<Map<String, @Nullable Object>> route() {
        return answer(Refusal.notFound("resource").refusal());
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Map<String, @Nullable Object>> unreadable(Exception unreadable) {
        return answer(Refusal.badRequest("the request cannot be read").refusal());
    }

    /** Answers are JSON whatever Accept says (PLT-002). */
    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> accept(HttpMediaTypeNotAcceptableException unacceptable) {
        return answer(new Refusal(406, "Not Acceptable", "not_acceptable", null));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> database(DataAccessException failure, HttpServletRequest request) {
        return failure.sqlState().startsWith(DATA_EXCEPTION_CLASS)
                ? answer(Refusal.invalid("base", "value_is_invalid").refusal())
                : unexpected(failure, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> unexpected(Exception failure, HttpServletRequest request) {
        if (Outage.isBehind(failure)) {
            LOG.warn("the database did not answer: {}", failure.getMessage());
            return answer(new Refusal(503, "Service Unavailable", "database_unavailable", null));
        }
        // the route, not the address: some addresses are secrets themselves, such as the link of an invite
        LOG.error(
                "{} {} failed",
                request.getMethod(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                failure);
        return answer(new Refusal(500, "Internal Server Error", "internal_error", null));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(refusal));
    }

    static Map<String, @Nullable Object> body(Refusal refusal) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("status", refusal.status());
        body.put("error", refusal.error());
        if (refusal.code() != null) {
            body.put("code", refusal.code());
        }
        if (refusal.details() != null) {
            body.put("error_details", refusal.details());
        }
        return body;
    }
}
