package io.github.keycloakpat.server.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docker/} says, so that the tests run that and no copy of it. */
final class ImageFiles {
    static final Path ROOT = Path.of("").toAbsolutePath();
    static final Path FOLDER = ROOT.resolve("docker");
    static final Path DOCKERFILE = FOLDER.resolve("Dockerfile");
    static final Path DEMO_REALM = ROOT.resolve("src/run/demo-realm.json");
    static final Path GATEWAY_RULES = ROOT.resolve("docs/gateways/nginx");

    private static final YAMLMapper YAML = new YAMLMapper();

    private ImageFiles() {}

    /** The images of others that are needed. */
    static List<String> images() {
        return List.of(baseImage(), imageOf("postgres"), imageOf("gateway"), imageOf("orders"));
    }

    /** The image of a service of {@code compose.yaml}. */
    static String imageOf(String service) {
        JsonNode image = compose().at("/services/" + service + "/image");
        if (!image.isTextual()) {
            throw new IllegalStateException("compose.yaml names no image for " + service);
        }
        return image.asText();
    }

    /** The version of Keycloak from which the image is made. */
    static String keycloakVersion() {
        return found(DOCKERFILE, "ARG KEYCLOAK_VERSION=(\\S+)");
    }

    /** The image from which ours is made, its version put in. */
    static String baseImage() {
        return found(DOCKERFILE, "ARG KEYCLOAK_IMAGE=(\\S+)").replace("${KEYCLOAK_VERSION}", keycloakVersion());
    }

    /** The first group of the first match. */
    static String found(Path file, String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(text(file));
        if (!matcher.find()) {
            throw new IllegalStateException(file + " has no " + expression);
        }
        return matcher.group(1);
    }

    static JsonNode compose() {
        try {
            return YAML.readTree(text(FOLDER.resolve("compose.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
