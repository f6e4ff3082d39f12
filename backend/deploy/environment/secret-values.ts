import { looksSecret } from "../../../common/secret-key";
import { writtenValues } from "./edit-env-file";
import { readableValues } from "./env-file";

/** Wider than what a page hides: an address may be one that nobody else shall know. */
const TELLING_KEY = /KEY|AUTH|_URL$|_URI$/i;

/** Shorter values ("1", "true") would mask half of every text. */
const SHORTEST = 6;

/** True for a value that must not be read in a log or a plan. */
export function isTelling(key: string, value: string): boolean {
    return value.length >= SHORTEST && (TELLING_KEY.test(key) || looksSecret(key, value));
}

/** Values of keys that look like secrets, as they are read and as they are written. */
export function secretValues(text: string): string[] {
    const written = writtenValues(text);
    return Object.entries(readableValues(text)).flatMap(([key, value]) => {
        const raw = (written.get(key) ?? "").replace(/^(["'])([\s\S]*)\1$/, "$2");
        const telling = TELLING_KEY.test(key) || looksSecret(key, value);
        return telling ? [...new Set([value, raw])].filter((one) => one.length >= SHORTEST) : [];
    });
}
