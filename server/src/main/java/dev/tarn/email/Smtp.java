package dev.tarn.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The mail server that is configured. */
@Component
class Smtp {
    private static final int TIMEOUT_MS = 20_000;

    private final String host;
    private final String from;
    private final boolean sandboxes;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    Smtp(Environment environment) {
        this.host = environment.getProperty("tarn.smtp.host", "");
        this.from = environment.getProperty("tarn.smtp.from", "");
        this.sandboxes = environment.getProperty("tarn.smtp.sandbox", Boolean.class, false);
        sender.setHost(host);
        sender.setPort(environment.getProperty("tarn.smtp.port", Integer.class, 587));
        String user = environment.getProperty("tarn.smtp.user", "");
        boolean authenticated = !user.isBlank();
        if (authenticated) {
            sender.setUsername(user);
            sender.setPassword(environment.getProperty("tarn.smtp.password", ""));
        }
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(
                properties(authenticated, environment.getProperty("tarn.smtp.security", "starttls")));
    }

    private static Properties properties(boolean authenticated, String security) {
        var properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(authenticated));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(!security.equals("none")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String phase : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + phase, Integer.toString(TIMEOUT_MS));
        }
        return properties;
    }

    boolean isConfigured() {
        return !host.isBlank() && !from.isBlank();
    }

    boolean alsoForSandboxes() {
        return sandboxes;
    }

    /** @param id makes the message's own identifier, by which a second copy is known */
    void send(Mail mail, Recipients recipients, UUID id) {
        MimeMessage message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(from, mail.fromName(), StandardCharsets.UTF_8.name()));
            if (mail.replyTo() != null) {
                message.setReplyTo(InternetAddress.parse(mail.replyTo()));
            }
            helper.setTo(recipients.to().toArray(String[]::new));
            helper.setCc(recipients.cc().toArray(String[]::new));
            helper.setBcc(recipients.bcc().toArray(String[]::new));
            helper.setSubject(oneLine(mail.subject()));
            helper.setText(mail.text());
            for (Mail.Attachment attachment : mail.attachments()) {
                helper.addAttachment(
                        attachment.name(), new ByteArrayResource(attachment.bytes()), attachment.contentType());
            }
            message.setHeader("X-Tarn-Email", id.toString());
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new IllegalStateException("not an e-mail: " + unwritable.getMessage(), unwritable);
        }
        sender.send(message);
    }

    /** A line break would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
