package org.chargeledger.console.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the private key (PEM, PKCS #8). Locally a missing one is made and kept, so that a restart keeps drivers signed
 * in.
 */
record SigningKeyFile(Optional<Path> file, boolean mayGenerate) {

    private static final Logger LOG = Logger.getLogger(SigningKeyFile.class);
    private static final String HEAD = "-----BEGIN PRIVATE KEY-----";
    private static final String TAIL = "-----END PRIVATE KEY-----";

    RSAPrivateCrtKey key() {
        try {
            if (file.isPresent() && Files.exists(file.get())) {
                return parse(Files.readString(file.get()));
            }
            if (!mayGenerate) {
                throw new IllegalStateException(
                        "DRIVER_TOKEN_PRIVATE_KEY_FILE must name a PEM file, found none at " + file);
            }
            return generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not an RSA key in PKCS #8: " + file, e);
        }
    }

    private RSAPrivateCrtKey generate() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        if (file.isPresent()) {
            write(file.get(), key);
        }
        LOG.infof("made a key for drivers' tokens, kept in %s", file.map(Path::toString).orElse("memory"));
        return key;
    }

    /** Whole or not at all: half a key, left by an edge that was stopped, would keep every later one from starting. */
    private static void write(Path path, RSAPrivateCrtKey key) throws IOException {
        if (path.toAbsolutePath().getParent() != null) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String body = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(key.getEncoded());
        Files.writeString(next, HEAD + "\n" + body + "\n" + TAIL + "\n", StandardOpenOption.WRITE);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RSAPrivateCrtKey parse(String pem) throws GeneralSecurityException {
        String body = pem.replace(HEAD, "").replace(TAIL, "").replaceAll("\\s", "");
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
