package org.pclnlab.harness.triage.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.pclnlab.harness.outcome.UsageException;

/** A file to import: its first bytes, its whole text, its digest. */
final class Source {
    /** Whole documents are read into memory; logs are not, and may be larger. */
    private static final long MAX_DOCUMENT = 256L << 20;

    private static final int PEEK = 8192;

    private final Path path;

    Source(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The beginning, as text. */
    String head() throws UsageException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(PEEK), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The whole text. */
    String text() throws UsageException {
        try {
            long size = Files.size(path);
            if (size > MAX_DOCUMENT) {
                throw new UsageException(path + ": " + size + " bytes, at most " + MAX_DOCUMENT + " are read");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    InputStream open() throws UsageException {
        try {
            return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** When the file was written. */
    Instant modified() throws UsageException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** SHA-256 of the content. */
    String digest() throws UsageException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(open(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    UsageException unreadable(IOException e) {
        return UsageException.unreadable(path, e);
    }

    UsageException bad(String message) {
        return new UsageException(path + ": " + message);
    }
}
