package cn.servicecircle.testkit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Blocking SQL for preparing and inspecting a test's database, beside the client that the product uses. */
public final class Jdbc {

    private Jdbc() {}

    /** @param mySqlUri {@code mysql://user:password@host:port/database} */
    public static void run(String mySqlUri, String... statements) throws SQLException {
        try (Connection connection = open(mySqlUri);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row. */
    public static String value(String mySqlUri, String query) throws SQLException {
        try (Connection connection = open(mySqlUri);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new AssertionError("No row: " + query);
            }
            return rows.getString(1);
        }
    }

    /** A transaction that has begun, and waits to be committed. */
    public static final class Open implements AutoCloseable {
        private final Connection connection;

        private Open(Connection connection) {
            this.connection = connection;
        }

        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    public static Open open(String mySqlUri, String statement) throws SQLException {
        Connection connection = open(mySqlUri);
        connection.setAutoCommit(false);
        try (Statement first = connection.createStatement()) {
            first.execute(statement);
        }
        return new Open(connection);
    }

    /** All rows, each of its values as text. */
    public static List<List<String>> rows(String mySqlUri, String query) throws SQLException {
        try (Connection connection = open(mySqlUri);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
            return all;
        }
    }

    /** In UTC, as the product's; to be closed by the caller. */
    public static Connection open(String mySqlUri) throws SQLException {
        URI uri = URI.create(mySqlUri);
        String[] account = uri.getUserInfo().split(":", 2);
        String url =
                "jdbc:mariadb://%s:%d%s?sslMode=disable&allowPublicKeyRetrieval=true&sessionVariables=time_zone='+00:00'"
                        .formatted(uri.getHost(), uri.getPort(), uri.getPath());
        return DriverManager.getConnection(url, account[0], account.length > 1 ? account[1] : "");
    }
}
