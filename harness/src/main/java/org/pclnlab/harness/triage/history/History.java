package org.pclnlab.harness.triage.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The file of all runs. In write-ahead mode with a sync for each commit, so what was acknowledged is there after a crash; one
 * writer at a time, others wait for it.
 */
public final class History implements AutoCloseable {
    private static final int WAIT_MILLIS = 20_000;

    private final Path file;
    private final Connection connection;

    private History(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens a history for questions. It may be a read-only copy. */
    public static History read(Path file) throws UsageException, EnvironmentException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": no history; pclnlab triage import makes one");
        }
        try {
            return open(file, false, false);
        } catch (SQLException e) {
            if (!Sqlite.isReadOnlyFile(e) || hasUnmergedLog(file)) {
                throw Sqlite.usage(file, "read", e);
            }
        }
        try {
            // Nothing can be written beside it, and nobody can be writing to it: no lock, no shared memory.
            return open(file, false, true);
        } catch (SQLException e) {
            throw Sqlite.usage(file, "read", e);
        }
    }

    /** Opens a history for imports, and makes it when it is not there. */
    public static History write(Path file) throws UsageException, EnvironmentException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new EnvironmentException(file + ": cannot make its folder: " + e, e);
        }
        try {
            return open(file, true, false);
        } catch (SQLException e) {
            if (Sqlite.isUnreadable(e)) {
                throw Sqlite.usage(file, "read", e);
            }
            throw Sqlite.environment(file, "write", e);
        }
    }

    private static boolean hasUnmergedLog(Path file) {
        try {
            return Files.size(Path.of(file + "-wal")) > 0;
        } catch (IOException e) {
            return false; // there is none
        }
    }

    private static History open(Path file, boolean write, boolean frozen) throws SQLException, UsageException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MILLIS);
        config.setCacheSize(-65_536); // KiB
        config.setReadOnly(!write);
        if (!write) {
            config.resetOpenMode(SQLiteOpenMode.READWRITE);
            config.resetOpenMode(SQLiteOpenMode.CREATE);
            config.setOpenMode(SQLiteOpenMode.READONLY);
        }
        String url = frozen ? "jdbc:sqlite:file:" + uri(file) + "?immutable=1" : "jdbc:sqlite:" + file.toAbsolutePath();
        Connection c = config.createConnection(url);
        boolean ready = false;
        try {
            check(file, c, write);
            ready = true;
            return new History(file, c);
        } finally {
            if (!ready) {
                c.close();
            }
        }
    }

    /** A path as part of a URI. */
    private static String uri(Path file) {
        return file.toAbsolutePath().toUri().getRawPath();
    }

    private static void check(Path file, Connection c, boolean write) throws SQLException, UsageException {
        try (Statement s = c.createStatement()) {
            int version = number(s, "PRAGMA user_version");
            boolean empty = version == 0 && number(s, "SELECT count(*) FROM sqlite_master") == 0;
            if (empty && write) {
                s.execute("PRAGMA journal_mode=WAL");
                s.execute("PRAGMA synchronous=FULL");
                s.execute("BEGIN IMMEDIATE");
                if (number(s, "PRAGMA user_version") == 0) { // nobody was faster
                    s.executeUpdate("PRAGMA application_id=" + Schema.APPLICATION_ID);
                    for (String statement : Schema.CREATE.replaceAll("--.*", "").split(";", -1)) {
                        if (!statement.isBlank()) {
                            s.execute(statement);
                        }
                    }
                    s.execute("PRAGMA user_version=" + Schema.VERSION);
                }
                s.execute("COMMIT");
                return;
            }
            if (number(s, "PRAGMA application_id") != Schema.APPLICATION_ID) {
                throw new UsageException(file + (empty ? ": is empty" : ": is a database, but no history of pclnlab"));
            }
            if (version != Schema.VERSION) {
                throw new UsageException(file + ": has schema " + version + ", this pclnlab knows " + Schema.VERSION
                        + (version > Schema.VERSION ? "; use the newer pclnlab that wrote it" : ""));
            }
            if (write) {
                s.execute("PRAGMA synchronous=FULL");
            }
        }
    }

    private static int number(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery(sql)) {
            return r.next() ? r.getInt(1) : 0;
        }
    }

    public Path file() {
        return file;
    }

    Connection connection() {
        return connection;
    }

    /** What SQLite finds wrong with the file: {@code ok} when nothing. */
    public String integrity() throws EnvironmentException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
            StringBuilder out = new StringBuilder();
            while (r.next()) {
                out.append(out.isEmpty() ? "" : "; ").append(r.getString(1));
            }
            return out.toString();
        } catch (SQLException e) {
            throw Sqlite.environment(file, "check", e);
        }
    }

    @Override
    public void close() throws EnvironmentException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sqlite.environment(file, "close", e);
        }
    }
}
