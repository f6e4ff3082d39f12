import { expect, vi } from "vitest";
import { startStatusReporter } from "../../../backend/forge-api/status-reporter";
import { deployments, type NewDeployment } from "../../../backend/models/deployments";
import { EventBus, type DomainEvent } from "../../../backend/models/event-bus";
import { statusReports } from "../../../backend/models/status-reports";
import { transition, type Transition } from "../../../backend/models/transition";
import type { DeploymentState } from "../../../common/states";
import { setUpForge } from "../../fixtures/forge-api";

export const sha = "a1b2c3d4".repeat(5);

/** Waits for what a reporter does in its own time. */
export const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000 });

/** A stack at a fake GitHub, deployments that move by hand, and the reporter that tells of them. */
export async function setUpReporter() {
    let now: number | null = null;
    const clock = { now: () => new Date(now ?? Date.now()) };
    const reported: unknown[] = [];
    const events: DomainEvent[] = [];
    const bus = new EventBus((error) => void reported.push(error));
    bus.subscribe((event) => void events.push(event));
    const forge = await setUpForge("github", { clock });
    await forge.bind("shop", { environmentUrl: "https://shop.example.org" });
    const start = () =>
        startStatusReporter({
            ...forge.parts,
            bus,
            report: (error) => void reported.push(error),
            pageUrl: async () => "https://dockge.example.org",
            firstPauseMs: 20,
            gatherMs: 5,
        });
    let end = start();

    async function enqueue(change: Partial<NewDeployment> = {}): Promise<number> {
        const id = await deployments.insert(forge.db, {
            stack: "shop",
            repositoryId: forge.id,
            trigger: "push",
            ref: "refs/heads/main",
            commitSha: sha,
            requestedBy: "ana",
            queuedAt: clock.now().toISOString(),
            ...change,
        });
        bus.publish({ type: "deployment", stack: "shop", deployment: id, from: null, to: "queued" });
        return id;
    }

    async function move(
        deployment: number,
        from: DeploymentState,
        to: DeploymentState,
        more: Partial<Transition> = {},
    ) {
        const claim = from === "running" || to === "running" ? "worker" : undefined;
        expect(await transition(forge.db, clock, { deployment, from, to, claim, ...more })).toBe(true);
        bus.publish({ type: "deployment", stack: "shop", deployment, from, to });
    }

    const told = () => forge.server.statuses.map(({ state, description }) => `${state}: ${description}`);
    return {
        forge,
        bus,
        events,
        enqueue,
        move,
        told,
        toldOf: (lines: string[]) => soon(() => expect(told()).toEqual(lines)),
        statusError: () => statusReports.error(forge.db, forge.id),
        /** Everything that was taken up was told. */
        settled: () => soon(async () => expect(await forge.db("cicd_status_report")).toEqual([])),
        /** An attempt has failed, and another one is to come. */
        failing: () =>
            soon(async () => expect(await forge.db("cicd_status_report").where("attempts", ">", 0)).toHaveLength(1)),
        /** Tells about another commit, and by that shows that everything before was looked at. */
        async tellAnother(): Promise<void> {
            const other = "f".repeat(40);
            const id = await enqueue({ commitSha: other });
            await soon(() => expect(forge.server.statuses.map((status) => status.sha)).toContain(other));
            await move(id, "queued", "canceled");
            await soon(() => expect(forge.server.statuses.at(-1)?.description).toBe("Canceled"));
            forge.server.statuses.splice(-2);
        },
        setNow: (time: number) => (now = time),
        stop: () => end(),
        start: () => void (end = start()),
        async close() {
            await end();
            await forge.close();
            expect(reported).toEqual([]);
        },
    };
}

export type ReporterTest = Awaited<ReturnType<typeof setUpReporter>>;
