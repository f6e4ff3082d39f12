import { CicdError } from "../../../../common/errors";
import type { EngineMachine } from "../../../exec/docker-machine";
import { builderCalled } from "../../builders";
import type { DeployContext } from "../../deployer";
import type { DeployTools } from "../../deploy-tools";
import { limitsOf } from "../limits";
import { holderName, holderOf, makeHolderImage } from "./holder";
import { acceptsParent } from "./probe";

/** The limits under which the steps of a build run. */
export interface BuildCap {
    /** For `--cgroup-parent`; null where nothing limits the build. */
    parent: string | null;
    memoryMb: number | null;
}

const UNCAPPED: BuildCap = { parent: null, memoryMb: null };

/** Why builds can't be limited on this engine; null where they can. */
function obstacle({ cgroupDriver, rootless, architecture }: EngineMachine, hasPrograms: boolean): string | null {
    if (rootless) {
        return "the engine runs without root, and its cgroups are not reachable";
    }
    if (cgroupDriver !== "cgroupfs" && cgroupDriver !== "systemd") {
        return `the engine manages no cgroups (driver ${cgroupDriver})`;
    }
    return hasPrograms ? null : `there is no holder program for this processor (${architecture})`;
}

/**
 * Does `use` below the stack's holder: a container with the limits, in whose cgroup the build's steps run. Where that
 * can't be had the build runs without limits, and the log says so and why.
 */
export async function withCap<T>(
    { tools, context, uncapped }: { tools: DeployTools; context: DeployContext; uncapped?: string },
    use: (cap: BuildCap) => Promise<T>,
): Promise<T> {
    const opened = uncapped ?? (await open(tools, context));
    if (typeof opened === "string") {
        context.log(`This build is uncapped: ${opened}.`);
        return use(UNCAPPED);
    }
    try {
        return await use(opened);
    } finally {
        // Nobody waits for it: what a cancel or a lost engine leaves running holds nothing but its own few pages.
        void tools.engine.stopHolder(holderName(tools.layout.stack)).catch(() => null);
    }
}

/** Starts the holder of a deployment's build ahead, so that the build finds it running. Never fails. */
export function warmCap(tools: DeployTools, context: DeployContext): void {
    const plansOnly = context.deploymentId === undefined;
    if (plansOnly || builderCalled(context.buildConfig.builder).uncapped !== undefined) {
        return;
    }
    void open(tools, { ...context, log: () => undefined }).catch(() => null);
}

async function open(tools: DeployTools, context: DeployContext): Promise<BuildCap | string> {
    const { engine, layout } = tools;
    const machine = await engine.machine();
    const programs = await makeHolderImage(machine, engine);
    const hindrance = obstacle(machine, programs);
    if (hindrance !== null) {
        return hindrance;
    }
    const { cpus, memoryBytes } = limitsOf(context.buildConfig.limits, machine);
    const holder = holderOf({ stack: layout.stack, driver: machine.cgroupDriver, cpus, memoryBytes });
    const started = await engine.startHolder(holder).catch(refusalOf);
    if (typeof started !== "string" || !/^[0-9a-f]{64}$/.test(started)) {
        return `the engine did not start its holder (${String(started)})`;
    }
    const parent = holder.cgroupParent === null ? scopeOf(started) : `${holder.cgroupParent}/${started}`;
    if (machine.cgroupDriver === "systemd" && !(await acceptsParent(parent, tools, context))) {
        await engine.stopHolder(holder.name);
        return "the engine's builds can't be placed into a container's cgroup";
    }
    const memoryMb = Math.round(memoryBytes / 1024 / 1024);
    const unsure = machine.cgroupDriver === "systemd" ? " (untested with the cgroup driver systemd)" : "";
    context.log(`This build is capped at ${cpus} CPU${cpus === 1 ? "" : "s"} and ${memoryMb} MB of memory${unsure}.`);
    return { parent, memoryMb };
}

/** Where systemd keeps a container by itself. */
const scopeOf = (id: string) => `/system.slice/docker-${id}.scope`;

function refusalOf(error: unknown): string {
    if (error instanceof CicdError) {
        throw error;
    }
    return (error as Error).message.slice(0, 200);
}
