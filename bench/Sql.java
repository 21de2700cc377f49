import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Prints the first column of a query's first row, as {@code psql -At} would: {@code Sql JDBC-URL -c QUERY}. */
public final class Sql {

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0], "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(args[2])) {
            result.next();
            System.out.println(result.getString(1));
        }
    }
}
