package io.github.keycloakpat.server.cli;

import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser who opens an address that {@code kcpat} shows, signs in, and says yes or no. Follows redirects. */
final class Person {
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String name;

    Person(String name) {
        this.name = name;
    }

    /** Opens the address and signs in. The answer is the page after that. */
    Page open(String address) {
        return page(HttpRequest.newBuilder(URI.create(address)));
    }

    Page signIn(String address) {
        Page form = open(address);
        return form.submit("username", name, "password", TestRealm.PASSWORD);
    }

    /** Redirects are followed by GET, as browsers do after a form. */
    private Page page(HttpRequest.Builder first) {
        HttpResponse<String> response = send(first);
        for (int i = 0; i < MOST_REDIRECTS && response.statusCode() / 100 == 3; i++) {
            String location = response.headers().firstValue("Location").orElseThrow();
            response = send(HttpRequest.newBuilder(response.uri().resolve(location)));
        }
        return new Page(response.uri(), response.statusCode(), response.body());
    }

    /** Cookies by hand: the JDK sends none that are {@code Secure} to this machine by http, as browsers do. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        cookies.forEach((cookie, value) -> request.header("Cookie", cookie + "=" + value));
        try {
            HttpResponse<String> response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new AssertionError("in the browser", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** What is in the window. */
    final class Page {
        private final URI address;
        private final int status;
        private final String html;

        private Page(URI address, int status, String html) {
            this.address = address;
            this.status = status;
            this.html = html;
        }

        URI address() {
            return address;
        }

        int status() {
            return status;
        }

        String html() {
            return html;
        }

        /** Sends its form, with what is hidden in it and these fields: name, value, name, value… */
        Page submit(String... fields) {
            Matcher form = FORM.matcher(html);
            if (!form.find()) {
                throw new AssertionError("no form at " + address + "\n" + html);
            }
            List<String> pairs = new ArrayList<>();
            Matcher hidden = HIDDEN.matcher(html);
            while (hidden.find()) {
                pairs.add(pair(hidden.group(1), hidden.group(2)));
            }
            for (int i = 0; i < fields.length; i += 2) {
                pairs.add(pair(fields[i], fields[i + 1]));
            }
            return page(HttpRequest.newBuilder(address.resolve(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
        }

        private static String pair(String name, String value) {
            return encode(name) + "=" + encode(value);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
