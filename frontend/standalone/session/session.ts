import { io, type Socket } from "socket.io-client";
import { inject, reactive, type InjectionKey } from "vue";
import { CicdError } from "../../../common/errors";
import { errorLine } from "../../src/format/error-words";
import { asErrorView, noAnswer, unwrap } from "../../src/server/answers";
import { storedToken } from "./stored-token";

/** A stack as the host lists it; the status numbers are Dockge's. */
export interface ListedStack {
    name: string;
    status: number;
    isManagedByDockge: boolean;
    composeFileName: string;
}

interface SessionState {
    /** What the person sees: nothing yet, first-time setup, the login form, or the pages. */
    phase: "connecting" | "setup" | "login" | "ready";
    connected: boolean;
    stacks: Record<string, ListedStack>;
    version: string;
}

type AgentListener = (event: string, ...values: unknown[]) => void;

export interface Session {
    readonly state: SessionState;
    /** An event of the host about stacks; resolves to its answer, throws CicdError when it refuses. */
    ask<T>(event: string, ...values: unknown[]): Promise<T>;
    emit(event: string, payload: object, answer: (response: unknown) => void): void;
    onAgent(listener: AgentListener): () => void;
    onReady(listener: () => void): () => void;
    setUp(username: string, password: string): Promise<void>;
    login(username: string, password: string): Promise<void>;
    logout(): void;
}

export const sessionKey: InjectionKey<Session> = Symbol("session");

export function useSession(): Session {
    const session = inject(sessionKey);
    if (!session) {
        throw new Error("useSession() needs an application that provides sessionKey");
    }
    return session;
}

const patienceMs = 15_000;
/** Compose may pull images. */
const longPatienceMs = 1_800_000;

function request(socket: Socket, timeoutMs: number, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(noAnswer("")), timeoutMs);
        const [event, ...values] = args as [string, ...unknown[]];
        socket.emit(event, ...values, (response: unknown) => {
            clearTimeout(timer);
            resolve(response);
        });
    });
}

/** The host answers `{ ok: true, … }` itself, or refuses in one of the ways that `unwrap` reads. */
async function requireOk<T>(response: Promise<unknown>): Promise<T> {
    const answer = (await response) as { ok?: boolean };
    return answer?.ok ? (answer as T) : unwrap<T>(answer);
}

export function createSession(socket: Socket = io()): Session {
    const state = reactive<SessionState>({ phase: "connecting", connected: false, stacks: {}, version: "" });
    const readyListeners = new Set<() => void>();

    function ready(): void {
        state.phase = "ready";
        readyListeners.forEach((listener) => listener());
    }

    async function begin(): Promise<void> {
        state.connected = true;
        const { needSetup } = await requireOk<{ needSetup: boolean }>(request(socket, patienceMs, ["needSetup"]));
        if (needSetup) {
            state.phase = "setup";
        } else {
            await byToken();
        }
    }

    async function byToken(): Promise<void> {
        const token = storedToken.read();
        const known =
            token && ((await request(socket, patienceMs, ["loginByToken", token])) as { ok?: boolean } | null);
        if (known && known.ok) {
            ready();
        } else {
            state.phase = "login";
        }
    }

    async function login(username: string, password: string): Promise<void> {
        const credentials = { username, password, token: "" };
        const { token } = await requireOk<{ token: string }>(request(socket, patienceMs, ["login", credentials]));
        storedToken.write(token);
        ready();
    }

    socket.on("connect", () => void begin().catch((error) => console.error(asErrorView(error).message)));
    socket.on("disconnect", (reason) => {
        state.connected = false;
        // A server that stops says goodbye, and after a goodbye socket.io does not come back by itself.
        if (reason === "io server disconnect") {
            socket.connect();
        }
    });
    socket.on("info", (info: { version?: string }) => (state.version = info.version ?? state.version));
    socket.on("setup", () => (state.phase = "setup"));
    socket.on("refresh", () => location.reload());
    socket.on("agent", (event: string, payload: { ok?: boolean; stackList?: SessionState["stacks"] }) => {
        if (event === "stackList" && payload.stackList) {
            state.stacks = payload.stackList;
        }
    });

    return {
        state,
        ask: (event, ...values) => requireOk(request(socket, longPatienceMs, ["agent", "", event, ...values])),
        emit: (event, payload, answer) => socket.emit("agent", "", event, payload, answer),
        onAgent(listener) {
            socket.on("agent", listener);
            return () => socket.off("agent", listener);
        },
        onReady(listener) {
            readyListeners.add(listener);
            return () => readyListeners.delete(listener);
        },
        async setUp(username, password) {
            await requireOk(request(socket, patienceMs, ["setup", username, password]));
            await login(username, password);
        },
        login,
        logout() {
            socket.emit("logout", () => undefined);
            storedToken.clear();
            state.phase = "login";
            state.stacks = {};
        },
    };
}

/** The text of whatever was thrown, for a toast. */
export function messageOf(error: unknown): string {
    return error instanceof CicdError ? errorLine(error.toView()) : asErrorView(error).message;
}
