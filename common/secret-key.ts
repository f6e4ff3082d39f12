const SECRET_NAME =
    /PASS|PWD|SECRET|TOKEN|CREDENTIAL|PRIVATE|SALT|DSN|(^|_)(API_?)?KEYS?(_|$)|APIKEY|(^|_)AUTH(_|$)|(^|_)CERT(_|$)/i;
/** No part can match where the next one begins: a long value must not cost its square in time. */
const LOGIN_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:@]*:[^/?#\s@]+@/i;

/** True for a key, or an address with a password in it, that people don't expect to be shown. */
export function looksSecret(key: string, value: string): boolean {
    return SECRET_NAME.test(key) || LOGIN_IN_URL.test(value) || value.includes("-----BEGIN");
}
