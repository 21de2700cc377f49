import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a realm webhooks to itself, takes whatever they send, and never answers: {@code HangingReceiver JDBC-URL REALM
 * WEBHOOKS}. Prints a line when it is ready. When its standard input is closed it takes the webhooks away, prints how
 * often it was called, and ends.
 */
public final class HangingReceiver {
    private static final String ADD = "insert into PAT_WEBHOOK (ID, REALM_ID, URL, EVENT_TYPES, SECRET, ENABLED, CREATED_AT,"
            + " CREATED_BY, UPDATED_AT) select ?, ID, ?, 'token.created', 'whsec_c2VjcmV0', true, 0, 'bench', 0"
            + " from REALM where NAME = ?";
    private static final AtomicInteger CALLS = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                Connection database = DriverManager.getConnection(args[0], "postgres", "postgres")) {
            inBackground(() -> accept(server));
            add(database, args[1], Integer.parseInt(args[2]), "http://127.0.0.1:" + server.getLocalPort());
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
            String left = remove(database);
            System.out.println("with webhooks: " + CALLS + " deliveries tried, " + left);
        }
    }

    private static void add(Connection database, String realm, int count, String address) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(ADD)) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, address + "/" + i);
                insert.setString(3, realm);
                insert.executeUpdate();
            }
        }
    }

    /** Answers what there was. */
    private static String remove(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("delete from PAT_WEBHOOK");
            int announced = statement.executeUpdate("delete from PAT_ANNOUNCEMENT");
            int written = statement.executeUpdate("delete from PAT_DELIVERY");
            return written + " written down, " + announced + " events not spread yet";
        }
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket call = server.accept();
                CALLS.incrementAndGet();
                inBackground(() -> hold(call));
            }
        } catch (IOException e) {
            System.err.println("no more calls are taken: " + e); // as at the end of this program
        }
    }

    /** Until the server hangs up. */
    private static void hold(Socket call) {
        try (call) {
            call.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("hung up: " + e);
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
