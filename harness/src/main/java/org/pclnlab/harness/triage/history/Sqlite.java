package org.pclnlab.harness.triage.history;

import java.nio.file.Path;
import java.sql.SQLException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.sqlite.SQLiteException;

/** Errors of SQLite in words that say what to do. */
final class Sqlite {
    private static final int BUSY = 5;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private Sqlite() {}

    private static int code(SQLException e) {
        return e instanceof SQLiteException s ? s.getResultCode().code & 0xff : 0;
    }

    /** Whether the file or its folder does not let SQLite write what it needs even for reading. */
    static boolean isReadOnlyFile(SQLException e) {
        return code(e) == READONLY || code(e) == CANTOPEN;
    }

    /** Whether the file itself is no good. */
    static boolean isUnreadable(SQLException e) {
        return code(e) == NOTADB || code(e) == CORRUPT;
    }

    static UsageException usage(Path file, String doing, SQLException e) {
        return new UsageException(message(file, doing, e));
    }

    static EnvironmentException environment(Path file, String doing, SQLException e) {
        return new EnvironmentException(message(file, doing, e), e);
    }

    private static String message(Path file, String doing, SQLException e) {
        return file + ": "
                + switch (code(e)) {
                    case BUSY -> "another pclnlab is writing to it";
                    case READONLY -> "cannot be written: it or its folder is read-only";
                    case FULL -> "no space left; nothing of this import was kept";
                    case CANTOPEN -> "cannot be opened; SQLite also needs to write files beside it";
                    case NOTADB -> "is no SQLite database";
                    case CORRUPT -> "is damaged: " + e.getMessage();
                    case IOERR -> "cannot " + doing + " (disk full or failing): " + e.getMessage();
                    default -> "cannot " + doing + ": " + e.getMessage();
                };
    }
}
