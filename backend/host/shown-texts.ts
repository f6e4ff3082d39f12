import { createHash } from "node:crypto";
import type { StackTexts } from "./host";

export interface Reader {
    connection: string;
    userId: number | null;
    stack: string;
}

/** Names a state of both texts. */
function fingerprintOf({ composeYAML, composeENV }: StackTexts): string {
    return createHash("sha256")
        .update(JSON.stringify([composeYAML, composeENV]))
        .digest("hex");
}

/** The texts in an answer of the host to `getStack`; null where it has none. */
export function textsIn(answer: unknown): StackTexts | null {
    const stack = (answer as { stack?: Partial<StackTexts> | null } | null)?.stack;
    return typeof stack?.composeYAML === "string"
        ? { composeYAML: stack.composeYAML, composeENV: typeof stack.composeENV === "string" ? stack.composeENV : "" }
        : null;
}

/** Remembers which state of a stack's files each connection was shown last, so that a save from an older one is noticed. */
export class ShownTexts {
    readonly #byConnection = new Map<string, Map<string, string>>();
    /** A connection that broke comes back as another one, with the editor as it was. */
    readonly #byUser = new Map<string, string>();

    note({ connection, userId, stack }: Reader, texts: StackTexts): void {
        const fingerprint = fingerprintOf(texts);
        const known = this.#byConnection.get(connection) ?? new Map<string, string>();
        this.#byConnection.set(connection, known.set(stack, fingerprint));
        this.#byUser.set(`${userId} ${stack}`, fingerprint);
    }

    /** Whether the reader was shown these last; null when nobody knows. */
    isShown({ connection, userId, stack }: Reader, texts: StackTexts): boolean | null {
        const known = this.#byConnection.get(connection)?.get(stack) ?? this.#byUser.get(`${userId} ${stack}`);
        return known === undefined ? null : known === fingerprintOf(texts);
    }

    forget(connection: string): void {
        this.#byConnection.delete(connection);
    }
}
