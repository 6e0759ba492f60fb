package hotline.server.settings;

import hotline.ivr.yaml.YamlNode.Scalar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

/** The files of a certificate and its key, looked into before anything is started with them. */
final class CertificateFiles {
    private static final String CERTIFICATE = "certificate-file";
    private static final String KEY = "key-file";

    private final Section section;
    private final Path folder;

    /** @param folder from where relative paths are seen */
    CertificateFiles(Section section, Path folder) {
        this.section = section;
        this.folder = folder;
    }

    /** Both files; empty when none is given. What is wrong with them is noted as problems. */
    Optional<Settings.Tls> read() {
        Optional<Path> certificate =
                section.scalar(CERTIFICATE).map(Scalar::text).map(folder::resolve);
        Optional<Path> key = section.scalar(KEY).map(Scalar::text).map(folder::resolve);
        if (certificate.isPresent() != key.isPresent()) {
            section.wrong(
                    certificate.isPresent() ? CERTIFICATE : KEY,
                    "half-tls",
                    "a certificate and its key belong together, one of them is missing",
                    "give both certificate-file and key-file");
            return Optional.empty();
        }
        certificate.ifPresent(this::checkCertificate);
        key.ifPresent(this::checkKey);
        return certificate.flatMap(chain -> key.map(secret -> new Settings.Tls(chain, secret)));
    }

    private void checkCertificate(Path file) {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (chain.iterator().next() instanceof X509Certificate own) {
                own.checkValidity();
            }
        } catch (IOException e) {
            unreadable(CERTIFICATE, file);
        } catch (CertificateException | RuntimeException e) {
            section.wrong(
                    CERTIFICATE,
                    "certificate",
                    file + " holds no certificate that is valid today",
                    "write the certificate and its chain into it in PEM (BEGIN CERTIFICATE)");
        }
    }

    private void checkKey(Path file) {
        try {
            if (!Files.readString(file).contains("PRIVATE KEY-----")) {
                section.wrong(
                        KEY, "key", file + " holds no private key", "write the key into it in PEM (BEGIN PRIVATE KEY)");
            }
        } catch (IOException e) {
            unreadable(KEY, file);
        }
    }

    private void unreadable(String key, Path file) {
        section.wrong(
                key,
                "unreadable",
                "there is no readable file " + file,
                "name a file this user can read; a key should be readable for this user only (chmod 600)");
    }
}
