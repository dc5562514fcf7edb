package dev.tarn.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail, written.
 *
 * @param fromName whom it is from, as the reader sees it
 * @param replyTo where an answer goes; several are separated by commas
 */
public record Mail(
        String fromName, @Nullable String replyTo, String subject, String text, List<Attachment> attachments) {

    /** A file that comes along. */
    public record Attachment(String name, String contentType, byte[] bytes) {}

    public Mail {
        attachments = List.copyOf(attachments);
    }
}
