package io.github.keycloakpat.server.cli;

import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser who opens an address that {@code kcpat} shows, signs in, and says yes or no. Follows redirects. */
final class Person {
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String name;

    Person(String name) {
        this.name = name;
    }

    /** Opens the address and signs in. The answer is the page after that. */
    Page open(String address) {
        return page(HttpRequest.newBuilder(URI.create(address)).build());
    }

    Page signIn(String address) {
        Page form = open(address);
        return form.submit("username", name, "password", TestRealm.PASSWORD);
    }

    private Page page(HttpRequest request) {
        try {
            HttpResponse<String> response = browser.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(response.uri(), response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError("opening " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
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
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                    .build());
        }

        private static String pair(String name, String value) {
            return encode(name) + "=" + encode(value);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
