import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import type { AgentChannel } from "./agent-channel";
import { extensionMissing, noAnswer, otherVersion, unwrap } from "./answers";
import type { KnownCall, Payload, PushTypes, Result } from "./calls";
import { createLogFeeds } from "./log-feeds";
import type { Server } from "./server";

const second = 1000;
/** These wait for a forge or for docker, everything else is answered from the database. */
const patient = new Set<KnownCall>(["connect", "disconnect", "testConnection", "plan", "drift", "rollback"]);

interface Waits {
    callMs: number;
    patientMs: number;
    helloMs: number;
    /** The host drops calls of a connection that is not logged in yet, so the first ones are repeated. */
    helloAttempts: number;
}

const defaults: Waits = { callMs: 30 * second, patientMs: 180 * second, helloMs: 2 * second, helloAttempts: 5 };

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

    async function hello(): Promise<void> {
        for (let attempt = 1; ; attempt++) {
            const answer = await ask("hello", {}, wait.helloMs).catch((error) => {
                if (error.code !== "TIMED_OUT") {
                    throw error;
                }
            });
            if (answer) {
                return requireProtocol(answer.protocol);
            }
            if (attempt === wait.helloAttempts) {
                throw extensionMissing(channel.endpoint);
            }
        }
    }

    function requireProtocol(protocol: number): void {
        if (protocol !== PROTOCOL_VERSION) {
            throw otherVersion(channel.endpoint);
        }
    }

    const server: Omit<Server, "logs"> = {
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
    return { ...server, logs: createLogFeeds(server) };
}
