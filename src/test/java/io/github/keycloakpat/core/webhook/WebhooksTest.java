package io.github.keycloakpat.core.webhook;

import static io.github.keycloakpat.core.fake.InMemoryWebhooks.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.fake.InMemoryOutbox;
import io.github.keycloakpat.core.fake.InMemoryWebhooks;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String NOBODY = "0197a000-0000-7000-8000-000000000001";
    private static final String HERE = "https://receiver.example/a";
    private static final String THERE = "https://receiver.example/b";
    private static final WebhookEdit NOTHING =
            new WebhookEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final InMemoryWebhooks store = new InMemoryWebhooks();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Random random = new Random(42);
    private final List<String> vetted = new ArrayList<>();
    private final Set<String> lockedWhileVetting = new HashSet<>();
    private Instant now = NOON;
    private final Webhooks webhooks = new Webhooks("realm", store, outbox, this::vet, () -> now, random);

    private void vet(WebhookTarget target) {
        lockedWhileVetting.addAll(store.locked);
        vetted.add(target.url());
        if (target.url().endsWith("/inside")) {
            throw WebhookTarget.notAllowed();
        }
    }

    @Test
    void aNewOneIsKeptAsItWasAskedFor() {
        Webhook made = make(true);

        assertThat(webhooks.get(made.id())).isEqualTo(made);
        assertThat(made.url()).isEqualTo(HERE);
        assertThat(made.createdBy()).isEqualTo("boss");
        assertThat(made.createdAt()).isEqualTo(NOON).isEqualTo(made.updatedAt());
        assertThat(made.health()).isEqualTo(Webhook.Health.on());
        assertThat(make(false).health()).isEqualTo(Webhook.Health.off(NOON));
        assertThat(make(true).secrets().present().text())
                .isNotEqualTo(made.secrets().present().text());
    }

    @Test
    void aTargetIsVettedBeforeAnythingIsLocked() {
        Webhook made = make(true);
        store.locked.clear();

        webhooks.update(made.id(), pointingTo(THERE));

        assertThat(vetted).containsExactly(HERE, THERE);
        assertThat(lockedWhileVetting).isEmpty();
        assertThat(store.locked).containsExactly(made.id());
    }

    @Test
    void aTargetThatIsRefusedIsNotKept() {
        String inside = "https://receiver.example/inside";
        Webhook made = make(true);

        assertRefused(() -> make(inside, true), Fault.WEBHOOK_URL_REFUSED);
        assertRefused(() -> webhooks.update(made.id(), pointingTo(inside)), Fault.WEBHOOK_URL_REFUSED);

        assertThat(store.list(0, 9)).containsExactly(made);
    }

    @Test
    void theSameTargetIsNotVettedAgain() {
        Webhook made = make(true);

        assertThat(webhooks.update(made.id(), pointingTo(HERE))).isEmpty();

        assertThat(vetted).containsExactly(HERE);
    }

    @Test
    void aRealmHasTwentyAtMostAndRoomForAnotherOnceOneIsGone() {
        Webhook first = make(true);
        for (int i = 1; i < 20; i++) {
            make(i % 2 == 0);
        }

        assertRefused(() -> make(true), Fault.TOO_MANY_WEBHOOKS);
        assertThat(store.count()).isEqualTo(20);
        assertThat(store.locked).containsExactly(ALL);

        webhooks.delete(first.id());
        make(true);
    }

    @Test
    void whatIsNotSaidStaysAndWhatStaysIsNoChange() {
        Webhook made = make(true);
        now = NOON.plusSeconds(5);

        assertThat(webhooks.update(made.id(), NOTHING)).isEmpty();
        Webhook changed = webhooks.update(made.id(), described("for the SIEM")).orElseThrow();

        assertThat(webhooks.update(made.id(), described("for the SIEM"))).isEmpty();
        assertThat(changed.description().orElseThrow().value()).isEqualTo("for the SIEM");
        assertThat(changed.updatedAt()).isEqualTo(now);
        assertThat(changed.createdAt()).isEqualTo(NOON);
        assertThat(changed.events()).isEqualTo(made.events());
        assertThat(changed.secrets()).isEqualTo(made.secrets());
        assertThat(webhooks.update(made.id(), described("")).orElseThrow().description())
                .isEmpty();
    }

    @Test
    void switchedOffItKeepsWhatWaitsUntilItIsSwitchedOnAgain() {
        Webhook made = make(true);
        Delivery waiting = deliver(made);
        Delivery over = deliver(made);
        outbox.settle(over.id(), DeliveryState.DELIVERED, 1);
        Delivery ofAnother = deliver(make(true));

        now = NOON.plusSeconds(5);
        Webhook off = webhooks.update(made.id(), switched(false)).orElseThrow();

        assertThat(off.health().offAt()).contains(now);
        assertThat(off.health().off()).isEmpty();
        assertThat(next(made, waiting)).isEmpty();
        assertThat(outbox.find(Channel.WEBHOOK, ofAnother.target(), ofAnother.id()))
                .contains(ofAnother);
        now = NOON.plusSeconds(9);
        assertThat(webhooks.update(made.id(), switched(true)).orElseThrow().health())
                .isEqualTo(Webhook.Health.on());
        assertThat(next(made, waiting)).contains(now);
        assertThat(next(made, over)).isEmpty();
    }

    @Test
    void switchedOnItForgetsWhyItWasSwitchedOff() {
        Webhook made = make(true);
        store.lock(made.id());
        store.update(made.withHealth(made.health().failed(NOON).switchedOff(OffReason.FAILING, NOON)));

        assertThat(webhooks.update(made.id(), switched(false)))
                .as("it is off already")
                .isEmpty();
        assertThat(webhooks.update(made.id(), switched(true)).orElseThrow().health())
                .isEqualTo(Webhook.Health.on());
    }

    @Test
    void anOldSecretSignsForADayMoreAndTheOneBeforeItNoMore() {
        WebhookSecret first = make(true).secrets().present();
        String id = store.list(0, 1).get(0).id();

        WebhookSecret second = webhooks.rotateSecret(id).secrets().present();
        Webhook rotated = webhooks.get(id);

        assertThat(second.text()).isNotEqualTo(first.text());
        Instant end = NOON.plus(Duration.ofHours(24));
        assertThat(rotated.secrets().signingAt(end.minusMillis(1))).containsExactly(second, first);
        assertThat(rotated.secrets().signingAt(end)).containsExactly(second);
        WebhookSecret third = webhooks.rotateSecret(id).secrets().present();
        assertThat(webhooks.get(id).secrets().signingAt(NOON)).containsExactly(third, second);
    }

    @Test
    void aDeliveryIsOrderedAgainWhateverBecameOfIt() {
        Webhook made = make(true);
        for (DeliveryState state : DeliveryState.values()) {
            Delivery delivery = deliver(made);
            outbox.settle(delivery.id(), state, 7);
            now = now.plusSeconds(60);

            Delivery again = webhooks.redeliver(made.id(), delivery.id());

            assertThat(again.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(again.tries()).isZero();
            assertThat(again.nextAt()).contains(now);
            assertThat(again.eventId()).isEqualTo(delivery.eventId());
        }
    }

    @Test
    void theDeliveryOfAnotherIsNotThere() {
        Webhook made = make(true);
        Delivery ofAnother = deliver(make(true));

        assertRefused(() -> webhooks.redeliver(made.id(), ofAnother.id()), Fault.NOT_FOUND);
        assertRefused(() -> webhooks.redeliver(made.id(), NOBODY), Fault.NOT_FOUND);
        assertRefused(() -> webhooks.redeliver(made.id(), "x"), Fault.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "", "x", "\0", "0197A000-0000-7000-8000-000000000001"})
    void whatIsNotThereIsToldAsSuch(String id) {
        Delivery delivery = deliver(make(true));

        assertRefused(() -> webhooks.get(id), Fault.WEBHOOK_NOT_FOUND);
        assertRefused(() -> webhooks.update(id, switched(false)), Fault.WEBHOOK_NOT_FOUND);
        assertRefused(() -> webhooks.rotateSecret(id), Fault.WEBHOOK_NOT_FOUND);
        assertRefused(() -> webhooks.delete(id), Fault.WEBHOOK_NOT_FOUND);
        assertRefused(() -> webhooks.redeliver(id, delivery.id()), Fault.WEBHOOK_NOT_FOUND);
    }

    private Webhook make(boolean enabled) {
        return make(HERE, enabled);
    }

    private Webhook make(String url, boolean enabled) {
        var draft = new WebhookDraft(
                WebhookTarget.parse(url), Optional.empty(), Set.of(WebhookEvent.TOKEN_REVOKED), enabled);
        return webhooks.create(draft, "boss");
    }

    private Delivery deliver(Webhook webhook) {
        Delivery delivery = Delivery.ordered(
                AuditIds.next(now, random),
                "realm",
                Channel.WEBHOOK,
                webhook.id(),
                AuditIds.next(now, random),
                WebhookEvent.TOKEN_REVOKED.type(),
                Optional.empty(),
                "{}",
                now);
        outbox.add(delivery);
        return delivery;
    }

    private Optional<Instant> next(Webhook webhook, Delivery delivery) {
        return outbox.find(Channel.WEBHOOK, webhook.id(), delivery.id())
                .orElseThrow()
                .nextAt();
    }

    private static WebhookEdit pointingTo(String url) {
        return new WebhookEdit(
                Optional.of(WebhookTarget.parse(url)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static WebhookEdit described(String text) {
        return new WebhookEdit(Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
    }

    private static WebhookEdit switched(boolean on) {
        return new WebhookEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(on));
    }

    private static void assertRefused(ThrowingCallable call, Fault fault) {
        assertThat(catchThrowableOfType(FaultException.class, call).fault()).isEqualTo(fault);
    }
}
