import { createConnection } from "node:net";
import { finished } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { askDocker } from "../../../backend/exec/docker-client";
import { CicdError } from "../../../common/errors";

const coded = (code: string) => Object.assign(new Error("raw"), { code });
const failureOf = (call: () => Promise<unknown>) => askDocker(call).catch((error: unknown) => error);

it.each([
    ["nobody listens", () => finished(createConnection("/nowhere/docker.sock")), "ENOENT"],
    ["the connection breaks", () => Promise.reject(coded("ECONNRESET")), "ECONNRESET"],
])("askDocker() says that Docker does not answer when %s", async (_, call, code) => {
    const message = `Docker does not answer (${code}).`;
    expect(await failureOf(call)).toMatchObject({ code: "ENGINE_UNREACHABLE", message });
});

const full = new CicdError({ code: "DISK_FULL", message: "Full.", hint: "Free some." });

it.each<[string, () => Promise<unknown>, object]>([
    ["finds no room", () => Promise.reject(full), full],
    ["finds the disk full", () => Promise.reject(coded("ENOSPC")), { code: "ENOSPC" }],
    ["is canceled", () => setTimeout(1, null, { signal: AbortSignal.abort() }), { name: "AbortError" }],
    ["is told no", () => Promise.reject(Object.assign(new Error("raw"), { statusCode: 409 })), { statusCode: 409 }],
])("askDocker() hands on why whoever takes the answer %s", async (_, call, error) => {
    expect(await failureOf(call)).toMatchObject(error);
});
