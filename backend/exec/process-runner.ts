import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { RecordedProcess } from "../models/processes";
import { collectOutput } from "./collect-output";
import type { Command, CommandResult, ProcessRunner, RunOptions } from "./command";
import { endGroup, signalGroup } from "./end-group";
import { createMask } from "./mask";
import { readProcess } from "./process-identity";
import { startChild } from "./start-child";
import type { StopReason } from "./stop-reason";
import { stopError } from "./stop-reason";

export interface ProcessRunnerOptions {
    bootId: string;
    /** Called for every child; a failure to record is not a failure of the command. */
    onStart(record: RecordedProcess): void | Promise<void>;
    onExit(record: RecordedProcess): void | Promise<void>;
    /** Asked at every start. */
    secrets?: () => readonly string[];
}

/** A pipe that a runaway grandchild keeps open is not waited for longer than this after the leader's end. */
const drainMs = 1000;

/** Ends the group at the deadline or on cancel; `reason` says which it was. */
function guard(group: number, command: Command, signal?: AbortSignal) {
    const state: { reason: StopReason | null; ended: Promise<void> } = { reason: null, ended: Promise.resolve() };
    const stop = (reason: StopReason) => {
        if (state.reason === null) {
            state.reason = reason;
            state.ended = endGroup(group);
        }
    };
    const timer = setTimeout(() => stop("deadline"), command.deadlineMs);
    const cancel = () => stop("canceled");
    signal?.addEventListener("abort", cancel, { once: true });
    const release = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", cancel);
    };
    return { state, release, cancel };
}

/** Resolves when the leader is dead and its output is read; what it left running in its group is ended. */
async function untilEnd(child: ChildProcess): Promise<Pick<CommandResult, "exitCode" | "signal">> {
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const [exitCode, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    signalGroup(child.pid as number, "SIGKILL");
    const timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
    }, drainMs);
    await closed;
    clearTimeout(timer);
    return { exitCode, signal };
}

/** Runs commands, each in a process group of its own that never outlives its call. */
export function createProcessRunner(options: ProcessRunnerOptions): ProcessRunner {
    const running = new Map<() => void, Promise<unknown>>();

    /** Returns what has to be called when the child is dead. */
    function record(pid: number, deploymentId?: number): () => void {
        const started = readProcess(pid)?.started ?? "0";
        const entry = { pid, started, bootId: options.bootId, deploymentId: deploymentId ?? null };
        const stored = Promise.resolve(options.onStart(entry)).catch(() => undefined);
        return () => void stored.then(() => options.onExit(entry)).catch(() => undefined);
    }

    async function run(command: Command, runOptions: RunOptions = {}): Promise<CommandResult> {
        if (runOptions.signal?.aborted) {
            throw stopError(command, "canceled");
        }
        const mask = createMask([...(options.secrets?.() ?? []), ...(runOptions.secrets ?? [])]);
        const child = await startChild(command);
        const pid = child.pid as number;
        const ended = untilEnd(child);
        const output = collectOutput(child, mask, runOptions);
        const gone = record(pid, runOptions.deploymentId);
        const { state, release, cancel } = guard(pid, command, runOptions.signal);
        const finished = ended.finally(release).then(async (result) => {
            await state.ended;
            gone();
            return result;
        });
        running.set(cancel, finished);
        const result = await finished.finally(() => running.delete(cancel));
        const texts = output.finish();
        if (state.reason) {
            throw stopError(command, state.reason);
        }
        return { ...result, ...texts };
    }

    async function endAll(): Promise<void> {
        const all = [...running];
        all.forEach(([cancel]) => cancel());
        await Promise.allSettled(all.map(([, finished]) => finished));
    }

    return { run, endAll };
}
