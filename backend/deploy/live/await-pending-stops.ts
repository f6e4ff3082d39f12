import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

const INTERVAL_MS = 400;
/** A request of the ended client may reach the engine just after the first look. */
const QUIET_LOOKS = 2;
/** The engine's own end of the waiting needs a moment, too. */
const MARGIN_MS = 2000;

/**
 * The engine forgets signals when many other events come: what the first look knew bounds the waiting, and nothing that
 * a look has seen is forgotten.
 */
interface Signals {
    /** When each container was sent its last one, by id. */
    last: Map<string, number>;
    rememberedSince: number;
    /** Those that come later are somebody else's. */
    until: number;
}

/** Containers that run and that the engine will end, because somebody asked for it and its grace time is not over. */
async function beingStopped(
    signals: Signals,
    { engine, layout, clock }: Pick<DeployTools, "engine" | "layout" | "clock">,
): Promise<ProjectContainer[]> {
    const containers = await engine.containers(layout.stack);
    (await engine.stopSignals()).last.forEach((at, id) => signals.last.set(id, at));
    const now = clock.now().getTime();
    const pending = await Promise.all(
        containers.map(async ({ id }) => {
            const condition = await engine.condition(id);
            if (condition?.state !== "running") {
                return false;
            }
            // One that was forgotten before came before everything that was remembered then.
            const signal = Math.min(signals.last.get(id) ?? signals.rememberedSince, signals.until);
            return signal >= Date.parse(condition.startedAt) && now < signal + condition.stopTimeoutMs + MARGIN_MS;
        }),
    );
    return containers.filter((_, index) => pending[index]);
}

/**
 * Resolves when no stop is under way any more. Ending compose doesn't end what it had asked the engine for: a container
 * that still runs in its grace time would be taken for live, and be gone a moment later.
 */
export async function awaitPendingStops(tools: DeployTools, context: DeployContext): Promise<void> {
    const told = new Set<string>();
    const { rememberedSince } = await tools.engine.stopSignals();
    const signals = { last: new Map(), rememberedSince, until: tools.clock.now().getTime() + MARGIN_MS };
    for (let quiet = 0; quiet < QUIET_LOOKS;) {
        const pending = await beingStopped(signals, tools);
        quiet = pending.length === 0 ? quiet + 1 : 0;
        for (const { id, name } of pending.filter((container) => !told.has(container.id))) {
            told.add(id);
            context.log(`Waiting for ${name}, which is still being stopped`);
        }
        if (quiet < QUIET_LOOKS) {
            await tools.wait(INTERVAL_MS, context.signal);
        }
    }
}
