import { phrase, type Phrase, type PhraseCode } from "../../../common/phrase";
import type { DriftField } from "../../../common/views";

export type Difference = Pick<DriftField, "field" | "released" | "actual" | "phrases">;
/** A value as it is, or a word of ours for one that is not told or not there. */
type Side = string | Phrase;

const textOf = (side: Side) => (typeof side === "string" ? side : side.text);

/** One difference; pages need to know which of its sides are words of ours. */
export function differing(field: string, released: Side, actual: Side): Difference {
    const phrases = {
        ...(typeof released === "string" ? {} : { released }),
        ...(typeof actual === "string" ? {} : { actual }),
    };
    return {
        field,
        released: textOf(released),
        actual: textOf(actual),
        ...(Object.keys(phrases).length > 0 && { phrases }),
    };
}

/** A key whose values are nobody's business: only whether it is there, and that it differs. */
export function differingKey(field: string, isReleased: boolean, isActual: boolean): Difference {
    const actual: PhraseCode = !isActual ? "value.absent" : isReleased ? "value.other" : "value.set";
    return differing(field, phrase(isReleased ? "value.set" : "value.absent"), phrase(actual));
}
