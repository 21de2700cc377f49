import crypto from 'crypto';

/**
 * The digest of all that Keycloak's answer depends on: the credentials, the demands, the visitor's address (tokens may be
 * bound to addresses), and which realm of which server is asked. As JSON, so that no part can run into the next one.
 */
function key(r) {
    const parts = [
        r.headersIn.Authorization || '',
        r.variables.pat_demands,
        r.variables.remote_addr,
        r.variables.scheme,
        r.variables.pat_keycloak,
        r.variables.pat_keycloak_host,
    ];
    return crypto.createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export default { key };
