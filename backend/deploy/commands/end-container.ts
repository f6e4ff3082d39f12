import type { CommandTools } from "./command-tools";

const POLL_MS = 100;
/** How long a program may take to end by itself. */
const GRACE_MS = 3000;
/** After SIGKILL only the kernel can delay the end. */
const KILL_MS = 5000;

type Needs = Pick<CommandTools, "engine" | "wait">;

async function endedWithin(id: string, ms: number, { engine, wait }: Needs): Promise<boolean> {
    const until = performance.now() + ms;
    while ((await engine.commandContainer(id))?.running) {
        if (performance.now() > until) {
            return false;
        }
        await wait(POLL_MS);
    }
    return true;
}

/** SIGTERM, then SIGKILL for the deaf. The container itself stays. */
export async function endContainer(id: string, tools: Needs): Promise<void> {
    await tools.engine.signalCommand(id, "SIGTERM");
    if (!(await endedWithin(id, GRACE_MS, tools))) {
        await tools.engine.signalCommand(id, "SIGKILL");
        await endedWithin(id, KILL_MS, tools);
    }
}
