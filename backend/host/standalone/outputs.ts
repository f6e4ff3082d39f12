import type { Socket } from "socket.io";
import { CicdError } from "../../../common/errors";
import type { Command, CommandResult, ProcessRunner } from "../../exec/command";
import { TailBuffer } from "../../exec/tail-buffer";

/** What a person who comes later still sees of an output; characters. */
const KEPT = 256 * 1024;

interface Output {
    buffer: TailBuffer;
    abort: AbortController;
}

/** Names under which Dockge's page shows the output of compose and of all containers; the endpoint in them is "". */
export const progressOutput = (stack: string) => `compose--${stack}`;
export const logsOutput = (stack: string) => `combined--${stack}`;
export const isOutputName = (name: string) => /^(compose|combined)--[a-z0-9][a-z0-9_-]{0,62}$/.test(name);

/** Live output of processes, by name, for any number of viewers. A viewer may come before the output. */
export class Outputs {
    private readonly running = new Map<string, Output>();
    private readonly viewers = new Map<string, Set<Socket>>();

    constructor(private readonly runner: ProcessRunner) {}

    /** @throws CicdError STACK_BUSY while an output of that name runs */
    async run(name: string, command: Command): Promise<CommandResult> {
        if (this.running.has(name)) {
            throw new CicdError({
                code: "STACK_BUSY",
                message: "Another operation runs on this stack.",
                safe: "It goes on undisturbed.",
                hint: "Wait until it has finished, then try again.",
            });
        }
        const output: Output = { buffer: new TailBuffer(KEPT), abort: new AbortController() };
        this.running.set(name, output);
        let exitCode: number | null = null;
        try {
            const result = await this.runner.run(command, {
                signal: output.abort.signal,
                onOutput: (text) => this.write(name, output, text),
            });
            exitCode = result.exitCode;
            return result;
        } finally {
            if (this.running.get(name) === output) {
                this.running.delete(name);
                this.send(name, "terminalExit", exitCode ?? 1);
            }
        }
    }

    /** Runs for as long as somebody looks; no effect while it runs already. */
    follow(name: string, command: Command): void {
        if (!this.running.has(name) && this.viewers.has(name)) {
            this.run(name, command).catch(() => undefined);
        }
    }

    /** From now on `socket` gets this output; answers what came so far. */
    join(name: string, socket: Socket): string {
        const viewers = this.viewers.get(name) ?? new Set();
        this.viewers.set(name, viewers.add(socket));
        return this.running.get(name)?.buffer.toString() ?? "";
    }

    leave(name: string, socket: Socket): void {
        const viewers = this.viewers.get(name);
        viewers?.delete(socket);
        if (viewers?.size === 0) {
            this.viewers.delete(name);
        }
    }

    leaveAll(socket: Socket): string[] {
        const names = [...this.viewers.keys()].filter((name) => this.viewers.get(name)!.has(socket));
        names.forEach((name) => this.leave(name, socket));
        return names;
    }

    /** Ends a followed output that nobody looks at any more; who comes meanwhile gets a new one at once. */
    endUnwatched(name: string): void {
        const output = this.running.get(name);
        if (output && !this.viewers.has(name)) {
            this.running.delete(name);
            output.abort.abort();
        }
    }

    private write(name: string, output: Output, text: string): void {
        if (this.running.get(name) !== output) {
            return;
        }
        // There is no terminal between us and the process that would add the carriage returns.
        const data = text.replace(/\r?\n/g, "\r\n");
        output.buffer.push(data);
        this.send(name, "terminalWrite", data);
    }

    private send(name: string, event: string, value: unknown): void {
        this.viewers.get(name)?.forEach((socket) => socket.emit("agent", event, name, value));
    }
}
