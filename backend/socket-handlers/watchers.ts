import type { HostConnection } from "../host/host";

/** Which connections want to hear of which stacks; undefined stands for all of them. */
export class Watchers {
    readonly #stacks = new Map<HostConnection, Set<string | undefined>>();

    readonly #gone = new WeakSet<HostConnection>();

    add(connection: HostConnection, stack: string | undefined): void {
        if (this.#gone.has(connection)) {
            return;
        }
        const stacks = this.#stacks.get(connection) ?? new Set();
        stacks.add(stack);
        this.#stacks.set(connection, stacks);
    }

    remove(connection: HostConnection, stack: string | undefined): void {
        this.#stacks.get(connection)?.delete(stack);
    }

    forget(connection: HostConnection): void {
        this.#gone.add(connection);
        this.#stacks.delete(connection);
    }

    /** Those that somebody looks at, not counting who hears of all of them. */
    stacks(): string[] {
        const wanted = new Set([...this.#stacks.values()].flatMap((stacks) => [...stacks]));
        return [...wanted].filter((stack) => stack !== undefined);
    }

    /** Those who are logged in now: a session may have ended while its connection lives on. */
    of(stack: string): HostConnection[] {
        return [...this.#stacks]
            .filter(([connection, stacks]) => wants(stacks, stack) && connection.userId() !== null)
            .map(([connection]) => connection);
    }
}

function wants(stacks: Set<string | undefined>, stack: string): boolean {
    return stacks.has(undefined) || stacks.has(stack);
}
