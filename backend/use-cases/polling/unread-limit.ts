import type { Clock } from "../../models/clock";
import type { PollScheduleParts } from "./poll-schedule";

const MINUTE_MS = 60_000;

/**
 * Anybody who knows a hook's URL can send what is too large to be read, so it makes us look at most once a minute for
 * each repository. What comes sooner is not lost: it leads to one look at the minute's end.
 */
export class UnreadLimit {
    readonly #lookedAt = new Map<number, number>();
    readonly #later = new Map<number, () => void>();

    constructor(
        private readonly parts: { clock: Clock; after: PollScheduleParts["after"] },
        private readonly look: (repository: number) => void,
    ) {}

    take(id: number): void {
        if (this.#later.has(id)) {
            return;
        }
        const now = this.parts.clock.now().getTime();
        const since = now - (this.#lookedAt.get(id) ?? -Infinity);
        if (since < 0 || since >= MINUTE_MS) {
            this.#lookedAt.set(id, now);
            this.look(id);
            return;
        }
        const callOff = this.parts.after(MINUTE_MS - since, () => {
            this.#later.delete(id);
            this.take(id);
        });
        this.#later.set(id, callOff);
    }

    close(): void {
        this.#later.forEach((callOff) => callOff());
    }
}
