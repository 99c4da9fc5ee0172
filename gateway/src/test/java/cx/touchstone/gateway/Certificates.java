package cx.touchstone.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that makes certificates (X.509, RFC 5280) with keys on P-256, written by hand: a tool takes seconds for each.
 */
final class Certificates {

    /** Files (PEM) with a certificate and with its key. */
    record Identity(Path certificate, Path key) {
    }

    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
    private static final byte[] COMMON_NAME = oid("550403");
    private static final byte[] ALTERNATIVE_NAME = oid("551d11");
    private static final byte[] BASIC_CONSTRAINTS = oid("551d13");
    private static final byte[] TRUE = { 1, 1, (byte) 0xff };
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String name;
    private final KeyPair keys;
    private final byte[] own;
    private final Path folder;
    private int made;

    /** @param name of the authority */
    Certificates(String name) {
        try {
            this.name = name;
            folder = Files.createTempDirectory("certificates");
            keys = keys();
            own = make(name, keys, sequence(BASIC_CONSTRAINTS, TRUE, value(4, sequence(TRUE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for a server of this name. */
    Identity of(String host) {
        KeyPair its = keys();
        byte[] names = sequence(value(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        byte[] certificate = make(host, its, sequence(ALTERNATIVE_NAME, value(4, names)));
        return new Identity(write(".crt", "CERTIFICATE", certificate),
                write(".key", "PRIVATE KEY", its.getPrivate().getEncoded()));
    }

    /** File (PEM) with the certificate of the authority. */
    Path authority() {
        return write(".ca", "CERTIFICATE", own);
    }

    /** Trusts what it makes, and nothing else. */
    SSLContext trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(name,
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(own)));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] make(String whose, KeyPair its, byte[] extension) {
        Instant now = Instant.now();
        byte[] validity = sequence(time(now.minusSeconds(60)), time(now.plusSeconds(86_400)));
        byte[] said = sequence(value(0xa0, value(2, new byte[] { 2 })), value(2, BigInteger.valueOf(++made).toByteArray()),
                ECDSA_WITH_SHA256, named(name), validity, named(whose), its.getPublic().getEncoded(),
                value(0xa3, sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(said);
            return sequence(said, ECDSA_WITH_SHA256, value(3, joined(new byte[1], signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] named(String name) {
        return sequence(value(0x31, sequence(COMMON_NAME, value(12, name.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant at) {
        return value(23, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(String hex) {
        return value(6, HexFormat.of().parseHex(hex));
    }

    private static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    /** As DER has it: a tag, the length in as few bytes as it takes, the content. */
    private static byte[] value(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        int length = content.length;
        byte[] head = length < 0x80 ? new byte[] { (byte) tag, (byte) length }
                : length < 0x100 ? new byte[] { (byte) tag, (byte) 0x81, (byte) length }
                        : new byte[] { (byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length };
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private Path write(String ending, String what, byte[] content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "", ending), "-----BEGIN " + what + "-----\n"
                    + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + what + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
