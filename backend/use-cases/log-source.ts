import { isFinalRun } from "../../common/job-states";
import { isFinal } from "../../common/states";
import type { StepView } from "../../common/views";
import type { LogFollower, LogStore } from "../build-engine/log-store";
import type { EventBus } from "../models/event-bus";
import { followLog, type Following } from "./follow-log";
import type { UseCases } from "./use-cases";

export type LogSteps = readonly Pick<StepView, "name" | "logStart" | "logEnd">[];

/** The logs of one kind, as pages and scripts read them. */
export interface LogSource {
    /** For the names of files. */
    kind: "deployment" | "job-run";
    logs: LogStore;
    /** @throws CicdError NOT_FOUND */
    require(id: number): Promise<unknown>;
    /** In order, each with its piece of the log; none where there are no steps. */
    steps(id: number): Promise<LogSteps>;
    /** From an offset on until nothing will be written any more. */
    follow(id: number, following: Following): LogFollower;
}

/** Over all attempts of a deployment. */
export function deploymentLogs(parts: {
    useCases: Pick<UseCases, "deployment">;
    logs: LogStore;
    bus: EventBus;
}): LogSource {
    const { useCases, logs, bus } = parts;
    return {
        kind: "deployment",
        logs,
        require: (id) => useCases.deployment(id),
        steps: async (id) => (await useCases.deployment(id)).steps,
        follow(id, following) {
            const isOver = async () => isFinal((await useCases.deployment(id)).state);
            const onChange = (listener: () => void) =>
                bus.subscribe((event) => void ("deployment" in event && event.deployment === id && listener()));
            return followLog({ id, logs, isOver, onChange }, following);
        },
    };
}

/** Over all tries of a command, and over a restart of the server amid them. */
export function jobLogs(parts: { useCases: Pick<UseCases, "jobRun">; jobLogs: LogStore; bus: EventBus }): LogSource {
    const { useCases, jobLogs: logs, bus } = parts;
    return {
        kind: "job-run",
        logs,
        require: (id) => useCases.jobRun(id),
        steps: async () => [],
        follow(id, following) {
            const isOver = async () => isFinalRun((await useCases.jobRun(id)).state);
            const onChange = (listener: () => void) =>
                bus.subscribe((event) => void (event.type === "job-run" && event.run === id && listener()));
            return followLog({ id, logs, isOver, onChange }, following);
        },
    };
}
