package org.pclnlab.harness.triage.history;

/** The tables. {@code user_version} is {@link #VERSION}; a change of a table raises it. */
final class Schema {
    static final int VERSION = 1;

    /** "pcln", in the header of the file. */
    static final int APPLICATION_ID = 0x70636c6e;

    static final String CREATE = """
            -- tool, Go series, platform: what can be compared
            CREATE TABLE lane (
                id INTEGER PRIMARY KEY, suite TEXT NOT NULL, tool TEXT NOT NULL, series TEXT NOT NULL,
                platform TEXT NOT NULL, generation TEXT NOT NULL,
                UNIQUE (suite, tool, series, platform, generation));
            CREATE TABLE run (
                id INTEGER PRIMARY KEY, lane INTEGER NOT NULL REFERENCES lane, name TEXT NOT NULL,
                started INTEGER NOT NULL,       -- milliseconds since 1970
                go TEXT NOT NULL, revision TEXT NOT NULL, mode TEXT NOT NULL, shards INTEGER NOT NULL,
                UNIQUE (lane, name));
            CREATE INDEX run_by_time ON run (lane, started, id);
            -- a file that was read
            CREATE TABLE part (
                run INTEGER NOT NULL REFERENCES run, shard INTEGER NOT NULL, digest TEXT NOT NULL, source TEXT NOT NULL,
                selected INTEGER NOT NULL, observed INTEGER NOT NULL, red INTEGER NOT NULL, complete INTEGER NOT NULL,
                notes TEXT NOT NULL, imported INTEGER NOT NULL,
                PRIMARY KEY (run, shard)) WITHOUT ROWID;
            CREATE TABLE test_case (
                id INTEGER PRIMARY KEY, directive TEXT NOT NULL, path TEXT NOT NULL,
                UNIQUE (path, directive));
            CREATE TABLE cause (
                id INTEGER PRIMARY KEY, stage TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, grp TEXT NOT NULL,
                sample TEXT NOT NULL,           -- the first failure's text
                UNIQUE (text, stage, kind, grp));
            -- one row for each case, toolchain and run; run stands for the toolchain, too
            CREATE TABLE result (
                run INTEGER NOT NULL REFERENCES run, test_case INTEGER NOT NULL REFERENCES test_case,
                result INTEGER NOT NULL,        -- Codes
                cause INTEGER,
                exit INTEGER,
                expected INTEGER,               -- Codes
                red INTEGER NOT NULL, millis INTEGER NOT NULL,
                PRIMARY KEY (run, test_case)) WITHOUT ROWID;
            -- the same case again, under another setting
            CREATE TABLE repetition (
                run INTEGER NOT NULL REFERENCES run, test_case INTEGER NOT NULL REFERENCES test_case,
                attempt INTEGER NOT NULL, setting TEXT NOT NULL, result INTEGER NOT NULL, cause INTEGER,
                millis INTEGER NOT NULL,
                PRIMARY KEY (run, test_case, attempt)) WITHOUT ROWID;
            -- summary of all runs: since when and how often a case failed in one way
            CREATE TABLE span (
                lane INTEGER NOT NULL REFERENCES lane, test_case INTEGER NOT NULL, cause INTEGER NOT NULL,
                first INTEGER NOT NULL, last INTEGER NOT NULL, runs INTEGER NOT NULL,
                PRIMARY KEY (lane, test_case, cause)) WITHOUT ROWID;
            CREATE TABLE metric (
                run INTEGER NOT NULL REFERENCES run, name TEXT NOT NULL, unit TEXT NOT NULL,
                value REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL, samples INTEGER NOT NULL,
                PRIMARY KEY (run, name, unit)) WITHOUT ROWID;
            """;

    private Schema() {}
}
