import { looksSecret } from "../../../common/secret-key";
import { disclosureOf } from "./hidden-places";
import { isSecretName, withoutSecretWords } from "./secret-words";

const HIDDEN = "…";
const LONGEST = 200;

/** As it is, with compose's own escape of a dollar sign, and as a quoted word. */
function spellings(secret: string): string[] {
    const escaped = secret.replaceAll("$", "$$$$");
    return [secret, escaped, ...[secret, escaped].map((one) => JSON.stringify(one).slice(1, -1))];
}

/** Makes a value fit to be read by whoever may read a plan. @param field where it stands, like `labels.app.name` */
export type Tell = (field: string, value: string) => { text: string; hidden: boolean };

/** @param known values that are secrets of the stack, see `knownSecrets` */
export function tellable(known: readonly string[]): Tell {
    const secrets = [...new Set(known.flatMap(spellings))];
    // The longest first: one may be part of another.
    secrets.sort((a, b) => b.length - a.length);
    return (field, value) => {
        const place = field.split(/[. ]/);
        const disclosure = disclosureOf(place);
        // Elsewhere keys are names of networks, folders and the like.
        if (disclosure === "never" || (disclosure === "words" && isSecretName(field)) || looksSecret("", value)) {
            return { text: HIDDEN, hidden: true };
        }
        const masked = secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), value);
        const plain = withoutSecretWords(masked, place);
        return { text: plain.length > LONGEST ? `${plain.slice(0, LONGEST)}${HIDDEN}` : plain, hidden: false };
    };
}
