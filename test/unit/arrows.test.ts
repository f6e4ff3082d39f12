import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const eslint = new ESLint();
const arrowRules = ["@typescript-eslint/no-restricted-imports", "no-restricted-syntax"];

/** What the arrow rules say about this code if it stood in that file. */
async function objections(file: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: file });
    const fatal = result.messages.filter((message) => message.fatal);
    expect(fatal).toEqual([]);
    return result.messages.filter(({ ruleId }) => arrowRules.includes(ruleId ?? "")).map(({ message }) => message);
}

const refused: [file: string, code: string][] = [
    ["backend/deploy/x.ts", 'import { a } from "../use-cases/deploy";'],
    ["backend/deploy/x.ts", 'import type { A } from "../build-engine/queue";'],
    ["backend/deploy/health/x.ts", 'import { a } from "../../build-engine/queue";'],
    ["backend/deploy/x.ts", 'import { a } from "../git/mirror";'],
    ["backend/deploy/x.ts", 'export { a } from "../api/routes";'],
    ["backend/deploy/x.ts", 'export const a = await import("../webhooks/router");'],
    ["backend/git/x.ts", 'import { a } from "../deploy/plan";'],
    ["backend/git/x.ts", 'import { a } from "../forge-api/forges";'],
    ["backend/forge-api/x.ts", 'import { a } from "../use-cases/public-url";'],
    ["backend/forge-api/forges/x.ts", 'import { a } from "../../build-engine/queue";'],
    ["backend/exec/x.ts", 'import { a } from "../git/mirror";'],
    ["backend/models/x.ts", 'import { a } from "../exec/run";'],
    ["backend/build-engine/steps/x.ts", 'import { a } from "../../host/host";'],
    ["backend/use-cases/x.ts", 'import { a } from "../api/router";'],
    ["backend/use-cases/x.ts", 'import { a } from "../host/standalone/server";'],
    ["backend/api/x.ts", 'import { a } from "../webhooks/router";'],
    ["backend/api/x.ts", 'import { a } from "../extension";'],
    ["backend/host/x.ts", 'import { a } from "../use-cases/deploy";'],
    ["backend/use-cases/x.ts", 'import { Router } from "express";'],
    ["backend/deploy/x.ts", 'import type { Server } from "socket.io";'],
    ["backend/use-cases/x.ts", 'import type { Knex } from "knex";'],
    ["backend/host/x.ts", 'import { knex } from "knex";'],
    ["backend/git/x.ts", 'import { spawn } from "node:child_process";'],
    ["backend/index.ts", 'import { spawn } from "child_process";'],
    ["backend/git/x.ts", 'export const a = await import("node:child_process");'],
    ["backend/git/x.ts", 'export const a = require("node:child_process");'],
    ["backend/exec/x.ts", 'import { execSync } from "node:child_process";'],
    ["backend/exec/x.ts", 'import { spawn } from "node:child_process"; spawn("a", [], { shell: true });'],
    ["backend/exec/x.ts", 'import { a } from "./run.ts";'],
    ["common/x.ts", 'import { a } from "../backend/models/db";'],
    ["common/x.ts", 'import { spawn } from "node:child_process";'],
    ["frontend/src/x.ts", 'import { a } from "../../backend/models/db";'],
    ["frontend/embed.ts", 'import { readFile } from "node:fs";'],
    ["db/migrations/x.ts", 'import { a } from "../../backend/models/db";'],
    ["extra/x.ts", 'import { exec } from "node:child_process";'],
    ["test/unit/x.test.ts", 'import { test } from "vitest"; test.only("a", () => {});'],
];

const allowed: [file: string, code: string][] = [
    ["backend/api/x.ts", 'import { Router } from "express"; import { a } from "../use-cases/deploy";'],
    ["backend/api/x.ts", 'import type { Host } from "../host/host";'],
    [
        "backend/forge-api/forges/x.ts",
        'import { a } from "../../git/request-forge"; import { b } from "../../models/db";',
    ],
    ["backend/use-cases/x.ts", 'import { a } from "../forge-api/open-forge";'],
    ["backend/webhooks/forges/x.ts", 'import { a } from "../../use-cases/deliver";'],
    ["backend/use-cases/x.ts", 'import { a } from "../build-engine/queue"; import { b } from "../models/db";'],
    [
        "backend/build-engine/steps/x.ts",
        'import { a } from "../../git/git"; import { b } from "../../deploy/deployer";',
    ],
    ["backend/deploy/x.ts", 'import { a } from "../exec/run"; import type { T } from "../git/git";'],
    ["backend/git/x.ts", 'import { a } from "../exec/run"; import { b } from "../../common/errors";'],
    ["backend/exec/x.ts", 'import { spawn } from "node:child_process"; spawn("a", []);'],
    ["backend/models/x.ts", 'import { knex } from "knex"; import { m } from "../../db/migrations";'],
    ["backend/host/x.ts", 'import type { Knex } from "knex"; import type { Express } from "express";'],
    ["backend/extension.ts", 'import { a } from "./api/router"; import { b } from "./host/host";'],
    ["db/migrations/x.ts", 'import type { Knex } from "knex";'],
    ["frontend/src/x.ts", 'import { a } from "../../common/states";'],
];

describe("arrows", () => {
    test.each(refused)("lint() refuses when %s holds %s", async (file, code) => {
        expect(await objections(file, code)).not.toEqual([]);
    });

    test.each(allowed)("lint() accepts when %s holds %s", async (file, code) => {
        expect(await objections(file, code)).toEqual([]);
    });
});
