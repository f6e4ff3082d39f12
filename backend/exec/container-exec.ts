import { PassThrough, type Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";

export interface ExecRequest {
    container: string;
    argv: readonly string[];
    deadlineMs: number;
    signal: AbortSignal;
}

export interface ExecOutcome {
    /** To ask later whether it has ended. */
    id: string;
    /** Null when it had not ended by the deadline: the engine offers no way to end it. */
    exitCode: number | null;
    /** What it said last, at most 4 KiB. */
    output: string;
}

const KEPT_BYTES = 4096;

function keepEnd(stream: PassThrough, kept: { text: Buffer }): void {
    stream.on("data", (chunk: Buffer) => {
        kept.text = Buffer.concat([kept.text, chunk]).subarray(-KEPT_BYTES);
    });
}

/** False when it was left before it ended. */
function untilEnd(stream: Duplex, { deadlineMs, signal }: ExecRequest): Promise<boolean> {
    return new Promise((resolve) => {
        const settle = (ended: boolean) => () => {
            clearTimeout(timer);
            signal.removeEventListener("abort", left);
            stream.destroy();
            resolve(ended);
        };
        const left = settle(false);
        const timer = setTimeout(left, deadlineMs);
        signal.addEventListener("abort", left, { once: true });
        stream.once("end", settle(true));
        stream.once("close", settle(true));
        stream.once("error", settle(true));
    });
}

/** The engine knows the exit code a little after it has passed on the last words. */
const END_LOOKS = 20;
const END_PAUSE_MS = 50;

async function exitCodeOf(exec: Docker.Exec, ended: boolean): Promise<number | null> {
    for (let left = ended ? END_LOOKS : 1; ; left -= 1) {
        const { ExitCode: exitCode, Running: running } = await exec.inspect();
        if (!running || left <= 1) {
            return running ? null : exitCode;
        }
        await pause(END_PAUSE_MS);
    }
}

/** Runs a program inside of a running container, as its own user. */
export async function execute(docker: Docker, request: ExecRequest): Promise<ExecOutcome> {
    const exec = await docker
        .getContainer(request.container)
        .exec({ Cmd: [...request.argv], AttachStdout: true, AttachStderr: true });
    const stream = await exec.start({ hijack: true, stdin: false });
    const kept = { text: Buffer.alloc(0) };
    const said = new PassThrough();
    keepEnd(said, kept);
    docker.modem.demuxStream(stream, said, said);
    const exitCode = await exitCodeOf(exec, await untilEnd(stream, request));
    return { id: exec.id, exitCode, output: kept.text.toString() };
}

/** Whether it has not ended yet; false for one that nobody knows any more. */
export async function stillExecutes(docker: Docker, id: string): Promise<boolean> {
    return (await docker.getExec(id).inspect()).Running;
}
