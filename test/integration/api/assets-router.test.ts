import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAssetsRouter } from "../../../backend/api/assets-router";

const CODE = "export const panel = 1;\n";
let folder: string;
let server: Server;

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cicd-assets-"));
    await writeFile(join(folder, "embed.js"), CODE);
    server = createServer(express().use(createAssetsRouter(folder)));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(async () => {
    await new Promise((closed) => server.close(closed));
    await rm(folder, { recursive: true, force: true });
});

/** As a browser with a cache asks that wants to know whether what it has is still true. */
const ask = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/cicd/assets/embed.js`, {
        headers: { "cache-control": "max-age=0", ...headers },
    });

describe("createAssetsRouter()", () => {
    it("sends the entry once to a browser that keeps it, and again when it has changed", async () => {
        const first = await ask();
        expect([first.status, first.headers.get("cache-control"), await first.text()]).toEqual([200, "no-cache", CODE]);
        const etag = first.headers.get("etag")!;
        const second = await ask({ "if-none-match": etag });
        expect([second.status, await second.text()]).toEqual([304, ""]);
        const other = await ask({ "if-none-match": '"of-an-older-version"' });
        expect([other.status, await other.text()]).toEqual([200, CODE]);
    });
});
