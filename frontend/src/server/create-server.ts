import { CALLS, PUSHES } from "../../../common/socket-events";
import type { AgentChannel } from "./agent-channel";
import { noAnswer, unreadable, unwrap } from "./answers";
import { isBounded } from "./bounds";
import type { KnownCall, Payload, PushTypes, Result } from "./calls";
import { Greeter } from "./greeter";
import { createLogFeeds } from "./log-feeds";
import { deploymentLogs, jobLogs } from "./log-kinds";
import { meetAgent, type AgentWaits } from "./meet-agent";
import { meetServer } from "./meet-server";
import { markOf } from "./push-marks";
import type { Server } from "./server";

const second = 1000;
/** These wait for a forge or for docker, everything else is answered from the database. */
const patient = new Set<KnownCall>([
    "connect",
    "disconnect",
    "testConnection",
    "scanRepository",
    "previewConnection",
    "connectMany",
    "plan",
    "drift",
    "handEdit",
    "decideHandEdit",
    "rollback",
    "updatePlan",
    "updateImages",
    "previewEnvironment",
]);

interface Waits extends AgentWaits {
    callMs: number;
    patientMs: number;
    helloMs: number;
    helloAttempts: number;
}

const defaults: Waits = {
    callMs: 30 * second,
    patientMs: 180 * second,
    helloMs: 2 * second,
    helloAttempts: 5,
    reachMs: 12 * second,
    silenceMs: 2 * second,
    agentMs: 20 * second,
};

/** What comes with every push beside its own payload. */
type Pushed = { endpoint?: string; mark?: string } | null | undefined;

export function createServer(channel: AgentChannel, waits: Partial<Waits> = {}): Server {
    const wait = { ...defaults, ...waits };
    const { endpoint, agent } = channel;
    const mark = markOf(endpoint);
    let marked = false;
    let meeting: Promise<number> | null = null;

    function ask<N extends KnownCall>(name: N, payload: Payload<N>, timeoutMs: number): Promise<Result<N>> {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(noAnswer(endpoint)), timeoutMs);
            channel.emit(CALLS[name], payload, (response) => {
                clearTimeout(timer);
                try {
                    resolve(unwrap<Result<N>>(trusted(response)));
                } catch (error) {
                    reject(error);
                }
            });
        });
    }

    function trusted(response: unknown): unknown {
        if (agent && !isBounded(response)) {
            throw unreadable();
        }
        return response;
    }

    async function meet(): Promise<number> {
        let attempts = 0;
        const askHello = (timeoutMs: number) => {
            attempts += 1;
            return ask("hello", { mark }, timeoutMs);
        };
        const hello = agent
            ? await meetAgent({ endpoint, agent, ask: askHello, wait })
            : await meetServer(askHello, wait);
        marked = hello.marked === true;
        return attempts;
    }

    /** Whoever asks at the same time hears the same answer. */
    function hello(): Promise<number> {
        meeting ??= meet().finally(() => (meeting = null));
        return meeting;
    }

    function isOurs(payload: Pushed): boolean {
        return (payload?.endpoint ?? "") === endpoint && (!marked || payload?.mark === mark);
    }

    /** Its host can be there before it is. Whoever says so unasked causes a question, no more. */
    function onArrival(listener: () => void): () => void {
        const stops = [
            agent?.onReach((reach) => reach === "online" && listener()),
            channel.onPush((event, payload) => {
                if (event === PUSHES.ready && ((payload as Pushed)?.endpoint ?? "") === endpoint) {
                    listener();
                }
            }),
        ];
        return () => stops.forEach((stop) => stop?.());
    }

    const server: Omit<Server, "logs" | "jobLogs"> = {
        endpoint,
        agent: agent ?? null,
        origin: agent?.url ?? location.origin,
        call: (name, payload) => ask(name, payload, patient.has(name) ? wait.patientMs : wait.callMs),
        on: (push, listener) =>
            channel.onPush((event, payload) => {
                if (event === PUSHES[push] && isOurs(payload as Pushed) && (!agent || isBounded(payload))) {
                    listener(payload as PushTypes[typeof push]);
                }
            }),
        onReconnect(listener) {
            const greeter = new Greeter(hello, listener);
            const stop = agent ? onArrival(() => greeter.once()) : channel.onConnect(() => greeter.untilAnswered());
            return () => {
                greeter.close();
                stop();
            };
        },
        onArrival,
        hello,
    };
    return {
        ...server,
        logs: createLogFeeds(deploymentLogs(server), server),
        jobLogs: createLogFeeds(jobLogs(server), server),
    };
}
