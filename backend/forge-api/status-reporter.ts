import type { ForgeName } from "../../common/schema";
import type { EventBus } from "../models/event-bus";
import { bindings } from "../models/bindings";
import { statusReports } from "../models/status-reports";
import { FORGE_APIS } from "./forges";
import { ReportSender, type SenderParts } from "./report-sender";

export interface ReporterParts extends Omit<SenderParts, "onError"> {
    bus: EventBus;
    /** How long changes are gathered before they are looked at, in milliseconds. */
    gatherMs?: number;
}

const usualGatherMs = 300;
const forges = Object.values(FORGE_APIS).flatMap(({ name, postStatus }): ForgeName[] => (postStatus ? [name] : []));

/**
 * Tells forges how far deployments of their commits are. What is to be told lies in the database, so a restart loses
 * nothing; no deployment waits for any of it. Answers the function that ends it, within 2 s.
 */
export function startStatusReporter(parts: ReporterParts): () => Promise<void> {
    const { db, bus, clock, report, gatherMs = usualGatherMs } = parts;
    const tellPanels = async (repository: number) => {
        for (const { stack } of await bindings.listByRepository(db, repository)) {
            bus.publish({ type: "stack", stack });
        }
    };
    const sender = new ReportSender({ ...parts, onError: tellPanels });
    const changed = new Set<number>();
    const stepped = new Set<number>();
    let gathering: NodeJS.Timeout | undefined;

    const take = async () => {
        gathering = undefined;
        const adding = { forges, now: clock.now().toISOString() };
        const sets = [changed, stepped].map((set) => [...set]);
        changed.clear();
        stepped.clear();
        try {
            await statusReports.add(db, sets[0]!, { ...adding, onlyRunning: false });
            await statusReports.add(db, sets[1]!, { ...adding, onlyRunning: true });
        } catch (error) {
            note(changed, sets[0]!);
            note(stepped, sets[1]!);
            throw error;
        }
        sender.wake();
    };
    // Hundreds may come at once, and each of them several times: they are looked at together.
    const gather = () => {
        gathering ??= setTimeout(() => void take().catch(report), gatherMs).unref();
    };
    const note = (set: Set<number>, ids: readonly number[]) => {
        ids.forEach((id) => set.add(id));
        gather();
    };
    const unsubscribe = bus.subscribe((event) => {
        if (event.type === "deployment") {
            note(changed, [event.deployment]);
        } else if (event.type === "step") {
            // A commit that was asked for by its branch is known after the first step.
            note(stepped, [event.deployment]);
        }
    });
    statusReports.unfinished(db).then((ids) => note(changed, ids), report);
    return async () => {
        unsubscribe();
        clearTimeout(gathering);
        await sender.stop();
    };
}
