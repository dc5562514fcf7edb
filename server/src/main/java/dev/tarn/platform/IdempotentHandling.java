package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts {@link IdempotentRequests} around controllers: after what is allowed has been decided, and inside of what turns failures into answers. */
@Component
class IdempotentHandling implements WebMvcRegistrations {
    private final ObjectProvider<IdempotentRequests> requests;

    IdempotentHandling(ObjectProvider<IdempotentRequests> requests) {
        this.requests = requests;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new Adapter(requests);
    }

    private static final class Adapter extends RequestMappingHandlerAdapter {
        private final ObjectProvider<IdempotentRequests> requests;

        Adapter(ObjectProvider<IdempotentRequests> requests) {
            this.requests = requests;
        }

        @Override
        protected @Nullable ModelAndView invokeHandlerMethod(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
            Optional<String> key = IdempotentRequests.keyOf(request);
            if (key.isEmpty()) {
                return super.invokeHandlerMethod(request, response, method);
            }
            requests.getObject()
                    .run(
                            key.get(),
                            request,
                            response,
                            (repeatable, buffered) -> super.invokeHandlerMethod(repeatable, buffered, method));
            return null;
        }
    }
}
