package io.github.keycloakpat.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.keycloakpat.server.harness.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A proxy that runs in the foreground in a folder of its own; ended with all its children, at the latest with the tests. */
final class ProxyProcess implements AutoCloseable {
    private static final Duration LISTENING = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String CONSOLE = "console.log";

    private final Path folder;
    private final Process process;
    private final Thread hook;

    private ProxyProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.hook = new Thread(this::stop, "stop " + folder.getFileName());
    }

    /** An empty folder of this name below {@code target}; what an earlier run left there is gone. */
    static Path folder(String name) {
        String work = System.getProperty("kcpat.work", "target/it"); // the second for runs from an editor
        Path folder = Path.of(work, "gateways", name).toAbsolutePath();
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of 127.0.0.1 on which nobody listens at present. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the program and waits until it listens. */
    static ProxyProcess start(Path folder, List<String> command, Map<String, String> environment, int port) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(CONSOLE).toFile());
        builder.environment().putAll(environment);
        try {
            ProxyProcess proxy = new ProxyProcess(folder, builder.start());
            Runtime.getRuntime().addShutdownHook(proxy.hook);
            proxy.awaitPort(port);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(int port) {
        Await.until(LISTENING, folder.getFileName() + " listens; see " + folder, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(folder.getFileName() + " ended\n" + kept());
            }
            return listens(port);
        });
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** All that it keeps in files, logs and caches too. */
    String kept() {
        try (Stream<Path> all = Files.walk(folder)) {
            StringBuilder kept = new StringBuilder();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                kept.append(Files.readString(file, ISO_8859_1)).append('\n');
            }
            return kept.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }

    /** Politely first; the children end with their parent then. */
    private void stop() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
