package dev.tarn.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Secrets of others, such as keys of payment providers, as they lie in the database: encrypted with {@code TARN_SECRET_KEY}, else with a key made
 * in the data folder when first needed. A secret opens only for the row it was encrypted for.
 */
@Component
public class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String configured;
    private final Path file;
    private volatile @Nullable SecretKeySpec key;

    Secrets(@Value("${tarn.secret-key:}") String configured, @Value("${tarn.data-dir}") Path folder) {
        this.configured = configured;
        this.file = folder.resolve("secret.key");
    }

    public byte[] seal(UUID owner, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, owner, nonce, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException where it was encrypted for another row, or with another key */
    public String open(UUID owner, byte[] encrypted) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[encrypted.length - NONCE_BYTES];
        ByteBuffer.wrap(encrypted).get(nonce).get(rest);
        return new String(run(Cipher.DECRYPT_MODE, owner, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, UUID owner, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a secret cannot be read: was TARN_SECRET_KEY changed?", failed);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            synchronized (this) {
                known = key == null ? new SecretKeySpec(digest(material()), "AES") : key;
                key = known;
            }
        }
        return known;
    }

    private String material() {
        if (!configured.isBlank()) {
            return configured;
        }
        try {
            return Files.exists(file) ? Files.readString(file) : make();
        } catch (IOException failed) {
            throw new UncheckedIOException("the key of secrets cannot be read: " + file, failed);
        }
    }

    /** For its owner's eyes only; whoever is first decides. */
    private String make() throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
                channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
            }
        } catch (FileAlreadyExistsException anotherWasFirst) {
            return Files.readString(file);
        }
        return Files.readString(file);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
