import type { IncomingMessage, ServerResponse } from "node:http";
import type { Express, Router } from "express";
import type { Knex } from "knex";
import type { Server, Socket } from "socket.io";

/**
 * One browser connection (or the connection of another instance that has this one as its agent).
 * `on` takes one callback per name; the callback's last argument answers the caller.
 */
export interface HostConnection {
    /** Unique while the connection lives. */
    readonly id: string;
    /** Null until the login. Read it anew on every call: a connection can log in later. */
    userId(): number | null;
    on(event: string, handler: (...args: unknown[]) => void): void;
    /**
     * Sends to this browser, also through agents; `payload` must be an object of its own (the endpoint is added to it).
     * `taken` runs when the page itself has it, wherever that is; never when the page is gone.
     */
    emit(event: string, payload: Record<string, unknown>, taken?: () => void): void;
    /** Whether another instance stands between the page and this one. */
    readonly distant: boolean;
    onClose(listener: () => void): void;
    readonly socket: Socket;
}

/** An event of the host that changes a stack (deploy, save, start, stop, delete …), before the host acts on it. */
export interface StackEvent {
    name: string;
    stack: string;
    args: readonly unknown[];
    userId: number | null;
    /** What it writes into the stack's files; null for an event that writes none. */
    saved: StackTexts | null;
    /** Whether these are the texts that the page was shown last; null when that is not known. */
    shows(texts: StackTexts): boolean | null;
}

/** What a page's editor holds of a stack. */
export interface StackTexts {
    composeYAML: string;
    composeENV: string;
}

/** What the host answers to the page when a guard did its work in its place. */
export interface StackAnswer {
    msg: string;
}

/**
 * Runs around a stack-changing event of the host. Call `proceed` to let it happen (it resolves when the host has
 * answered the browser), throw a CicdError to refuse it with that text, or answer in the host's place.
 */
export type StackGuard = (event: StackEvent, proceed: () => Promise<void>) => Promise<StackAnswer | void>;

/** Gets node's own request and response, untouched by Express; answers whether it takes the request. */
export type PlainHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface HostUser {
    id: number;
    username: string;
}

/** Where and how the host itself listens. */
export interface Listening {
    /** All addresses when absent. */
    hostname?: string;
    /** Paths of PEM files; null without TLS. */
    tls: { key: string; cert: string; passphrase?: string } | null;
}

/** What the extension needs from whoever hosts it. Everything is ready to use when the host hands it over. */
export interface Host {
    readonly name: "dockge" | "standalone";
    readonly version: string;
    readonly app: Express;
    readonly io: Server;
    /** SQLite, one connection: pass `trx` inside a transaction and never await a process or request there. */
    readonly knex: Knex;
    /** Absolute. */
    readonly dataDir: string;
    /** Absolute; has the same path inside and outside the host's container. */
    readonly stacksDir: string;
    /** Absolute path of the database file, or null when it is not a file. */
    readonly databaseFile: string | null;
    readonly listening: Listening;
    /** The host's own rows in `setting`; used read-only except for keys that start with `cicd`. */
    readonly settings: {
        get(key: string): Promise<unknown>;
    };
    readonly users: {
        find(id: number): Promise<HostUser | null>;
    };
    /** Mounts before the host's catch-all, so that GET routes are reached. */
    addRouter(router: Router): void;
    /** Runs before everything of Express, whose own part costs more than the rest of a delivery's way in. */
    addPlainHandler(handler: PlainHandler): void;
    /** Called for each connection, present and future. */
    onConnection(handler: (connection: HostConnection) => void): void;
    guardStackEvents(guard: StackGuard): void;
    /** Adds a module script (URL path) to the host's page; no effect where the pages already embed the panels. */
    serveFrontend(scriptUrl: string): void;
    /** Asks the host to send its stack list to all browsers again. */
    refreshStackList(): void;
    /** Runs before the database closes at shutdown; must settle within 8 s. */
    onShutdown(listener: () => Promise<void>): void;
}
