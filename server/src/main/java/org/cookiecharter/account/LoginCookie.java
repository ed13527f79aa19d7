// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a {@link Login} as the value of a cookie, and decrypts it. The value is {@code TIME.TEXT}: seconds since the
 * epoch, and a random nonce with the ciphertext of AES-GCM in base64url. Because of the nonce, the values of two logins
 * have nothing in common: the cookie identifies a visitor no longer and no further than the login itself.
 *
 * <p>Decrypting never throws: a value that is malformed, forged, too old or from another site is no login. Thread-safe.
 */
final class LoginCookie {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_LENGTH = 160;
    private static final int MAX_DIGITS = 12;

    private final Supplier<SigningKeys> keys;
    private final String purpose;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates the codec of a site.
     *
     * @param site the name of the site, in ASCII; empty if it is the only one
     */
    LoginCookie(Supplier<SigningKeys> keys, String site) {
        this.keys = keys;
        this.purpose = site + " login";
    }

    String write(Login login) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = ((login.isSeparate() ? "1" : "0") + login.account()).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, login.at(), nonce).doFinal(plain);
            byte[] value = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return login.at().getEpochSecond() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Returns the login in a cookie value, or null if it contains none that is valid at this time. */
    @Nullable
    Login read(String value, Instant now) {
        int dot = value.indexOf('.');
        if (value.length() > MAX_LENGTH
                || dot < 1
                || dot > MAX_DIGITS
                || !value.chars().limit(dot).allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(value.substring(0, dot)));
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(bytes).get(nonce);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, at, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            String text = new String(plain, StandardCharsets.US_ASCII);
            Login login = new Login(text.substring(1), at, text.startsWith("1"));
            return login.isValidAt(now) ? login : null;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Not base64, too short, or not encrypted by this site.
            return null;
        }
    }

    private Cipher cipher(int mode, Instant at, byte[] nonce) throws GeneralSecurityException {
        // The key of the login's time, like that of a choice: replacing the keys of the store ends all logins.
        byte[] key = Base64.getUrlDecoder().decode(keys.get().keyAt(at).sign(purpose));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((purpose + ' ' + at.getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
