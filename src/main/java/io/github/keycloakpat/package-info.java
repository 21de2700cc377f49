/**
 * Personal access tokens for Keycloak. The map:
 *
 * <ul>
 *   <li>{@code token}: the value and its text form. {@code core}: what tokens are and the rules they keep; JDK only.
 *   <li>{@code api}: the wire. {@code storage}: tokens in Keycloak's database. {@code realm}: Keycloak's models as the
 *       core sees them. {@code events}: what Keycloak's event log learns. {@code audit}: the trail that we keep.
 *   <li>{@code wire}: tokens in the words of the wire. {@code webhook}, {@code mail}: what webhooks and people are told, written
 *       down in the transaction in which it happens. {@code delivery}: tells them, off the requests' path.
 *   <li>{@code boot}: builds the core for one session. {@code issue}: the JWT that a token is good for, and the guard.
 *   <li>{@code usage}: uses, noted in memory and written together. {@code jobs}: what a realm's rules do to tokens in the
 *       course of time. {@code node}: the settings of a server and what it runs besides requests.
 *   <li>{@code metrics}: what a node counts and times, for Keycloak's own metrics.
 *   <li>{@code rest}, {@code exchange}, {@code directgrant}, {@code introspection}, {@code forwardauth}, {@code revocation}: the doors.
 *       {@code protocol}: those that Keycloak has no place for. {@code discovery}: where they are.
 *   <li>{@code consoles}: our pages in Keycloak's consoles; the pages themselves are in {@code themes/pat-ui}.
 *   <li>{@code client}: the REST interface and OAuth for programs. {@code cli}: the command line {@code kcpat}, by {@code client}
 *       alone. Both in {@code kcpat.jar}, with {@code api} and {@code token}, and not in the provider.
 * </ul>
 *
 * <p>Create: {@code PatRealmResource.create} → {@code PatMinting.create} → {@code PatPolicy}, {@code GrantRules} →
 * {@code PatFormat.mint} → {@code JpaPatStore.insert} (hash only) → {@code PatJournal} → 201 with the value, once.
 *
 * <p>Exchange: {@code PatTokenExchangeProvider} → {@code PatVerifier.verify} (shape offline, one indexed read, owner as
 * of now) → {@code RightsAtUse} → {@code AccessTokenIssuer} → {@code FinalCut} after all mappers → response.
 *
 * <p>Revoke: {@code PatResource.revoke} → {@code PatEnding.revoke} → one update statement → the next use on any node
 * reads the row and is refused; JWTs that were issued before are inactive at {@code PatIntrospectionProvider}.
 *
 * <p>Forward-auth: {@code ForwardAuthDoor} → {@code Demand} → {@code PatVerifier.verify} → {@code RightsAtUse} →
 * {@code Demand.unmet} → {@code UpstreamTokens} (kept, or by {@code AccessTokenIssuer}) → {@code Identity} headers.
 *
 * <p>Webhooks: {@code Registry.record} → {@code WebhookBulletin} (a row of {@code PAT_ANNOUNCEMENT}) → commit rings the
 * {@code Bell} → {@code Deliveries} makes a {@code PAT_DELIVERY} for each webhook, takes them on by a mark → {@code WebhookSender} to a vetted address →
 * {@code Settling}; a node that dies leaves a mark that lapses.
 *
 * <p>Manage by a token: Keycloak asks {@code PatGrantType}, which opens our own addresses by {@code ManagementCall} alone →
 * {@code CallingTokens.verify} looks at the token as it is now → {@code Registry.requireWithinCaller} holds what is changed
 * against {@code TokenLimit}.
 */
package io.github.keycloakpat;
