package io.github.keycloakpat.server.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.keycloakpat.server.provider.PatTestResource;
import io.github.keycloakpat.server.provider.PatTestResourceFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Packs the tests' own provider and e-mail theme {@value #THEME}, which never are in the jar that we ship. */
final class ProviderJar {
    private static final List<Class<?>> CLASSES = List.of(PatTestResource.class, PatTestResourceFactory.class);

    private static final String THEME = "pat-test";
    private static final String THEMES = "{\"themes\": [{\"name\": \"pat-test\", \"types\": [\"email\"]}]}";
    private static final List<String> THEME_FILES = List.of(
            "theme.properties", "messages/messages_en.properties", "html/pat-revoked.ftl", "text/pat-revoked.ftl");

    private ProviderJar() {}

    static Path write(Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : CLASSES) {
                add(out, type.getName().replace('.', '/') + ".class", bytesOf(type));
            }
            add(
                    out,
                    "META-INF/services/" + RealmResourceProviderFactory.class.getName(),
                    PatTestResourceFactory.class.getName().getBytes(UTF_8));
            addTheme(out);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addTheme(JarOutputStream out) throws IOException {
        add(out, "META-INF/keycloak-themes.json", THEMES.getBytes(UTF_8));
        for (String file : THEME_FILES) {
            try (InputStream in = ProviderJar.class.getResourceAsStream("/test-theme/" + file)) {
                add(out, "theme/" + THEME + "/email/" + file, in.readAllBytes());
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }
}
