import type { QueuedView } from "../../../common/queue-views";

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const number = (count: number) => numbers[count] ?? String(count);

function ordinal(place: number): string {
    const ends: Record<string, string> = { one: "st", two: "nd", few: "rd" };
    const end = ends[new Intl.PluralRules("en", { type: "ordinal" }).select(place)] ?? "th";
    return ordinals[place - 1] ?? `${place}${end}`;
}

export interface Turn {
    place: number;
    behind: QueuedView["behind"];
    /** Places for deployments over all stacks, and how many of them are taken. */
    places: number;
    taken: number;
}

/** One sentence: where in line it is, and what it waits for. */
export function whyQueued({ place, behind, places, taken }: Turn): string {
    const where = `${ordinal(place)[0]!.toUpperCase()}${ordinal(place).slice(1)} in line`;
    if (behind) {
        const runs = behind.state === "running" ? ", which is running" : "";
        return `${where}, behind deployment ${behind.id} of the same stack${runs}.`;
    }
    if (taken < places) {
        return `${where}; it begins as soon as a worker looks.`;
    }
    return `${where}; ${number(taken)} of ${number(places)} ${places === 1 ? "place is" : "places are"} taken.`;
}
