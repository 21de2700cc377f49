// A strict client: oauth4webapi checks each answer against its RFC and has no word of us. Prints one line of JSON per step.
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto // Node 18 keeps it in the module
const oauth = await import('oauth4webapi')

const { ISSUER, TOKEN, OWNER, PUBLIC_CLIENT, CONFIDENTIAL_CLIENT, API_CLIENT, SECRET } = process.env
const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TYPE = 'urn:keycloak-pat:token-type:personal-access-token'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const UNKNOWN = 'neither a token nor anything like it'
const plainHttp = { [oauth.allowInsecureRequests]: true } // on loopback; nothing else is loosened

const publicClient = { client_id: PUBLIC_CLIENT }
const confidentialClient = { client_id: CONFIDENTIAL_CLIENT }
const api = { client_id: API_CLIENT }

/** Runs one step; what it answers is for the steps behind it, and what it throws is told and ends nothing else. */
async function step(name, run) {
  try {
    const result = await run()
    console.log(JSON.stringify({ step: name, passed: true }))
    return result
  } catch (error) {
    const { name: kind, code, message, error: word, status } = error
    console.log(JSON.stringify({ step: name, passed: false, kind, code, message, error: word, status }))
    return undefined
  }
}

function equal(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
  }
}

async function discover(algorithm) {
  const issuer = new URL(ISSUER)
  const response = await oauth.discoveryRequest(issuer, { algorithm, ...plainHttp })
  return oauth.processDiscoveryResponse(issuer, response)
}

async function exchange(as, client, authentication, { type = TYPE, token = TOKEN, ...options } = {}) {
  const parameters = { subject_token: token, subject_token_type: type, scope: 'read' }
  const request = () =>
    oauth.genericTokenEndpointRequest(as, client, authentication, GRANT, parameters, { ...options, ...plainHttp })
  const process = async () => oauth.processGenericTokenEndpointResponse(as, client, await request())
  const answer = await process().catch((error) => {
    if (options.DPoP && oauth.isDPoPNonceError(error)) {
      return process() // the handle has kept the nonce
    }
    throw error
  })
  equal(answer.issued_token_type, ACCESS_TOKEN, 'issued_token_type')
  equal(answer.scope, 'read', 'scope')
  equal(answer.refresh_token, undefined, 'refresh_token')
  return answer
}

async function introspect(as, token, hint, authentication = oauth.ClientSecretBasic(SECRET)) {
  const options = { additionalParameters: hint ? { token_type_hint: hint } : {}, ...plainHttp }
  const response = await oauth.introspectionRequest(as, api, authentication, token, options)
  return oauth.processIntrospectionResponse(as, api, response)
}

async function revoke(as, client, authentication, token, hint) {
  const options = { additionalParameters: hint ? { token_type_hint: hint } : {}, ...plainHttp }
  const response = await oauth.revocationRequest(as, client, authentication, token, options)
  return oauth.processRevocationResponse(response)
}

function isActive(answer, type) {
  equal(answer.active, true, 'active')
  equal(answer.token_type, type, 'token_type')
  equal(answer.sub, OWNER, 'sub')
  equal(answer.scope, 'read', 'scope')
  equal([answer.aud].flat().includes(API_CLIENT), true, `aud has ${API_CLIENT}`)
}

/** The refusal that tells nothing about the token (RFC 8693 §2.2.2). */
async function isRefused(exchanging) {
  const error = await exchanging.then(
    () => new Error('it was not refused'),
    (refusal) => refusal,
  )
  if (!(error instanceof oauth.ResponseBodyError)) {
    throw error
  }
  equal([error.status, error.error], [400, 'invalid_request'], 'refusal')
}

const as = await step('discovery: oidc', () => discover('oidc'))
const rfc8414 = await step('discovery: oauth2', () => discover('oauth2'))

await step('discovery: what can be exchanged', () => {
  for (const document of [as, rfc8414]) {
    equal(document.subject_token_types_supported, [TYPE, ACCESS_TOKEN], 'subject_token_types_supported')
    equal(document.grant_types_supported.includes(GRANT), true, 'grant_types_supported')
    equal(document.personal_access_tokens_endpoint, `${ISSUER}/personal-access-tokens`, 'endpoint')
  }
})

const { access_token: jwt } =
  (await step('exchange: public client', async () => {
    const answer = await exchange(as, publicClient, oauth.None())
    equal(answer.token_type, 'bearer', 'token_type')
    return answer
  })) ?? {}
await step('exchange: client_secret_post', () =>
  exchange(as, confidentialClient, oauth.ClientSecretPost(SECRET)))
await step('exchange: client_secret_basic', () =>
  exchange(as, confidentialClient, oauth.ClientSecretBasic(SECRET)))
await step('exchange: by the document of RFC 8414', () => exchange(rfc8414, publicClient, oauth.None()))
await step('exchange: as an access token', () =>
  exchange(as, publicClient, oauth.None(), { type: ACCESS_TOKEN }))
await step('exchange: an unknown value is refused', () =>
  isRefused(exchange(as, publicClient, oauth.None(), { token: UNKNOWN })))

await step('exchange: DPoP', async () => {
  const DPoP = oauth.DPoP(publicClient, await oauth.generateKeyPair('ES256'))
  const answer = await exchange(as, publicClient, oauth.None(), { DPoP })
  equal(answer.token_type, 'dpop', 'token_type')
  const shown = await introspect(as, answer.access_token)
  isActive(shown, 'DPoP')
  equal(shown.cnf?.jkt, await DPoP.calculateThumbprint(), 'cnf.jkt') // Keycloak says more in cnf, to all its clients
})

for (const hint of [undefined, 'access_token']) {
  await step(`introspection: JWT, hint ${hint ?? 'none'}`, async () =>
    isActive(await introspect(as, jwt, hint), 'Bearer'))
}
for (const hint of [undefined, 'access_token', 'refresh_token', 'requesting_party_token']) {
  await step(`introspection: value, hint ${hint ?? 'none'}`, async () =>
    isActive(await introspect(as, TOKEN, hint), 'personal_access_token'))
}
await step('introspection: value, client_secret_post', async () =>
  isActive(await introspect(as, TOKEN, undefined, oauth.ClientSecretPost(SECRET)), 'personal_access_token'))
await step('introspection: unknown value', async () =>
  equal(await introspect(as, UNKNOWN), { active: false }, 'answer'))

await step('revocation: unknown value', () => revoke(as, publicClient, oauth.None(), UNKNOWN))
await step('revocation: the value lives on', async () => equal((await introspect(as, jwt)).active, true, 'active'))
await step('revocation: value', () => revoke(as, publicClient, oauth.None(), TOKEN))
await step('revocation: once more', () =>
  revoke(as, confidentialClient, oauth.ClientSecretBasic(SECRET), TOKEN, 'access_token'))
await step('revoked: exchange is refused', () => isRefused(exchange(as, publicClient, oauth.None())))
await step('revoked: the value is inactive', async () =>
  equal(await introspect(as, TOKEN), { active: false }, 'answer'))
await step('revoked: the JWT is inactive', async () => equal(await introspect(as, jwt), { active: false }, 'answer'))
