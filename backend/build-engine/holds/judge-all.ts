import { bindings } from "../../models/bindings";
import { deployments, type Deployment } from "../../models/deployments";
import type { EventBus } from "../../models/event-bus";
import { transition, type Hold, type Transition } from "../../models/transition";
import { isAutomatic } from "./first-hold";
import { loadHoldSettings } from "./hold-settings";
import { judgeWaiting, keptHold, type JudgeDeps, type Judgement } from "./judge-waiting";

export interface JudgeAllDeps extends JudgeDeps {
    bus: EventBus;
    /** Called when something was queued. */
    onQueued: () => void;
    report: (error: unknown) => void;
}

/**
 * Lets go on what waits for nothing any more, and says anew what the rest waits for. Answers that rest.
 * @param found everything that waits, newest first: of a stack and ref only the newest goes on
 */
export async function judgeAll(deps: JudgeAllDeps, found: readonly Deployment[]): Promise<Deployment[]> {
    const settings = await loadHoldSettings(deps.db);
    const bound = new Map((await bindings.list(deps.db)).map((binding) => [binding.stack, binding]));
    const left: Deployment[] = [];
    for (const deployment of found) {
        if (await supersede(deps, deployment)) {
            continue;
        }
        const judgement = await tryToJudge(deps, deployment, { ...settings, binding: bound.get(deployment.stack) });
        if (judgement.holds) {
            left.push(await keep(deps, deployment, judgement.holds));
        } else {
            await release(deps, deployment, judgement.green);
        }
    }
    return left;
}

/** An engine that is away says nothing about what was stopped: then it goes on waiting. */
async function tryToJudge(
    deps: JudgeAllDeps,
    deployment: Deployment,
    holding: Parameters<typeof judgeWaiting>[2],
): Promise<Judgement> {
    try {
        return await judgeWaiting(deps, deployment, holding);
    } catch (error) {
        deps.report(error);
        return { holds: keptHold(deployment) };
    }
}

async function keep(deps: JudgeAllDeps, deployment: Deployment, hold: Hold): Promise<Deployment> {
    const { waitingReason, waitingDetail, waitingUntil } = deployment;
    const same = waitingReason === hold.reason && waitingDetail === hold.detail && waitingUntil === hold.until;
    if (!same && (await deployments.updateHold(deps.db, deployment.id, hold))) {
        deps.bus.publish({ type: "step", stack: deployment.stack, deployment: deployment.id });
    }
    return { ...deployment, waitingReason: hold.reason, waitingDetail: hold.detail, waitingUntil: hold.until };
}

async function release(deps: JudgeAllDeps, deployment: Deployment, green: boolean): Promise<void> {
    // Or it would be asked again when it begins.
    const passed = { reason: "checks", by: "the forge", at: deps.clock.now().toISOString() } as const;
    const facts = green ? { released: [...deployment.released, passed] } : undefined;
    if (await move(deps, deployment, { to: "queued", facts })) {
        deps.onQueued();
    }
}

async function supersede(deps: JudgeAllDeps, deployment: Deployment): Promise<boolean> {
    const supersededBy = isAutomatic(deployment.trigger) ? await deployments.newerPush(deps.db, deployment) : null;
    return supersededBy !== null && move(deps, deployment, { to: "superseded", supersededBy });
}

async function move(
    deps: JudgeAllDeps,
    { id, stack }: Deployment,
    change: Pick<Transition, "supersededBy" | "facts"> & { to: "queued" | "superseded" },
): Promise<boolean> {
    const moved = await transition(deps.db, deps.clock, { deployment: id, from: "waiting", ...change });
    if (moved) {
        deps.bus.publish({ type: "deployment", stack, deployment: id, from: "waiting", to: change.to });
    }
    return moved;
}
