import type { Server, Socket } from "socket.io";
import type { Knex } from "knex";
import { CicdError } from "../../../common/errors";
import { readSetting } from "../../models/host-tables";
import {
    addFirstUser,
    countUsers,
    findUserById,
    findUserByName,
    setPassword,
    type UserRow,
} from "../../models/standalone/users";
import type { AttemptLimiter } from "./attempt-limiter";
import { clientAddress } from "./client-address";
import { createLoginToken, readLoginToken } from "./login-token";
import { hashPassword, passwordMatches } from "./passwords";
import { bindEvent, sessionOf, userIdOf } from "./session";

export interface LoginContext {
    io: Server;
    knex: Knex;
    jwtSecret: string;
    limiter: AttemptLimiter;
    /** Called each time when a connection has logged in. */
    onLogin(socket: Socket): void;
}

/** What a guesser is answered. */
const WRONG_SECRET = ["NOT_LOGGED_IN", "FORBIDDEN"];

/** First-time setup, login by password and by token, change of password: the events of Dockge's own page. */
export function bindLoginEvents(socket: Socket, context: LoginContext): void {
    bindEvent(socket, "needSetup", () => needsSetup(context.knex));
    bindEvent(socket, "setup", (username, password) => setUp(context.knex, username, password));
    bindEvent(socket, "login", (credentials) => attempt(socket, context, () => login(socket, context, credentials)));
    bindEvent(socket, "loginByToken", (token) => attempt(socket, context, () => byToken(socket, context, token)));
    bindEvent(socket, "logout", () => logOut(socket));
    bindEvent(socket, "changePassword", (change) =>
        attempt(socket, context, () => changePassword(socket, context, change)),
    );
}

async function needsSetup(knex: Knex): Promise<object> {
    return { ok: true, needSetup: (await countUsers(knex)) === 0 };
}

async function setUp(knex: Knex, username: unknown, password: unknown): Promise<object> {
    if (typeof username !== "string" || username.trim() === "" || username.length > 255) {
        throw invalid("A user name is needed.", "Write one of at most 255 characters.");
    }
    const hash = await hashPassword(password);
    if (!(await addFirstUser(knex, username.trim(), hash))) {
        throw invalid("The first user exists already.", "Log in with it.");
    }
    return { ok: true, msg: "successAdded", msgi18n: true };
}

/** Runs one attempt that a guesser would repeat; a refusal for wrong credentials counts. */
async function attempt(socket: Socket, { knex, limiter }: LoginContext, run: () => Promise<object>): Promise<object> {
    const address = clientAddress(socket, Boolean(await readSetting(knex, "trustProxy")));
    limiter.check(address);
    try {
        return await run();
    } catch (error) {
        if (error instanceof CicdError && WRONG_SECRET.includes(error.code)) {
            limiter.failed(address);
        }
        throw error;
    }
}

async function login(socket: Socket, context: LoginContext, credentials: unknown): Promise<object> {
    const { username, password } = (credentials ?? {}) as Record<string, unknown>;
    const user = typeof username === "string" ? await findUserByName(context.knex, username) : null;
    if (!(await passwordMatches(password, user?.password)) || !user) {
        throw refusedLogin("The user name or the password is wrong.", "Check both and try again.");
    }
    if (user.twofa_status) {
        throw invalid("This user has two-factor login on, which this server cannot check.", "Log in through Dockge.");
    }
    enter(socket, context, user);
    return { ok: true, token: await createLoginToken(user, context.jwtSecret) };
}

async function byToken(socket: Socket, context: LoginContext, token: unknown): Promise<object> {
    const find = (username: string) => findUserByName(context.knex, username);
    const user = await readLoginToken(token, context.jwtSecret, find);
    if (!user) {
        throw refusedLogin("This login has ended.", "Log in again.");
    }
    enter(socket, context, user);
    return { ok: true };
}

function enter(socket: Socket, context: LoginContext, user: UserRow): void {
    sessionOf(socket).user = { id: user.id, username: user.username };
    context.onLogin(socket);
}

function logOut(socket: Socket): object {
    delete sessionOf(socket).user;
    return { ok: true };
}

async function changePassword(socket: Socket, context: LoginContext, change: unknown): Promise<object> {
    const { currentPassword, newPassword } = (change ?? {}) as Record<string, unknown>;
    const id = userIdOf(socket);
    const user = id === null ? null : await findUserById(context.knex, id);
    if (!(await passwordMatches(currentPassword, user?.password)) || !user) {
        throw new CicdError({
            code: "FORBIDDEN",
            message: "The current password is wrong.",
            hint: "Check it and try again.",
        });
    }
    const password = await hashPassword(newPassword);
    await setPassword(context.knex, user.id, password);
    endOtherSessions(context.io, user.id, socket);
    return {
        ok: true,
        msg: "The password is changed, and everybody else with it is logged out.",
        token: await createLoginToken({ ...user, password }, context.jwtSecret),
    };
}

/** Connections that are open keep no right that came from the old password. */
function endOtherSessions(io: Server, userId: number, except: Socket): void {
    for (const socket of io.sockets.sockets.values()) {
        if (socket.id !== except.id && sessionOf(socket).user?.id === userId) {
            delete sessionOf(socket).user;
            socket.emit("refresh");
            socket.disconnect();
        }
    }
}

function refusedLogin(message: string, hint: string): CicdError {
    return new CicdError({ code: "NOT_LOGGED_IN", message, hint });
}

function invalid(message: string, hint: string): CicdError {
    return new CicdError({ code: "INVALID_INPUT", message, hint });
}
