package io.github.keycloakpat.server.image;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The four containers of {@code docker/compose.yaml}, with its images and files, as its trial runs them. */
final class Neighbourhood implements AutoCloseable {
    private static final String IMAGE = "keycloak-pat:under-test";
    private static final String DATABASE = "keycloak";
    private static final int HTTP = 8080;
    private static final Duration START = Duration.ofMinutes(8);
    private static final int READABLE = 0644;

    private final Network network = Network.newNetwork();
    private final GenericContainer<?> postgres;
    private final KeycloakContainer keycloak;
    private final GenericContainer<?> orders;
    private final GenericContainer<?> gateway;

    private Neighbourhood(Docker docker) {
        postgres = container("postgres")
                .withEnv("POSTGRES_DB", DATABASE)
                .withEnv("POSTGRES_USER", DATABASE)
                .withEnv("POSTGRES_PASSWORD", DATABASE)
                .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U keycloak -d keycloak")
                        .withStartupTimeout(START));
        keycloak = keycloak(docker.subnet(network.getId()));
        orders = configured("orders", "orders.conf");
        gateway = configured("gateway", "gateway.conf")
                .withCopyFileToContainer(MountableFile.forHostPath(ImageFiles.GATEWAY_RULES), "/etc/nginx/pat")
                .withExposedPorts(HTTP);
    }

    /** Builds the image and waits until all work. */
    static Neighbourhood start(Docker docker) {
        docker.build(IMAGE);
        Neighbourhood all = new Neighbourhood(docker);
        try {
            List.of(all.postgres, all.keycloak, all.orders, all.gateway).forEach(GenericContainer::start);
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** Its readiness is what the image's own health check says. */
    private KeycloakContainer keycloak(String subnet) {
        return new KeycloakContainer(IMAGE)
                .withImagePullPolicy(image -> false)
                .withOptimizedFlag()
                .withBootstrapAdminDisabled()
                .withRamPercentage(5, 15)
                .withNetwork(network)
                .withNetworkAliases("keycloak")
                .withEnv("KC_DB_URL", "jdbc:postgresql://postgres:5432/" + DATABASE)
                .withEnv("KC_DB_USERNAME", DATABASE)
                .withEnv("KC_DB_PASSWORD", DATABASE)
                .withEnv("KC_HOSTNAME", "http://localhost:8080")
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("KC_PROXY_HEADERS", "xforwarded")
                .withEnv("KC_PROXY_TRUSTED_ADDRESSES", subnet)
                .withCopyFileToContainer(
                        MountableFile.forHostPath(ImageFiles.DEMO_REALM, READABLE),
                        "/opt/keycloak/data/import/demo-realm.json")
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START));
    }

    private GenericContainer<?> configured(String service, String file) {
        Path configuration = ImageFiles.FOLDER.resolve(file);
        return container(service)
                .withCopyFileToContainer(
                        MountableFile.forHostPath(configuration, READABLE), "/etc/nginx/conf.d/default.conf");
    }

    @SuppressWarnings("resource") // closed with the others
    private GenericContainer<?> container(String service) {
        return new GenericContainer<>(DockerImageName.parse(ImageFiles.imageOf(service)))
                .withNetwork(network)
                .withNetworkAliases(service);
    }

    /** The address of Keycloak. */
    String keycloak() {
        return keycloak.getAuthServerUrl();
    }

    /** The address of the gateway before the sample application. */
    String gateway() {
        return "http://" + gateway.getHost() + ":" + gateway.getMappedPort(HTTP);
    }

    /** What a command printed that was run in Keycloak's container. */
    String inKeycloak(String... command) {
        try {
            return keycloak.execInContainer(command).getStdout().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    @Override
    public void close() {
        List.of(gateway, orders, keycloak, postgres).forEach(GenericContainer::stop);
        network.close();
    }
}
