import type { CicdError } from "../../../common/errors";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import type { AgentChannel } from "./agent-channel";
import { extensionMissing, noAnswer, otherVersion, unwrap } from "./answers";
import type { KnownCall, Payload, PushTypes, Result } from "./calls";
import { createLogFeeds } from "./log-feeds";
import { deploymentLogs, jobLogs } from "./log-kinds";
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

interface Waits {
    callMs: number;
    patientMs: number;
    helloMs: number;
    /** The host drops calls of a connection that is not logged in yet, so the first ones are repeated. */
    helloAttempts: number;
}

const defaults: Waits = { callMs: 30 * second, patientMs: 180 * second, helloMs: 2 * second, helloAttempts: 5 };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createServer(channel: AgentChannel, waits: Partial<Waits> = {}): Server {
    const wait = { ...defaults, ...waits };

    function ask<N extends KnownCall>(name: N, payload: Payload<N>, timeoutMs: number): Promise<Result<N>> {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(noAnswer(channel.endpoint)), timeoutMs);
            channel.emit(CALLS[name], payload, (response) => {
                clearTimeout(timer);
                try {
                    resolve(unwrap<Result<N>>(response));
                } catch (error) {
                    reject(error);
                }
            });
        });
    }

    /** Right after a connection, silence and "not logged in" both mean "not yet": another instance logs in by itself. */
    async function hello(): Promise<void> {
        let last: CicdError = extensionMissing(channel.endpoint);
        for (let attempt = 0; attempt < wait.helloAttempts; attempt++) {
            const begun = Date.now();
            try {
                return requireProtocol((await ask("hello", {}, wait.helloMs)).protocol);
            } catch (error) {
                const { code } = error as CicdError;
                if (code !== "TIMED_OUT" && code !== "NOT_LOGGED_IN") {
                    throw error;
                }
                last = code === "NOT_LOGGED_IN" ? (error as CicdError) : last;
            }
            await pause(wait.helloMs - (Date.now() - begun));
        }
        throw last;
    }

    function requireProtocol(protocol: number): void {
        if (protocol !== PROTOCOL_VERSION) {
            throw otherVersion(channel.endpoint);
        }
    }

    const server: Omit<Server, "logs" | "jobLogs"> = {
        call: (name, payload) => ask(name, payload, patient.has(name) ? wait.patientMs : wait.callMs),
        on: (push, listener) =>
            channel.onPush((event, payload) => {
                const from = (payload as { endpoint?: string })?.endpoint ?? "";
                if (event === PUSHES[push] && from === channel.endpoint) {
                    listener(payload as PushTypes[typeof push]);
                }
            }),
        onReconnect: (listener) =>
            channel.onConnect(() => {
                // A server that stays silent after a reconnect leaves what is shown as it is.
                hello().then(listener, () => undefined);
            }),
        hello,
    };
    return {
        ...server,
        logs: createLogFeeds(deploymentLogs(server), server),
        jobLogs: createLogFeeds(jobLogs(server), server),
    };
}
