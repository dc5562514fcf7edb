package dev.tarn.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Bounds what a request may carry, whether or not it says its length, and turns away paths no text column could match. */
@Component
@Order(BodyLimit.ORDER)
class BodyLimit extends OncePerRequestFilter {
    static final int ORDER = -1000;
    static final int MAX_BYTES = 4 * 1024 * 1024;

    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException() {
            super("body above " + MAX_BYTES + " bytes");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().contains("%00") || hasNul(request.getQueryString())) {
            ErrorWriter.write(
                    response,
                    Refusal.badRequest("NUL is not allowed in a path or query").refusal());
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    private static boolean hasNul(@org.jspecify.annotations.Nullable String query) {
        return query != null && query.contains("%00");
    }

    /** The whole body, however long: for whoever bounds what of it is kept. */
    static ServletInputStream unlimited(HttpServletRequest request) throws IOException {
        boolean alreadyRead = WebUtils.getNativeRequest(request, RepeatableRequest.class) != null;
        Limited limited = WebUtils.getNativeRequest(request, Limited.class);
        return alreadyRead || limited == null
                ? request.getInputStream()
                : limited.getRequest().getInputStream();
    }

    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > MAX_BYTES) {
                throw new BodyTooLargeException();
            }
            return new LimitedStream(super.getInputStream());
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream source;
        private long read;

        LimitedStream(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = source.read(bytes, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) throws BodyTooLargeException {
            read += more;
            if (read > MAX_BYTES) {
                throw new BodyTooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
