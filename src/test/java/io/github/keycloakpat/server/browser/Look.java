package io.github.keycloakpat.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** How a person looks at a console. */
enum Look {
    LIGHT(1280, ColorScheme.LIGHT, "en-US"),
    DARK(1280, ColorScheme.DARK, "en-US"),
    NARROW(400, ColorScheme.LIGHT, "en-US"),
    GERMAN(1280, ColorScheme.LIGHT, "de-DE");

    private static final int HEIGHT = 900;

    private final int width;
    private final ColorScheme colors;
    private final String locale;

    Look(int width, ColorScheme colors, String locale) {
        this.width = width;
        this.colors = colors;
        this.locale = locale;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(colors)
                .setLocale(locale)
                .setTimezoneId("UTC");
    }
}
