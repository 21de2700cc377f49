package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.Webhooks;
import io.github.keycloakpat.wire.WebhookRepresentations;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * One of a realm's webhooks: {@code /admin/realms/{realm}/personal-access-tokens/webhooks/{id}}. Each change is told by an
 * admin event, in which no secret is.
 */
public final class AdminWebhookResource {
    private static final String VERBS = "GET, PUT, DELETE";

    private final RestContext rest;
    private final WebhookAccess access;
    private final AdminEvents events;
    private final Answers answers;
    private final String id;
    private final DeliveryCalls deliveries;

    AdminWebhookResource(RestContext rest, WebhookAccess access, AdminEvents events, String id) {
        this.rest = rest;
        this.access = access;
        this.events = events;
        this.answers = rest.answers();
        this.id = id;
        this.deliveries = new DeliveryCalls(rest, access, events, id);
    }

    @GET
    public Response get() {
        return answers.of(
                () -> Answers.json(200, shown(access.reading().webhookRegistry().get(id))));
    }

    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> {
            Webhooks webhooks = access.writing().webhookRegistry();
            Webhook before = webhooks.get(id);
            JsonNode asItIs = Json.toTree(shown(before));
            var request = new WebhookRequest(rest.fields(body, WebhookRequest.FIELDS, asItIs));
            Optional<Webhook> changed = webhooks.update(id, request.edit());
            changed.ifPresent(after -> events.webhookUpdated(shown(after)));
            return Answers.json(200, shown(changed.orElse(before)));
        });
    }

    @DELETE
    public Response delete() {
        return answers.of(() -> {
            access.writing().webhookRegistry().delete(id);
            events.webhookDeleted();
            return Response.noContent();
        });
    }

    @Path("rotate-secret")
    public VerbResource rotateSecret() {
        return VerbResource.at(answers).post(this::rotateSecret);
    }

    private ResponseBuilder rotateSecret(InputStream body) {
        Webhooks webhooks = access.writing().webhookRegistry();
        webhooks.get(id);
        rest.optionalFields(body, Set.of());
        Webhook rotated = webhooks.rotateSecret(id);
        events.webhookActed(shown(rotated));
        return Answers.json(200, WebhookRepresentations.issued(rotated, PatServices.now()));
    }

    private static Object shown(Webhook webhook) {
        return WebhookRepresentations.of(webhook, PatServices.now());
    }

    @Path("test")
    public VerbResource test() {
        return VerbResource.at(answers).post(deliveries::test);
    }

    @Path("deliveries")
    public VerbResource deliveries() {
        return VerbResource.at(answers).get(deliveries::list);
    }

    @Path("deliveries/{delivery}/redeliver")
    public VerbResource redeliver(@PathParam("delivery") String delivery) {
        return VerbResource.at(answers).post(body -> deliveries.redeliver(delivery, body));
    }

    @POST
    public Response post() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @Path("{unknown:.+}")
    public VerbResource unknown() {
        return VerbResource.at(answers);
    }
}
