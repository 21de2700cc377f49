package io.github.keycloakpat.server.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The Docker of this machine. Who builds without one, or where images of others can't be had, misses the tests in
 * containers alone and is told so; where the environment says {@code CI_DOCKER=true} that is a failure.
 */
final class Docker {
    private static final int BUILD_MINUTES = 10;

    private final DockerClient client;

    private Docker(DockerClient client) {
        this.client = client;
    }

    /** Skips the test, or fails it, unless containers can be run and the images of others are here or can be pulled. */
    static Docker require() {
        return require(Docker::connect, "true".equals(System.getenv("CI_DOCKER")));
    }

    static <T> T require(Supplier<T> docker, boolean expected) {
        try {
            return docker.get();
        } catch (RuntimeException e) {
            if (expected) {
                throw new AssertionError("docker: CI_DOCKER=true, and it does not work: " + e.getMessage(), e);
            }
            throw new TestAbortedException("docker: not here, or not working: " + e.getMessage(), e);
        }
    }

    private static Docker connect() {
        DockerClient client = DockerClientFactory.instance().client();
        ImageFiles.images().forEach(image -> pull(client, image));
        return new Docker(client);
    }

    private static void pull(DockerClient client, String image) {
        try {
            client.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            DockerImageName name = DockerImageName.parse(image);
            try {
                client.pullImageCmd(name.getUnversionedPart())
                        .withTag(name.getVersionPart())
                        .start()
                        .awaitCompletion();
            } catch (DockerException e) {
                throw new IllegalStateException("no image " + image + ": " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** As {@code docker build} does it in the project's root, {@code .dockerignore} included. */
    void build(String tag) {
        client.buildImageCmd()
                .withBaseDirectory(ImageFiles.ROOT.toFile())
                .withDockerfile(ImageFiles.DOCKERFILE.toFile())
                .withTags(Set.of(tag))
                .exec(new BuildImageResultCallback())
                .awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
    }

    /** The range of a network's addresses, such as {@code 172.18.0.0/16}. */
    String subnet(String network) {
        return client.inspectNetworkCmd()
                .withNetworkId(network)
                .exec()
                .getIpam()
                .getConfig()
                .get(0)
                .getSubnet();
    }
}
