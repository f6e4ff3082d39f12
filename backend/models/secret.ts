import { inspect } from "node:util";

/** Holds a secret so that printing, logging or serialising it by accident shows nothing. */
export class Secret {
    readonly #value: string;

    constructor(value: string) {
        this.#value = value;
    }

    /** The only way to the value; each call is a place to review. */
    reveal(): string {
        return this.#value;
    }

    toString(): string {
        return "[REDACTED]";
    }

    toJSON(): string {
        return "[REDACTED]";
    }

    [inspect.custom](): string {
        return "[REDACTED]";
    }
}
