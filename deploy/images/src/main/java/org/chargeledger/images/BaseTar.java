package org.chargeledger.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes an image tar (the form of "docker save") of two layers: a root file system and a Java runtime under /opt/java. */
final class BaseTar {

    private static final String JAVA = "opt/java";

    private BaseTar() {}

    static void write(Path image, Path rootLayer, Path runtime, String architecture) throws IOException {
        Path runtimeLayer = image.resolveSibling("java.tar");
        pack(runtime, runtimeLayer);
        byte[] config = json(Map.of("architecture", architecture, "os", "linux",
                "config", Map.of("Env", List.of("PATH=/" + JAVA + "/bin:/usr/bin:/bin", "JAVA_HOME=/" + JAVA, "LANG=C.UTF-8")),
                "rootfs", Map.of("type", "layers", "diff_ids", List.of(digest(rootLayer), digest(runtimeLayer)))));
        byte[] manifest = json(List.of(Map.of("Config", "config.json", "RepoTags", List.of("chargeledger/base:latest"),
                "Layers", List.of("root.tar", "java.tar"))));
        try (var tar = open(image)) {
            add(tar, "config.json", config);
            add(tar, "manifest.json", manifest);
            add(tar, "root.tar", rootLayer, 0644);
            add(tar, "java.tar", runtimeLayer, 0644);
        }
    }

    private static void pack(Path runtime, Path layer) throws IOException {
        try (var tar = open(layer); Stream<Path> files = Files.walk(runtime)) {
            for (Path file : files.sorted().toList()) {
                String name = JAVA + "/" + runtime.relativize(file);
                if (Files.isSymbolicLink(file)) {
                    var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                    entry.setLinkName(Files.readSymbolicLink(file).toString());
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                } else if (Files.isRegularFile(file)) {
                    add(tar, name, file, Files.isExecutable(file) ? 0755 : 0644);
                }
            }
        }
    }

    private static TarArchiveOutputStream open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        var tar = new TarArchiveOutputStream(out);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return "sha256:" + HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object value) throws IOException {
        return new ObjectMapper().writeValueAsBytes(value);
    }
}
