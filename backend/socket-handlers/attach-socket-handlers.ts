import { CicdError, toErrorView } from "../../common/errors";
import { parseInput } from "../../common/parse-input";
import { CALLS, PUSHES, type Answer, type CallName } from "../../common/socket-events";
import { CALL_PAYLOADS } from "../../common/socket-payloads";
import type { LogPiecePush } from "../../common/log-views";
import type { Host, HostConnection } from "../host/host";
import { deploymentLogs, jobLogs } from "../use-cases/log-source";
import type { Actor } from "../use-cases/use-cases";
import type { CallContext, SocketParts } from "./call";
import { CALL_RUNS } from "./calls";
import { LogViews } from "./log-views";
import { markedConnection } from "./marked-connection";
import { publishChanges } from "./publish-changes";
import { Watchers } from "./watchers";

type SocketHost = Pick<Host, "name" | "version" | "onConnection" | "users">;
type Run = (input: unknown, context: CallContext) => unknown;

/** Registers every call of common/socket-events.ts on each connection and publishes what changes to those who watch. */
export function attachSocketHandlers(host: SocketHost, parts: SocketParts): void {
    const watchers = new Watchers();
    publishChanges(parts, watchers);
    host.onConnection((plain) => {
        const connection = markedConnection(plain);
        const views = logViewsOf(parts, connection);
        const serve = { host, connection, watchers, ...views, ...parts };
        for (const name of Object.keys(CALLS) as CallName[]) {
            connection.on(CALLS[name], (...args) => void answer(serve, name, args));
        }
        if (connection.userId() !== null) {
            connection.emit(PUSHES.ready, {});
        }
        connection.onClose(() => {
            watchers.forget(connection);
            views.logViews.end();
            views.jobLogViews.end();
        });
    });
}

function logViewsOf(parts: SocketParts, connection: HostConnection) {
    const { report } = parts;
    const piecesOf =
        (push: string, key: "deployment" | "run") => (id: number, piece: LogPiecePush, taken?: () => void) =>
            connection.emit(push, { [key]: id, ...piece }, taken);
    const [ofDeployments, ofJobs] = [deploymentLogs(parts), jobLogs(parts)];
    return {
        logViews: new LogViews({ source: ofDeployments, send: piecesOf(PUSHES.log, "deployment"), report }, connection),
        jobLogViews: new LogViews({ source: ofJobs, send: piecesOf(PUSHES.jobLog, "run"), report }, connection),
    };
}

type Serving = Omit<CallContext, "actor" | "host"> & { host: SocketHost };

/** Never throws and never rejects: what comes in may be anything, the callback may be missing or break. */
async function answer(serving: Serving, name: CallName, args: readonly unknown[]): Promise<void> {
    const reply = args.at(-1);
    const result = await resultOf(serving, name, typeof args[0] === "function" ? undefined : args[0]);
    if (typeof reply === "function") {
        try {
            reply(result);
        } catch (error) {
            serving.report(error);
        }
    }
}

async function resultOf(serving: Serving, name: CallName, payload: unknown): Promise<Answer<unknown>> {
    try {
        const actor = await requireActor(serving.host, serving.connection);
        const input = parseInput(CALL_PAYLOADS[name], payload === undefined ? {} : payload);
        const data = await (CALL_RUNS[name] as Run)(input, { ...serving, actor });
        return { ok: true, data: data ?? null };
    } catch (error) {
        if (!(error instanceof CicdError)) {
            serving.report(error);
        }
        return { ok: false, error: toErrorView(error) };
    }
}

/** Dockge knows one kind of user: whoever is logged in may do everything. */
async function requireActor(host: SocketHost, connection: HostConnection): Promise<Actor> {
    const id = connection.userId();
    const user = id === null ? null : await host.users.find(id);
    if (!user) {
        throw new CicdError({
            code: "NOT_LOGGED_IN",
            message: "This connection is not logged in.",
            hint: "Log in, then try again.",
        });
    }
    return { name: user.username, scope: "administrator" };
}
