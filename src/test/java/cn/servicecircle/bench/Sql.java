package cn.servicecircle.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One blocking connection, to prepare a database with and to look into it. */
final class Sql implements AutoCloseable {
    private final Connection connection;

    /** @param uri {@code mysql://user:password@host:port/database} */
    Sql(String uri) throws SQLException {
        URI server = URI.create(uri);
        String[] account = server.getUserInfo().split(":", 2);
        this.connection = DriverManager.getConnection(
                "jdbc:mariadb://%s:%d%s?sslMode=disable"
                        .formatted(server.getHost(), server.getPort(), server.getPath()),
                account[0],
                account[1]);
    }

    void run(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Rows of numbers. */
    List<long[]> rows(String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            List<long[]> rows = new ArrayList<>();
            while (result.next()) {
                long[] row = new long[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getLong(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    long number(String query) throws SQLException {
        return rows(query).get(0)[0];
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
