import { looksSecret } from "../../../common/secret-key";

const HIDDEN = "…";
/**
 * `PASSWORD=x`, `"token": "x"`, but neither the tag of `acme/auth-token:1` nor the mount `secrets:/run/secrets`. Words are
 * looked at from their beginnings: from each letter a long one would cost its square.
 */
const ASSIGNED = /(?:(?<![\w.-])(-{0,2}[a-z_][\w.-]*)"?\s*=|(?<![\w./-])(-{0,2}[a-z_][\w.-]*)"?\s*:(?!\/))\s*/gi;
/** `--api-key x`, also as two words of a list. */
const OPTION = /(?<![\w.-])(--?[a-z_][\w.-]*)"?,?\s+(?!-)/gi;
const VALUE = /"[^"\n]*"|'[^'\n]*'|[^\s"',;]+/y;
const LOGIN = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)[^/?#\s@]+@/gi;
const HEADER = /\b(authorization:?\s*(?:bearer|basic|token)|bearer)\s+[\w.~+/=-]{6,}/gi;
/** As htpasswd and crypt write them; compose doubles their dollar signs. */
const HASH = /\${1,2}(?:apr1|2[abxy]|[156y]|argon2[a-z]*)\${1,2}[\w./$=,+-]+/g;
/** A variable that is named tells nothing. */
const REFERENCE = /^["']?(?:\$\$?\{[A-Za-z_]\w*(?::?\?[^}]*)?\}|\$\$?[A-Z_][A-Z0-9_]*)["']?$/;

/** Traefik's, whose last word says nothing. */
const LOGINS = /(?:basic|digest)auth\.users$/i;

/** A key in any of the forms in which labels, options and variables are written: in a dotted one the last word counts. */
export function isSecretName(name: string): boolean {
    const last = name.replace(/^.*\./, "");
    return LOGINS.test(name) || looksSecret(last.replace(/^-+/, "").replaceAll("-", "_"), "");
}

export function isReference(value: string): boolean {
    return REFERENCE.test(value);
}

/** Goes on behind each name: what it is given may be a command line of its own. */
function withoutGiven(text: string, given: RegExp): string {
    const parts: string[] = [];
    let shown = 0;
    for (const { 0: found, 1: name, 2: key, index } of text.matchAll(given)) {
        VALUE.lastIndex = index + found.length;
        const value = index >= shown && isSecretName((name ?? key)!) ? VALUE.exec(text)?.[0] : undefined;
        if (value !== undefined && !isReference(value)) {
            parts.push(text.slice(shown, index + found.length), HIDDEN);
            shown = index + found.length + value.length;
        }
    }
    return [...parts, text.slice(shown)].join("");
}

/** Here a colon is compose's own: `bypass:2`, `auth:10.0.0.1`. */
const PAIRS = new Set([
    "image",
    "cache_from",
    "tags",
    "volumes",
    "mount",
    "volumes_from",
    "links",
    "external_links",
    "extra_hosts",
]);

/**
 * A command line, label or address without what looks secret in it, whether anybody knows it as a secret or not.
 * @param place where it stands, see `ownPath`
 */
export function withoutSecretWords(text: string, place: readonly string[]): string {
    const key = place[0] === "build" ? place[1] : place[0];
    const words = PAIRS.has(key ?? "") ? text : withoutGiven(withoutGiven(text, ASSIGNED), OPTION);
    return words.replace(LOGIN, `$1${HIDDEN}@`).replace(HEADER, `$1 ${HIDDEN}`).replace(HASH, HIDDEN);
}
