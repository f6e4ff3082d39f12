import { t, type TextKey } from "../../texts";
import { english } from "../english";

/** What the server puts into its sentences as one word: where it stands, and what the pages call it. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
    state: ["state.", "health.is."],
    step: ["step."],
    kind: ["credential.kind."],
    action: ["request.was."],
};

/** The reader's word for a value of a sentence; names stay as they are. */
export function saidWord(hole: string, value: string): string {
    const key = KEYS[hole]?.map((prefix) => `${prefix}${value}`).find((one) => Object.hasOwn(english, one));
    return key === undefined ? value : t(key as TextKey);
}
