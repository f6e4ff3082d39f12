import type { ComposeService } from "../compose/compose-model";
import { isTelling, secretValues } from "../environment/secret-values";
import { looksSecret } from "../../../common/secret-key";

const HIDDEN = "…";
const LONGEST = 200;
/** As it is, with compose's own escape of a dollar sign, and as a quoted word. */
function spellings(secret: string): string[] {
    const escaped = secret.replaceAll("$", "$$$$");
    return [secret, escaped, ...[secret, escaped].map((one) => JSON.stringify(one).slice(1, -1))];
}

/** A scheme is looked for where a word begins: at each letter of a long word it would cost the square of its length. */
const LOGIN = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)[^/?#\s@]+@/gi;

/** Makes a value fit to be read by whoever may read a plan. */
export type Tell = (field: string, value: string) => { text: string; hidden: boolean };

/** @param environments texts of `.env`, before and after */
export function tellable(environments: readonly (string | null)[], services: readonly ComposeService[]): Tell {
    const own = services.flatMap(({ environment }) =>
        Object.entries(environment ?? {}).flatMap(([key, value]) => (value && isTelling(key, value) ? [value] : [])),
    );
    const found = [...environments.flatMap((text) => secretValues(text ?? "")), ...own];
    const secrets = [...new Set(found.flatMap(spellings))];
    // The longest first: one may be part of another.
    secrets.sort((a, b) => b.length - a.length);
    return (field, value) => {
        if (looksSecret(field, value)) {
            return { text: HIDDEN, hidden: true };
        }
        const masked = secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), value);
        const plain = masked.replace(LOGIN, `$1${HIDDEN}@`);
        return { text: plain.length > LONGEST ? `${plain.slice(0, LONGEST)}${HIDDEN}` : plain, hidden: false };
    };
}
