import { CicdError } from "../../../common/errors";
import { bindings } from "../../models/bindings";
import { isoNow } from "../../models/clock";
import { repositories, type GitRepository } from "../../models/repositories";
import { PollSchedule, type Polled, type PollScheduleParts } from "./poll-schedule";
import { pollRepository, type PollParts } from "./poll-repository";
import { UnreadLimit } from "./unread-limit";
import { fingerprintOf } from "./watch";

export interface PollerParts extends PollParts, Omit<PollScheduleParts, "poll"> {
    /** One line for the server's log. */
    log: (line: string) => void;
    /** For defects. */
    report: (error: unknown) => void;
}

export interface Poller {
    /** Looks at every repository once, then as often as its settings say. */
    start(): Promise<void>;
    /** Ends what looks; nothing is half done then. */
    close(): Promise<void>;
}

/** Finds pushes whose delivery never came: the server was down, or the forge doesn't try again. */
export function createPoller(parts: PollerParts): Poller {
    const { db, bus, report } = parts;
    const end = new AbortController();
    const schedule = new PollSchedule({ ...parts, poll: (id) => pollOnce(parts, id, end.signal) });
    const hearing = { parts, schedule };
    const unread = new UnreadLimit(parts, (id) => void insteadOfDelivery(hearing, id).catch(report));
    const unsubscribe = bus.subscribe((event) => {
        if (event.type === "unread") {
            unread.take(event.repository);
        }
        return event.type === "repository" ? lookAtChange(hearing, event.repository) : undefined;
    });
    return {
        async start() {
            schedule.begin((await repositories.list(db)).map(polledOf));
        },
        async close() {
            unsubscribe();
            unread.close();
            end.abort();
            await schedule.close().catch(report);
        },
    };
}

interface Hearing {
    parts: PollerParts;
    schedule: PollSchedule;
}

async function insteadOfDelivery({ parts, schedule }: Hearing, id: number): Promise<void> {
    const repository = await repositories.find(parts.db, id);
    if (repository) {
        parts.log(`a delivery of ${repository.urlKey} was too large to be read: looking at its branches instead`);
        schedule.lookNow(polledOf(repository));
    }
}

/** Where rules, branches or the URL have changed, what is there now is to be remembered before the next push comes. */
async function lookAtChange({ parts, schedule }: Hearing, id: number): Promise<void> {
    const repository = await repositories.find(parts.db, id);
    const bound = await bindings.listByRepository(parts.db, id);
    if (!repository || bound.length === 0) {
        schedule.forget(id);
    } else if (repository.watched === fingerprintOf(repository.urlKey, bound)) {
        schedule.change(polledOf(repository));
    } else {
        schedule.lookNow(polledOf(repository));
    }
}

function polledOf({ id, host, pollMinutes }: GitRepository): Polled {
    return { id, host, minutes: pollMinutes };
}

/** Never rejects: what went wrong is kept with the repository, where people see it. */
async function pollOnce(parts: PollerParts, id: number, signal: AbortSignal): Promise<boolean> {
    try {
        const moved = await pollRepository(parts, id, signal);
        if (moved > 0) {
            parts.log(`polling found ${moved} ${moved === 1 ? "ref" : "refs"} of repository ${id} moved`);
        }
        return true;
    } catch (error) {
        if (!signal.aborted) {
            await noteFailure(parts, id, error).catch(parts.report);
        }
        return false;
    }
}

async function noteFailure({ db, clock, bus, log, report }: PollerParts, id: number, error: unknown): Promise<void> {
    if (!(error instanceof CicdError)) {
        report(error);
    }
    const said = error instanceof CicdError ? `${error.message} ${error.hint}` : "Something went wrong on our side.";
    const lastPollError = said.slice(0, 1000);
    const before = await repositories.find(db, id);
    await repositories.update(db, id, { lastPollAt: isoNow(clock), lastPollError });
    if (before && before.lastPollError !== lastPollError) {
        log(`looking for missed pushes of ${before.urlKey} failed: ${said}`);
        (await bindings.listByRepository(db, id)).forEach(({ stack }) => bus.publish({ type: "stack", stack }));
    }
}
