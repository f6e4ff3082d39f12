import type { LogStore } from "../build-engine/log-store";
import type { Database } from "../models/db";
import type { EventBus } from "../models/event-bus";
import type { Host } from "../host/host";
import type { Actor, UseCases } from "../use-cases/use-cases";
import type { LogViews } from "./log-views";
import type { MarkedConnection } from "./marked-connection";
import type { Watchers } from "./watchers";

export interface SocketParts {
    useCases: UseCases;
    logs: LogStore;
    /** Of jobs and single commands, by their runs. */
    jobLogs: LogStore;
    bus: EventBus;
    db: Database;
    /** For what nobody expected; people see only that it happened. */
    report: (error: unknown) => void;
}

/** What a call may use beside its payload. */
export interface CallContext extends SocketParts {
    host: Pick<Host, "name" | "version">;
    connection: MarkedConnection;
    actor: Actor;
    watchers: Watchers;
    logViews: LogViews;
    jobLogViews: LogViews;
}
