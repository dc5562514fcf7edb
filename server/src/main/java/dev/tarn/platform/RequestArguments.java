package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives controllers their {@link Tenant}, {@link Page}, {@link Query} and {@link Body}. */
@Component
class RequestArguments implements HandlerMethodArgumentResolver {
    private final JsonMapper json;

    RequestArguments(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Body.class)
                || List.of(Tenant.class, Page.class, Query.class).contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        Body body = parameter.getParameterAnnotation(Body.class);
        if (body != null) {
            return body(request, body);
        }
        Class<?> type = parameter.getParameterType();
        if (type == Tenant.class) {
            return tenant(request);
        }
        return type == Page.class ? page(Query.of(request)) : Query.of(request);
    }

    private static Tenant tenant(HttpServletRequest request) {
        if (request.getAttribute(Tenant.class.getName()) instanceof Tenant tenant) {
            return tenant;
        }
        throw Refusal.unauthorized(null);
    }

    private static Page page(Query query) {
        int number = query.integer("page").orElse(1);
        int size = query.integer("per_page").orElse(Page.DEFAULT_SIZE);
        if (number < 1 || size < 1) {
            throw Refusal.invalid(number < 1 ? "page" : "per_page", "value_is_out_of_range");
        }
        return new Page(number, Math.min(size, Page.MAX_SIZE));
    }

    private Object body(HttpServletRequest request, Body body) throws IOException, HttpMediaTypeNotSupportedException {
        byte[] bytes = request.getInputStream().readAllBytes();
        if (bytes.length > 0) {
            requireJson(request);
        }
        JsonNode tree = bytes.length == 0 ? null : parse(bytes);
        JsonNode inner = tree == null || body.value().isEmpty() ? tree : tree.get(body.value());
        if (inner instanceof ObjectNode object
                && (body.optional() || body.value().isEmpty() || !object.isEmpty())) {
            return new Input(object, new Problems());
        }
        if (body.optional() && (inner == null || inner.isNull())) {
            return Input.empty();
        }
        String name = body.value().isEmpty() ? "body" : body.value();
        throw Refusal.badRequest("param is missing or the value is empty or invalid: " + name);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw Refusal.badRequest(malformed.getOriginalMessage());
        }
    }

    private static void requireJson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        String type = request.getContentType();
        if (type == null) {
            return;
        }
        MediaType parsed;
        try {
            parsed = MediaType.parseMediaType(type);
        } catch (org.springframework.http.InvalidMediaTypeException unreadable) {
            throw new HttpMediaTypeNotSupportedException(unreadable.getMessage());
        }
        if (!parsed.isCompatibleWith(MediaType.APPLICATION_JSON)
                && !parsed.getSubtype().endsWith("+json")) {
            throw new HttpMediaTypeNotSupportedException(parsed, List.of(MediaType.APPLICATION_JSON));
        }
    }
}
