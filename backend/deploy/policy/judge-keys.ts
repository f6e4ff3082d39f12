import type { Mapping } from "./json";
import type { Finding } from "./right";

/** Where the judged value stands, and whose it is. */
export interface Place {
    stack: string;
    /** Empty for what belongs to the stack as a whole. */
    service: string;
    /** E.g. services.web.volumes */
    at: string;
}

export type Judge = (value: unknown, place: Place) => Finding[];

/** Everything that a section may hold: keys without any power beyond the container, and keys that are looked into. */
export interface KnownKeys {
    free: readonly string[];
    judged: Readonly<Record<string, Judge>>;
}

/**
 * An allow-list: a key that nobody has thought about is refused, whatever it does. Keys of extensions (x-…) do nothing.
 */
export function judgeKeys(section: Mapping, known: KnownKeys, place: Place): Finding[] {
    return Object.entries(section).flatMap(([key, value]): Finding[] => {
        if (key.startsWith("x-") || known.free.includes(key) || isEmpty(value)) {
            return [];
        }
        const at = `${place.at}.${key}`;
        const judge = Object.hasOwn(known.judged, key) ? known.judged[key] : undefined;
        return judge ? judge(value, { ...place, at }) : [{ at, reason: "this setting is not known here" }];
    });
}

function isEmpty(value: unknown): boolean {
    return value === null || value === undefined || value === false || value === "";
}
