import type { ContainerCondition } from "../engine-port";

/** What one look at a container says. */
export type Judgement =
    | { verdict: "well"; state: "healthy" | "running" | "completed" }
    | { verdict: "waiting"; state: "starting" | "restarting"; detail: string }
    | { verdict: "failed"; state: "unhealthy" | "exited"; detail: string };

export interface Role {
    /** Somebody connects to it, though its container does not say so: it has a probe, or a switch before it. */
    serves: boolean;
}

/** Ended by itself, and meant to: nothing restarts it, nobody connects to it, nothing checks it. */
function isDone(condition: ContainerCondition, { serves }: Role): boolean {
    const endsOnPurpose = condition.restartPolicy === "no" || condition.restartPolicy === "on-failure";
    const isReached = serves || condition.publishesPorts || condition.health !== null;
    return condition.exitCode === 0 && endsOnPurpose && !isReached;
}

function judgeRunning(condition: ContainerCondition): Judgement {
    switch (condition.health) {
        case "healthy":
            return { verdict: "well", state: "healthy" };
        case "starting":
            return { verdict: "waiting", state: "starting", detail: "its healthcheck has not passed yet" };
        case "unhealthy":
            return { verdict: "failed", state: "unhealthy", detail: unhealthy(condition) };
        default:
            return { verdict: "well", state: "running" };
    }
}

function unhealthy({ healthOutput }: ContainerCondition): string {
    const output = healthOutput.trim().split("\n").at(-1)?.slice(0, 200);
    return output ? `is unhealthy ("${output}")` : "is unhealthy";
}

function ending(condition: ContainerCondition): string {
    return condition.oomKilled ? "ran out of memory" : `exited ${condition.exitCode}`;
}

/** Judges the container itself, not what a command line said about it. */
export function judgeContainer(condition: ContainerCondition, role: Role): Judgement {
    switch (condition.state) {
        case "running":
            return judgeRunning(condition);
        case "restarting":
            return { verdict: "waiting", state: "restarting", detail: ending(condition) };
        case "exited":
        case "dead":
            return isDone(condition, role)
                ? { verdict: "well", state: "completed" }
                : { verdict: "failed", state: "exited", detail: ending(condition) };
        default:
            return condition.error
                ? { verdict: "failed", state: "exited", detail: `can't start: ${condition.error}` }
                : { verdict: "waiting", state: "starting", detail: `is ${condition.state}` };
    }
}
