import { setTimeout as delay } from "node:timers/promises";
import { statusReports, type StatusReport } from "../models/status-reports";
import { sendReport, type Sending, type SendParts } from "./send-report";

export interface SenderParts extends SendParts {
    report: (error: unknown) => void;
    /** Called when what a repository's panel says about it has changed. */
    onError: (repositoryId: number) => Promise<void>;
    /** The pause after the first failure, in milliseconds; it doubles with each further one. */
    firstPauseMs?: number;
}

const usualPauseMs = 15_000;
const longestPauseMs = 900_000;
const givenUpAfterMs = 86_400_000;
const atOnce = 50;
const longestEndMs = 2000;

/** Works through what is due, repository by repository; between two passes it sleeps until something is. */
export class ReportSender {
    readonly #parts: SenderParts;
    #sleeping: NodeJS.Timeout | undefined;
    #passing: Promise<void> | null = null;
    #again = false;
    #stopped = false;

    constructor(parts: SenderParts) {
        this.#parts = parts;
    }

    wake(): void {
        clearTimeout(this.#sleeping);
        if (this.#stopped || this.#passing) {
            this.#again = true;
            return;
        }
        this.#again = false;
        this.#passing = this.#pass()
            .catch((error: unknown) => this.#stopped || this.#parts.report(error))
            .then(() => {
                this.#passing = null;
                return this.#again && !this.#stopped ? this.wake() : undefined;
            });
    }

    /** A forge that is slow is not waited for: it is told again after the next start, which changes nothing there. */
    async stop(): Promise<void> {
        this.#stopped = true;
        clearTimeout(this.#sleeping);
        const enough = new AbortController();
        await Promise.race([
            this.#passing,
            delay(longestEndMs, undefined, { signal: enough.signal }).catch(() => null),
        ]);
        enough.abort();
    }

    #now(): number {
        return this.#parts.clock.now().getTime();
    }

    async #pass(): Promise<void> {
        const { db } = this.#parts;
        const due = await statusReports.due(db, new Date(this.#now()).toISOString(), atOnce);
        const repositories = [...new Set(due.map(({ repositoryId }) => repositoryId))];
        await Promise.all(
            repositories.map((id) => this.#sendAll(due.filter(({ repositoryId }) => repositoryId === id))),
        );
        const next = this.#stopped ? null : await statusReports.nextDue(db);
        if (next !== null && !this.#again) {
            const pause = Math.min(Math.max(Date.parse(next) - this.#now(), 0), longestPauseMs);
            this.#sleeping = setTimeout(() => this.wake(), pause);
            this.#sleeping.unref();
        }
    }

    /** A forge that doesn't answer is asked once for all of them. */
    async #sendAll(rows: StatusReport[]): Promise<void> {
        let failure: Extract<Sending, { kind: "again" }> | null = null;
        for (const row of rows) {
            const sending: Sending = failure ?? (await sendReport(this.#parts, row));
            if (this.#stopped) {
                return;
            }
            failure = sending.kind === "again" ? sending : null;
            await this.#settle(row, sending);
        }
    }

    async #settle(row: StatusReport, sending: Sending): Promise<void> {
        const { db } = this.#parts;
        if (sending.kind === "again") {
            return this.#postpone(row, sending);
        }
        await this.#say(row, sending.error?.message ?? null);
        if (sending.kind === "done") {
            return statusReports.remove(db, row.id);
        }
        const { sent, details } = sending;
        await statusReports.update(db, row.id, { sent, details, attempts: 0, dueAt: null });
        // A change during the request was noted before this, and must not be forgotten by it.
        await statusReports.dueAgain(db, row.id, new Date(this.#now()).toISOString());
    }

    async #postpone(row: StatusReport, { error, afterMs }: Extract<Sending, { kind: "again" }>): Promise<void> {
        const { db, firstPauseMs = usualPauseMs } = this.#parts;
        const failingSince = row.details.failingSince ?? new Date(this.#now()).toISOString();
        if (this.#now() - Date.parse(failingSince) >= givenUpAfterMs) {
            await this.#say(row, error.message);
            return statusReports.remove(db, row.id);
        }
        const doubled = Math.min(longestPauseMs, firstPauseMs * 2 ** row.attempts);
        const pause = Math.max(afterMs, Math.round(doubled * (0.75 + Math.random() / 2)));
        await statusReports.update(db, row.id, {
            attempts: row.attempts + 1,
            dueAt: new Date(this.#now() + pause).toISOString(),
            details: { ...row.details, failingSince },
        });
    }

    async #say({ repositoryId }: StatusReport, error: string | null): Promise<void> {
        if (await statusReports.setError(this.#parts.db, repositoryId, error)) {
            await this.#parts.onError(repositoryId);
        }
    }
}
