package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.wire.WebhookRepresentations;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;

/** A realm's webhooks: {@code /admin/realms/{realm}/personal-access-tokens/webhooks}. */
public final class AdminWebhooksResource {
    private static final String VERBS = "GET, POST";

    private final RestContext rest;
    private final WebhookAccess access;
    private final AdminEvents events;
    private final Answers answers;

    AdminWebhooksResource(RestContext rest, WebhookAccess access, AdminEvents events) {
        this.rest = rest;
        this.access = access;
        this.events = events;
        this.answers = rest.answers();
    }

    @GET
    public Response list() {
        return answers.of(() -> {
            var webhooks = access.reading().webhooks();
            var parameters = ListParameters.ofPages(rest.query());
            Instant now = PatServices.now();
            var page = webhooks.list(parameters.first(), parameters.max()).stream()
                    .map(webhook -> WebhookRepresentations.of(webhook, now))
                    .toList();
            return Answers.json(200, page).header("X-Total-Count", webhooks.count());
        });
    }

    /** The answer is one of two in which a secret is shown. */
    @POST
    public Response create(InputStream body) {
        return answers.of(() -> {
            PatServices services = access.writing();
            var request = new WebhookRequest(rest.fields(body, WebhookRequest.FIELDS));
            String creator = access.actor().userId().orElseThrow();
            Webhook made = services.webhookRegistry().create(request.draft(), creator);
            var shown = WebhookRepresentations.issued(made, PatServices.now());
            events.webhookCreated(made.id(), shown.webhook());
            return Answers.json(201, shown).header(HttpHeaders.LOCATION, location(made));
        });
    }

    private URI location(Webhook webhook) {
        return rest.session()
                .getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("admin/realms/{realm}/{segment}/webhooks/{id}")
                .build(rest.realm().getName(), PatRealmResourceProviderFactory.PROVIDER_ID, webhook.id());
    }

    @Path("{webhook}")
    public AdminWebhookResource webhook(@PathParam("webhook") String id) {
        return new AdminWebhookResource(rest, access, events, id);
    }

    @PUT
    public Response put() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @DELETE
    public Response delete() {
        return answers.notAllowed(VERBS);
    }
}
