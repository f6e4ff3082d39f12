import jwt from "jsonwebtoken";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { call, serve, USER, type Served } from "./standalone";

let served: Served;

const until = (socket: Socket, event: string) => new Promise((resolve) => socket.once(event, resolve));

describe("first-time setup", () => {
    beforeEach(async () => {
        served = await serve({ firstUser: null });
    });
    afterEach(() => served.stop());

    it("setup is asked for, once", async () => {
        const socket = served.connect();
        await until(socket, "setup");
        expect(served.needsSetup).toBe(true);
        expect(await call(socket, "needSetup")).toMatchObject({ needSetup: true });
        expect(await call(socket, "setup", "ana", USER.password)).toMatchObject({ ok: true });
        expect(await call(socket, "setup", "eve", USER.password)).toMatchObject({ ok: false });
        expect(await call(socket, "needSetup")).toMatchObject({ needSetup: false });
        expect(await call(socket, "login", USER)).toMatchObject({ ok: true });
    });

    it.each([
        ["a short password", "ana", "short 1"],
        ["letters only", "ana", "onlyletters"],
        ["digits only", "ana", "1234567890"],
        ["more than bcrypt reads", "ana", `${"x".repeat(72)}1`],
        ["no password", "ana", undefined],
        ["no user name", "  ", USER.password],
        ["a user name that is no text", { $ne: "" }, USER.password],
    ])("setup() refuses %s", async (_what, username, password) => {
        const socket = served.connect();
        expect(await call(socket, "setup", username, password)).toMatchObject({
            ok: false,
            error: { code: "INVALID_INPUT" },
        });
        expect(await call(socket, "needSetup")).toMatchObject({ needSetup: true });
    });
});

describe("login", () => {
    beforeEach(async () => {
        served = await serve();
    });
    afterEach(() => served.stop());

    it("login() answers a token that logs another connection in", async () => {
        const { token } = await call(served.connect(), "login", USER);
        const second = served.connect();
        expect(await call(second, "loginByToken", token)).toEqual({ ok: true });
        expect(await call(second, "agent", "", "requestStackList")).toMatchObject({ ok: true });
    });

    it("login() tells the version only to those who are logged in", async () => {
        const socket = served.connect();
        expect(await until(socket, "info")).not.toHaveProperty("version");
        const informed = until(socket, "info");
        await call(socket, "login", USER);
        expect(await informed).toMatchObject({ version: "9.9.9" });
    });

    it.each([
        ["a wrong password", { ...USER, password: "wrong horse 1" }],
        ["an unknown user", { ...USER, username: "eve" }],
        ["an empty password", { ...USER, password: "" }],
        ["a password that is no text", { ...USER, password: { length: 8 } }],
        ["nothing", undefined],
    ])("login() refuses %s", async (_what, credentials) => {
        const socket = served.connect();
        expect(await call(socket, "login", credentials)).toMatchObject({
            ok: false,
            error: { code: "NOT_LOGGED_IN" },
        });
        expect(await call(socket, "agent", "", "requestStackList")).toMatchObject({ ok: false });
    });

    it.each([
        ["another secret", () => jwt.sign({ username: "ana", h: "00" }, "other")],
        ["no algorithm", () => jwt.sign({ username: "ana", h: "00" }, "", { algorithm: "none" })],
        ["no text", () => 7],
    ])("loginByToken() refuses a token with %s", async (_what, token) => {
        expect(await call(served.connect(), "loginByToken", token())).toMatchObject({ ok: false });
    });

    it("login() stops answering after ten failures from one address, also with the right password", async () => {
        const socket = served.connect();
        const wrong = { ...USER, password: "wrong horse 1" };
        for (let attempt = 0; attempt < 10; attempt += 1) {
            expect(await call(socket, "login", wrong)).toMatchObject({ error: { code: "NOT_LOGGED_IN" } });
        }
        expect(await call(served.connect(), "login", USER)).toMatchObject({ error: { code: "RATE_LIMITED" } });
    });

    it("logout() takes the rights away from the open connection", async () => {
        const socket = await served.logIn();
        await call(socket, "logout");
        expect(await call(socket, "agent", "", "requestStackList")).toMatchObject({
            ok: false,
            error: { code: "NOT_LOGGED_IN" },
        });
    });

    it("changePassword() ends every other connection of the user and all old tokens", async () => {
        const { token } = await call(served.connect(), "login", USER);
        const other = await served.logIn();
        const socket = await served.logIn();
        const ended = until(other, "disconnect");
        const change = { currentPassword: USER.password, newPassword: "a new secret 2" };
        const answer = await call(socket, "changePassword", change);
        await ended;
        expect(answer).toMatchObject({ ok: true });
        expect(await call(served.connect(), "loginByToken", token)).toMatchObject({ ok: false });
        expect(await call(served.connect(), "loginByToken", answer.token)).toMatchObject({ ok: true });
        expect(await call(socket, "agent", "", "requestStackList")).toMatchObject({ ok: true });
    });

    it("changePassword() refuses a wrong current password, and counts it", async () => {
        const socket = await served.logIn();
        const change = { currentPassword: "guess 1", newPassword: "a new secret 2" };
        for (let attempt = 0; attempt < 10; attempt += 1) {
            expect(await call(socket, "changePassword", change)).toMatchObject({ error: { code: "FORBIDDEN" } });
        }
        expect(await call(socket, "changePassword", change)).toMatchObject({ error: { code: "RATE_LIMITED" } });
    });
});
