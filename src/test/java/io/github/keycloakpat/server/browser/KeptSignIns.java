package io.github.keycloakpat.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The cookies of people who have signed in once: most tests are of what comes after it, and begin with these. */
final class KeptSignIns {
    private static final Map<Person, List<Cookie>> COOKIES = new ConcurrentHashMap<>();

    private KeptSignIns() {}

    /** Somebody of a realm, which is known by its address. */
    record Person(String realm, String name, String password) {}

    /** Does nothing for who has not signed in yet. */
    static void bring(Person person, BrowserContext browser) {
        browser.addCookies(COOKIES.getOrDefault(person, List.of()));
    }

    /** Of a person who is signed in now. All cookies: asked by address, Playwright leaves out secure ones of 127.0.0.1. */
    static void keep(Person person, BrowserContext browser) {
        COOKIES.put(person, browser.cookies());
    }
}
