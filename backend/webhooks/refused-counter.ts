import type { Database } from "../models/db";
import { repositories } from "../models/repositories";
import type { Refusal } from "./refusal";

const INTERVAL_MS = 1000;

/**
 * Counts refused deliveries in memory and writes them at most once a second, with one line in the log per hook and
 * reason: a flood costs neither disk nor log.
 */
export class RefusedCounter {
    readonly #counts = new Map<string, { repositoryId: number | null; message: string; count: number }>();
    #timer: NodeJS.Timeout | null = null;

    constructor(
        private readonly db: Database,
        private readonly log: (line: string) => void,
    ) {}

    /** @param repositoryId null where the hook is unknown */
    count(repositoryId: number | null, refusal: Refusal): void {
        const key = `${repositoryId} ${refusal.message}`;
        const entry = this.#counts.get(key) ?? { repositoryId, message: refusal.message, count: 0 };
        entry.count++;
        this.#counts.set(key, entry);
        this.#timer ??= setTimeout(() => void this.flush(), INTERVAL_MS).unref();
    }

    /** Never rejects: a count that can't be written is reported and dropped. */
    async flush(): Promise<void> {
        clearTimeout(this.#timer ?? undefined);
        this.#timer = null;
        const entries = [...this.#counts.values()];
        this.#counts.clear();
        for (const { repositoryId, message, count } of entries) {
            const hook = repositoryId === null ? "unknown hooks" : `the hook of repository ${repositoryId}`;
            this.log(`refused ${count} at ${hook}: ${message}`);
            if (repositoryId !== null) {
                await repositories
                    .countRefused(this.db, repositoryId, count)
                    .catch((error) => this.log(`refused deliveries could not be counted: ${String(error)}`));
            }
        }
    }
}
