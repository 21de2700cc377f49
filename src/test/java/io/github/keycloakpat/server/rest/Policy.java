package io.github.keycloakpat.server.rest;

import io.github.keycloakpat.server.harness.TestRealm;
import java.util.HashMap;
import java.util.Map;

/** Changes a realm's policy for one test. */
public final class Policy {
    private final TestRealm realm;
    private final Map<String, String> before = new HashMap<>();

    public Policy(TestRealm realm) {
        this.realm = realm;
    }

    public void set(String field, String value) {
        String attribute = "pat." + field;
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            before.putIfAbsent(attribute, attributes.getOrDefault(attribute, ""));
            attributes.put(attribute, value);
            rep.setAttributes(attributes);
        });
    }

    /** As it was before the first change. */
    public void reset() {
        if (before.isEmpty()) {
            return;
        }
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            attributes.putAll(before);
            attributes.values().removeIf(String::isEmpty);
            rep.setAttributes(attributes);
        });
        before.clear();
    }
}
