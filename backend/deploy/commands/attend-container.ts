import type { CommandContainer } from "../../exec/command-containers";
import type { LogStream } from "../../exec/log-frames";
import { createMask } from "../../exec/mask";
import type { DeployContext } from "../deployer";
import { commandCanceled, commandLeft } from "./command-error";
import { commandTitle } from "./command-argv";
import type { CommandTools } from "./command-tools";
import { endContainer } from "./end-container";
import { followContainer } from "./follow-container";
import { lastOutput, lastWords } from "./last-words";
import type { CommandOutcome, StackCommand } from "./stack-command";

const MB = 1024 * 1024;
const FIRST_WORDS = 1000;
/** What the container's first process says when there is no such program. */
const NO_PROGRAM = /\[FATAL tini[^\]]*\] exec (.+) failed: No such file or directory/;

interface Attendance {
    command: StackCommand;
    secrets: readonly string[];
}

function maskedOutput(secrets: readonly string[], onOutput: (text: string) => void) {
    const mask = createMask(secrets);
    let first = "";
    const streams = { stdout: mask.stream(), stderr: mask.stream() };
    const pass = (text: string) => {
        if (text !== "") {
            first += text.slice(0, Math.max(0, FIRST_WORDS - first.length));
            onOutput(text);
        }
    };
    return {
        onText: (text: string, stream: LogStream) => pass(streams[stream].write(text)),
        first: () => first,
        finish: () => Object.values(streams).forEach((stream) => pass(stream.end())),
    };
}

/** True when the promise has settled, false when the signal came first. */
async function settledFirst(promise: Promise<unknown>, signal: AbortSignal): Promise<boolean> {
    const aborted = new Promise<false>((resolve) => {
        signal.addEventListener("abort", () => resolve(false), { once: true });
        if (signal.aborted) {
            resolve(false);
        }
    });
    const settled = promise.then(
        () => true,
        () => true,
    );
    return Promise.race([settled, aborted]);
}

/** The time that is left since the start, which may have been before a crash. */
function timeLeft({ config }: StackCommand, container: CommandContainer, { clock }: CommandTools): number {
    const whole = config.timeout * 1000;
    const gone = clock.now().getTime() - (container.startedAt ?? clock.now().getTime());
    // The engine's clock may be another machine's.
    return Math.min(whole, Math.max(0, whole - Math.max(0, gone)));
}

function outcomeOf(container: CommandContainer | null, context: DeployContext): CommandOutcome | null {
    if (!container?.oomKilled) {
        return container && { exitCode: container.exitCode, timedOut: false };
    }
    const limit = container.memoryBytes > 0 ? `more than ${Math.round(container.memoryBytes / MB)} MB` : "too much";
    const detail = `it used ${limit} of memory`;
    if (container.exitCode === 0) {
        context.log(`A part of the command was ended, because ${detail}`);
        return { exitCode: 0, timedOut: false };
    }
    context.log(
        `The command was ended, because ${detail}; limits.memoryMb in the build settings says how much it may use`,
    );
    return { exitCode: container.exitCode, timedOut: false, detail };
}

function withoutProgram(program: string, { config }: StackCommand): string {
    const need =
        typeof config.run === "string"
            ? " (a command that is one line needs a shell, one that is a list does not)"
            : "";
    return `its image has no ${program}${need}`;
}

/**
 * Waits for the end of a started container and passes on its output. Past its time limit it is ended. The container
 * stays; the caller removes it. Null when somebody else did.
 * @throws CicdError CANCELED when the context's signal came: an interruptible command has ended by then
 */
export async function attendContainer(
    { command, secrets }: Attendance,
    container: CommandContainer,
    run: { tools: CommandTools; context: DeployContext },
): Promise<CommandOutcome | null> {
    const { tools, context } = run;
    const deadline = AbortSignal.timeout(timeLeft(command, container, tools));
    const stop = AbortSignal.any([deadline, ...(context.signal ? [context.signal] : [])]);
    const gone = new AbortController();
    const output = maskedOutput(secrets, (text) => context.onOutput?.(text));
    const following = followContainer(container.id, { onText: output.onText, signal: gone.signal }, tools);
    // Judged below; while the container is being ended nobody listens.
    following.catch(() => undefined);
    const judge = (ended: CommandContainer | null) => {
        const outcome = outcomeOf(ended, context);
        const missing = outcome?.exitCode === 127 ? NO_PROGRAM.exec(output.first())?.[1] : undefined;
        return outcome && missing ? { ...outcome, detail: withoutProgram(missing, command) } : outcome;
    };
    try {
        if (await settledFirst(following, stop)) {
            return judge(await following);
        }
        const found = await tools.engine.commandContainer(container.id);
        if (found?.running !== true) {
            // What ends by itself at the last moment has done its work, and must not be started anew.
            if (!(await lastOutput(following, tools, context.signal))) {
                context.log("The command had ended before all of its output could be read; the rest is left out");
            }
            return judge(found);
        }
        if (!deadline.aborted && !command.config.interruptible) {
            throw commandLeft(commandTitle(command.config));
        }
        await endContainer(container.id, tools);
        await lastWords(following, tools);
        if (!deadline.aborted) {
            throw commandCanceled(commandTitle(command.config));
        }
        return { exitCode: null, timedOut: true };
    } finally {
        gone.abort();
        output.finish();
    }
}
