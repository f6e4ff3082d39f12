import { nextLook, nextTry, startDelay, type Random } from "./poll-pace";
import { PollSlots } from "./poll-slots";

export interface Polled {
    id: number;
    host: string;
    /** Minutes between two looks; 0 for none beside the first. */
    minutes: number;
}

export interface PollScheduleParts {
    /** Looks once; answers whether that worked. */
    poll: (repository: number) => Promise<boolean>;
    random: Random;
    /** Calls `work` after so many milliseconds; answers how to call it off. */
    after: (ms: number, work: () => void) => () => void;
}

interface Entry extends Polled {
    failures: number;
    /** Calls off the look that is planned. */
    callOff: () => void;
    looking: Promise<void> | null;
    /** The planned look is one that must come, however the settings change. */
    owed: boolean;
    /** Something was told while it looked, so that the answer may be too old. */
    again: boolean;
}

const PARALLEL = { total: 6, perHost: 3 };

/** When each repository is looked at: one look at a time for each, and few at once. */
export class PollSchedule {
    readonly #entries = new Map<number, Entry>();
    readonly #slots = new PollSlots(PARALLEL);
    #closed = false;

    constructor(private readonly parts: PollScheduleParts) {}

    /** Every repository is looked at once, spread over some seconds where there are many. */
    begin(repositories: readonly Polled[]): void {
        for (const polled of repositories) {
            this.#owe(this.#entry(polled), startDelay(repositories.length, this.parts.random));
        }
    }

    /** How often from now on; what is planned gives way to that. */
    change(polled: Polled): void {
        const entry = Object.assign(this.#entry(polled), polled);
        if (!entry.looking && !entry.owed) {
            this.#planNext(entry);
        }
    }

    /** Looks now, or once more when the look that is under way is over. */
    lookNow(polled: Polled): void {
        const entry = Object.assign(this.#entry(polled), polled);
        entry.again = entry.looking !== null;
        if (!entry.looking) {
            this.#owe(entry, 0);
        }
    }

    forget(id: number): void {
        this.#entries.get(id)?.callOff();
        this.#entries.delete(id);
    }

    /** Resolves when nothing looks any more; what looks has to be ended by whoever knows how. */
    async close(): Promise<void> {
        this.#closed = true;
        const entries = [...this.#entries.values()];
        entries.forEach(({ callOff }) => callOff());
        await Promise.all(entries.map(({ looking }) => looking));
    }

    #entry(polled: Polled): Entry {
        const known = this.#entries.get(polled.id);
        const entry = known ?? { ...polled, failures: 0, callOff: () => {}, looking: null, owed: false, again: false };
        this.#entries.set(polled.id, entry);
        return entry;
    }

    #owe(entry: Entry, delay: number): void {
        entry.owed = true;
        this.#plan(entry, delay);
    }

    #plan(entry: Entry, delay: number): void {
        entry.callOff();
        if (!this.#closed) {
            entry.callOff = this.parts.after(delay, () => {
                entry.looking = this.#slots.run(entry.host, () => this.#look(entry)).finally(() => this.#looked(entry));
            });
        }
    }

    async #look(entry: Entry): Promise<void> {
        if (!this.#closed && this.#entries.get(entry.id) === entry) {
            entry.again = false;
            entry.owed = false;
            entry.failures = (await this.parts.poll(entry.id)) ? 0 : entry.failures + 1;
        }
    }

    #looked(entry: Entry): void {
        entry.looking = null;
        if (this.#entries.get(entry.id) !== entry) {
            return;
        }
        if (entry.again && entry.failures === 0) {
            this.#plan(entry, 0);
        } else {
            this.#planNext(entry);
        }
    }

    #planNext(entry: Entry): void {
        const { failures, minutes } = entry;
        entry.callOff();
        if (failures > 0) {
            this.#plan(entry, nextTry(failures, minutes, this.parts.random));
        } else if (minutes > 0) {
            this.#plan(entry, nextLook(minutes, this.parts.random));
        }
    }
}
