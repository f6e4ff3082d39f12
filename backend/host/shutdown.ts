type Listener = () => Promise<void>;

/** Docker waits 10 s before it kills; the host needs the rest to close its database. */
const LIMIT_MS = 8000;

/** What has to end before the database closes. Runs once, all at the same time, for at most 8 seconds. */
export class Shutdown {
    private readonly listeners: Listener[] = [];
    private running: Promise<void> | null = null;

    add(listener: Listener): void {
        this.listeners.push(listener);
    }

    /** Never rejects; later calls wait for the first one. */
    run(): Promise<void> {
        this.running ??= this.runAll();
        return this.running;
    }

    private async runAll(): Promise<void> {
        const all = Promise.allSettled(this.listeners.map(async (listener) => listener()));
        const outcomes = await Promise.race([all, expired()]);
        if (outcomes === null) {
            console.error(`[cicd] not everything ended within ${LIMIT_MS / 1000} s; the next start picks it up.`);
            return;
        }
        for (const outcome of outcomes) {
            if (outcome.status === "rejected") {
                console.error("[cicd] while shutting down:", outcome.reason);
            }
        }
    }
}

function expired(): Promise<null> {
    return new Promise((resolve) => {
        setTimeout(() => resolve(null), LIMIT_MS).unref();
    });
}
