import path from "node:path";
import { askSocket, SwitchSilent } from "./runtime-socket";
import { parseFigures, type Figures, type ServerFigures } from "./server-figures";
import { parseServerState, type ServerState } from "./server-state";
import type { SwitchLayout } from "./switch-layout";

/** More than this in one question would not fit into the switch's buffer. */
const LONGEST_QUESTION = 12_000;

/** A switch that runs, over its sockets. Every call throws SwitchSilent where nobody listens. */
export interface SwitchRuntime {
    /** The configuration that it runs with; null when nobody answers. */
    version(): Promise<string | null>;
    /** Null when it answers; otherwise why not, as the end of a sentence. */
    silence(): Promise<string | null>;
    servers(): Promise<ServerState[]>;
    /** The same as text, as it can be read back. */
    serverStateText(): Promise<string>;
    figures(): Promise<ServerFigures[]>;
    /** Of the processes before the last reloads that still have connections; they take no commands any more. */
    olderFigures(): Promise<Figures[]>;
    /** All commands in as few questions as possible: what fits into one takes effect at once. */
    change(commands: readonly string[]): Promise<void>;
    /** Takes the configuration that lies there; the old process serves its connections to their end. */
    reload(): Promise<string>;
    forgetFigures(): Promise<void>;
}

export function switchRuntime(layout: Pick<SwitchLayout, "run">): SwitchRuntime {
    const askMaster = (question: string) => askSocket(path.join(layout.run, "master.sock"), question);
    const worker = async (question: string) => whole(await askSocket(path.join(layout.run, "admin.sock"), question));
    const master = async (question: string) => whole(await askMaster(question));
    const figuresOf = async (pid: string) => {
        const answer = await askMaster(`@!${pid} show stat`);
        // Its last connection may have ended meanwhile, and it with it.
        const isGone = !isWhole(answer) && !olderPids(await master("show proc")).includes(pid);
        return isGone ? [] : [parseFigures(whole(answer))];
    };
    const running = async () => {
        const version = /^description: *(\w+)$/m.exec(await worker("show info"))?.[1];
        if (version === undefined) {
            throw new SwitchSilent("it answers without naming its configuration");
        }
        return version;
    };
    return {
        version: () => running().catch(unlessSilent(() => null)),
        silence: () =>
            running().then(
                () => null,
                unlessSilent(({ message }) => message),
            ),
        servers: async () => parseServerState(await worker("show servers state")),
        serverStateText: () => worker("show servers state"),
        figures: async () => parseFigures(await worker("show stat")).servers,
        async olderFigures() {
            const pids = olderPids(await master("show proc"));
            return (await Promise.all(pids.map(figuresOf))).flat();
        },
        async change(commands) {
            for (const question of questions(commands)) {
                await worker(question);
            }
        },
        // The old master may leave before it has said how it went: the new one's version tells.
        reload: () => askMaster("reload"),
        async forgetFigures() {
            await worker("clear counters all");
        },
    };
}

/** Each answer ends with an empty line, also where it says nothing else. */
const isWhole = (answer: string): boolean => /(^|\n)\n$/.test(answer);

/** A process that is being ended may close a socket that it never answered, or in the middle of its answer. */
function whole(answer: string): string {
    if (!isWhole(answer)) {
        throw new SwitchSilent(answer === "" ? "it hung up without an answer" : "it hung up amid its answer");
    }
    return answer;
}

function unlessSilent<T>(told: (silent: SwitchSilent) => T): (error: unknown) => T {
    return (error) => {
        if (error instanceof SwitchSilent) {
            return told(error);
        }
        throw error;
    };
}

/** A line for each process, under a heading that says of what kind it is. */
function olderPids(processes: string): string[] {
    const [, older = ""] = processes.split("# old workers");
    return [...(older.split("\n#")[0] ?? "").matchAll(/^(\d+) +worker /gm)].map(([, pid]) => pid!);
}

function questions(commands: readonly string[]): string[] {
    const all: string[] = [];
    for (const command of commands) {
        const last = all.at(-1);
        if (last !== undefined && last.length + command.length < LONGEST_QUESTION) {
            all[all.length - 1] = `${last}; ${command}`;
        } else {
            all.push(command);
        }
    }
    return all;
}
