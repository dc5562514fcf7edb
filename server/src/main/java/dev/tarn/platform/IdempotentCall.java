package dev.tarn.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request with its Idempotency-Key. Answers may hold secrets, such as the value of a new API key: they are kept encrypted, with a secret that
 * only the sender of the key can derive, since the key itself is kept as a hash.
 */
final class IdempotentCall {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final UUID scope;
    private final byte[] keyHash;
    private final byte[] requestHash;
    private final SecretKeySpec secret;

    /** @param request what makes two requests the same: method, address and body */
    IdempotentCall(IdempotencyScope scope, String key, byte[]... request) {
        this.scope = scope.id();
        byte[] salt = ByteBuffer.allocate(16)
                .putLong(this.scope.getMostSignificantBits())
                .putLong(this.scope.getLeastSignificantBits())
                .array();
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        this.keyHash = digest("key".getBytes(StandardCharsets.UTF_8), salt, keyBytes);
        this.secret = new SecretKeySpec(digest("answer".getBytes(StandardCharsets.UTF_8), salt, keyBytes), "AES");
        this.requestHash = digest(request);
    }

    UUID scope() {
        return scope;
    }

    byte[] keyHash() {
        return keyHash.clone();
    }

    byte[] requestHash() {
        return requestHash.clone();
    }

    boolean asksTheSameAs(byte[] otherRequestHash) {
        return Arrays.equals(requestHash, otherRequestHash);
    }

    byte[] seal(byte[] body) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, body);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Each part is preceded by its length, so that no two lists of parts read the same. */
    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
