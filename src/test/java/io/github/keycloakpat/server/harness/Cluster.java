package io.github.keycloakpat.server.harness;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two running nodes of production mode on one PostgreSQL. They are known under one address, so any node knows a JWT. */
public final class Cluster implements AutoCloseable {
    public static final int NODES = 2;

    private static final String ADDRESS = "http://cluster.example";
    private static final Duration JOINED = Duration.ofMinutes(2);

    private final Path folder;
    private final DatabaseServer database;
    private final Installation built;
    private final List<Keycloak> nodes = new ArrayList<>();
    private final Thread hook;

    private Cluster(Path folder, DatabaseServer database, Installation built) {
        this.folder = folder;
        this.database = database;
        this.built = built;
        this.hook = new Thread(this::end, "stop the cluster");
    }

    static Cluster start() {
        Path folder = Settings.work().resolve("cluster");
        Installation built = KeycloakServer.installForCluster(folder, Database.POSTGRES);
        Cluster cluster = new Cluster(folder, DatabaseServer.start(Database.POSTGRES, folder), built);
        Runtime.getRuntime().addShutdownHook(cluster.hook);
        try {
            for (int i = 0; i < NODES; i++) {
                cluster.nodes.add(cluster.startNode(i));
            }
            cluster.awaitMembers(NODES);
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Of a folder and a log made anew. */
    private Keycloak startNode(int index) {
        Path place = folder.resolve("node" + index);
        Installation installation = built.copyTo(place);
        return Keycloak.node(
                Database.POSTGRES,
                KeycloakServer.startNode(installation, database, place.resolve("keycloak.log"), ADDRESS));
    }

    /** @param index 0 or 1 */
    public Keycloak node(int index) {
        return nodes.get(index);
    }

    /** Ends a node by SIGKILL and returns once the others know. */
    public void kill(int index) {
        nodes.get(index).kill();
        Keycloak other = nodes.get(NODES - 1 - index);
        Await.until(JOINED, "the other node to be alone", () -> lastMembers(other) == 1);
    }

    /** Starts a node that was killed, under a new address, and returns once it has joined. */
    public void startAgain(int index) {
        nodes.set(index, startNode(index));
        awaitMembers(NODES);
    }

    /** Sets all nodes' clocks right again. */
    void resetTime() {
        nodes.forEach(Keycloak::resetTime);
    }

    void deleteRealms() {
        nodes.forEach(Keycloak::deleteRealms);
    }

    /** Moves the clocks of all nodes on. */
    public void shiftTime(Duration by) {
        nodes.forEach(node -> node.shiftTime(by));
    }

    /** How often this text is in the logs of all nodes. */
    public long logged(String text) {
        return nodes.stream()
                .mapToLong(node -> node.log().split(text, -1).length - 1L)
                .sum();
    }

    /** Runs the statement in a transaction of its own that ends after the block: what it locks, nobody else has. */
    public void holding(String sql, ThrowingRunnable block) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            block.run();
            connection.commit();
        }
    }

    /** Ends the database without a word, as a crash does, and starts it again at the same place. */
    public void restartDatabase() {
        database.restart();
    }

    private void awaitMembers(int count) {
        Await.until(JOINED, count + " members", () -> nodes.stream().allMatch(node -> lastMembers(node) == count));
    }

    /** Of the last view that the node has told, and not of the parts that it was merged from: ISPN000094: Received new cluster view for channel ISPN: [a|1] (2) [a, b]. */
    private static int lastMembers(Keycloak node) {
        return node.log()
                .lines()
                .filter(Cluster::isView)
                .reduce((earlier, later) -> later)
                .map(line -> Integer.parseInt(line.replaceFirst(".*?\\|\\d+] \\((\\d+)\\).*", "$1")))
                .orElse(0);
    }

    private static boolean isView(String line) {
        return line.contains("ISPN000094") || line.contains("ISPN000093");
    }

    private void end() {
        nodes.forEach(Keycloak::stop);
        database.close();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }
}
