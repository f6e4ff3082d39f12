import { CicdError } from "../../../common/errors";
import type { Clock } from "../../models/clock";
import type { Deployment } from "../../models/deployments";
import type { Hold } from "../../models/transition";

/** What the forge says about a commit. */
export interface ChecksReport {
    state: "pending" | "green" | "failed" | "none";
    /** For people: "2 of 3 checks of abc1234 are green; build is running". */
    detail: string;
}

/** @throws CicdError when the forge can't be asked */
export type ChecksOf = (repositoryId: number, sha: string) => Promise<ChecksReport>;

export interface ChecksWatchDeps {
    clock: Clock;
    checksOf: ChecksOf;
    report: (error: unknown) => void;
}

const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 5 * 60_000;
/** A forge that knows no check of the commit by then has none that is run for it. */
const NONE_AFTER_MS = 10 * 60_000;

interface Watched {
    since: number;
    /** Milliseconds since 1970. */
    due: number;
    delay: number;
    answer: Hold | "green";
}

const hold = (detail: string): Hold => ({ reason: "checks", detail, until: null });

/**
 * Asks the forge for the checks of deployments that wait for them: at once, then after 15 s and ever more seldom, up to
 * every 5 minutes. Knows nothing after a restart, and then asks at once.
 */
export class ChecksWatch {
    readonly #watched = new Map<number, Watched>();

    constructor(private readonly deps: ChecksWatchDeps) {}

    /** Null when the checks are green, else what is waited for; the forge is only asked when it is due. */
    async judge(deployment: Pick<Deployment, "id" | "repositoryId" | "commitSha">): Promise<Hold | null> {
        const now = this.deps.clock.now().getTime();
        const known = this.#watched.get(deployment.id) ?? {
            since: now,
            due: now,
            delay: FIRST_DELAY_MS,
            answer: hold("The forge is asked for the checks of the commit."),
        };
        if (known.due <= now) {
            known.answer = await this.#ask(deployment, now - known.since);
            known.due = now + known.delay;
            known.delay = Math.min(known.delay * 2, LONGEST_DELAY_MS);
        }
        this.#watched.set(deployment.id, known);
        return known.answer === "green" ? null : known.answer;
    }

    /** The forge has said that something changed: ask at once, and often again. */
    hurry(deployment: number): void {
        const known = this.#watched.get(deployment);
        if (known) {
            Object.assign(known, { due: 0, delay: FIRST_DELAY_MS });
        }
    }

    /** When the next one is due, milliseconds since 1970; null when none is watched. Forgets all but `waiting`. */
    nextDue(waiting: ReadonlySet<number>): number | null {
        for (const id of this.#watched.keys()) {
            if (!waiting.has(id)) {
                this.#watched.delete(id);
            }
        }
        const due = [...this.#watched.values()].map((watched) => watched.due);
        return due.length === 0 ? null : Math.min(...due);
    }

    async #ask(
        { repositoryId, commitSha }: Pick<Deployment, "repositoryId" | "commitSha">,
        waitedMs: number,
    ): Promise<Hold | "green"> {
        if (repositoryId === null || commitSha === null) {
            return hold("The commit isn't known, so its checks can't be asked for; release it by hand.");
        }
        try {
            return answerTo(await this.deps.checksOf(repositoryId, commitSha), waitedMs);
        } catch (error) {
            if (!(error instanceof CicdError)) {
                this.deps.report(error);
                return hold("The checks could not be asked for; the server's log has more. It is tried again.");
            }
            return hold(`${error.message} ${error.hint}`);
        }
    }
}

function answerTo({ state, detail }: ChecksReport, waitedMs: number): Hold | "green" {
    switch (state) {
        case "green":
            return "green";
        case "failed":
            return hold(`${detail}. Push what mends it, or release it by hand.`);
        case "none":
            return waitedMs < NONE_AFTER_MS
                ? hold(`${detail}.`)
                : hold(`${detail}, though it was pushed a while ago: perhaps none is run for it. Release it by hand.`);
        case "pending":
            return hold(`${detail}.`);
    }
}
