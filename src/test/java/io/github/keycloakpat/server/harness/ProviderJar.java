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

/** Packs the tests' own provider, which never is in the jar that we ship. */
final class ProviderJar {
    private static final List<Class<?>> CLASSES = List.of(PatTestResource.class, PatTestResourceFactory.class);

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
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
