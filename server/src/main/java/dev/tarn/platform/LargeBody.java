package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * A body that may be larger than others are allowed to be, and may come packed by gzip. It is read as a stream: who reads bounds what is kept.
 * What unpacks to far more than anything real does is cut off.
 */
public final class LargeBody {
    /** JSON of events packs ten to thirty times; a body of blanks or of one letter a thousand times. */
    private static final int MAX_RATIO = 200;

    private static final int ANY_RATIO_BELOW = 1 << 20;
    private static final int BUFFER = 64 * 1024;

    private LargeBody() {}

    /** As it was sent, unpacked. Reading it refuses what is no gzip though it says so. */
    public static InputStream open(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        InputStream sent = BodyLimit.unlimited(request);
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> unpacked(sent);
            default -> throw new HttpMediaTypeNotSupportedException("content encoding " + encoding);
        };
    }

    /** All of it; above so many bytes the request is refused as too large. */
    public static byte[] readAtMost(InputStream body, int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes);
        if (bytes.length == maxBytes && body.read() >= 0) {
            throw new BodyLimit.BodyTooLargeException();
        }
        return bytes;
    }

    private static InputStream unpacked(InputStream sent) throws IOException {
        var packed = new Counted(sent);
        try {
            return new Unpacked(new GZIPInputStream(packed, BUFFER), packed);
        } catch (ZipException | EOFException noGzip) {
            throw notGzip();
        }
    }

    private static RefusedException notGzip() {
        return Refusal.badRequest("the body is not what its Content-Encoding says");
    }

    private static class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte @Nullable [] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count += Math.max(0, got);
            return got;
        }

        final long count() {
            return count;
        }
    }

    private static final class Unpacked extends Counted {
        private final Counted packed;

        Unpacked(InputStream source, Counted packed) {
            super(source);
            this.packed = packed;
        }

        @Override
        public int read(byte @Nullable [] target, int offset, int length) throws IOException {
            int got;
            try {
                got = super.read(target, offset, length);
            } catch (ZipException | EOFException broken) {
                throw notGzip();
            }
            if (count() > ANY_RATIO_BELOW && count() / MAX_RATIO > packed.count()) {
                throw new BodyLimit.BodyTooLargeException();
            }
            return got;
        }
    }
}
