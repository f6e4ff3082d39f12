import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { STACK_EVENTS, StackGuards } from "../../../../backend/host/stack-guards";
import { AUDIT_ACTIONS } from "../../../../common/audit-actions";
import { auditFilterSchema } from "../../../../common/audit-schema";
import { audit } from "../../../../backend/models/audit";
import { driftStates } from "../../../../backend/models/drift-states";
import { BUTTONS } from "../../../../backend/use-cases/audit/note-button";
import { guardStackEvent, type GuardDeps } from "../../../../backend/use-cases/guard-stack-event";
import { ENVIRONMENT, RELEASED, setUpEditedStack, type EditedStackTest } from "./hand-edit-setup";

const READER = { connection: "c1", userId: 1, stack: "shop" };
const NOW = { composeYAML: RELEASED, composeENV: ENVIRONMENT };

let shop: EditedStackTest;
let guards: StackGuards;
let proceeded: number;
const reported: unknown[] = [];
beforeEach(async () => {
    shop = await setUpEditedStack();
    guards = new StackGuards();
    proceeded = 0;
    reported.length = 0;
});
afterEach(() => shop.close());

const deps = () => ({ ...shop.engine, report: (error: unknown) => void reported.push(error) });
function run(name: string, ...args: unknown[]) {
    const event = { ...guards.event(READER, name, ["shop", ...args]), user: "ana" };
    return guardStackEvent(deps() as unknown as GuardDeps, event, async () => void (proceeded += 1));
}

const trail = () => audit.page(shop.engine.db, auditFilterSchema.parse({ stack: "shop" }));

describe("guardStackEvent()", () => {
    test("has a name in the audit trail for every event that is guarded", () => {
        expect(Object.keys(BUTTONS).toSorted()).toEqual([...STACK_EVENTS].sort());
        expect(AUDIT_ACTIONS).toEqual(expect.arrayContaining(Object.values(BUTTONS)));
    });

    test("writes each button into the audit trail, in the name of who pressed it", async () => {
        await run("restartStack");
        await run("stopService", "web");
        expect(await trail()).toMatchObject([
            { action: "button.stop", actor: "ana", kind: "user", detail: "web" },
            { action: "button.restart", actor: "ana", kind: "user", detail: "" },
        ]);
    });

    test("writes nothing of what was refused, and tells what the host failed with", async () => {
        const written = (await trail()).length;
        await expect(run("saveStack", "services: {}\n", "", false)).rejects.toThrow();
        expect(await trail()).toHaveLength(written);
        const event = { ...guards.event(READER, "startStack", ["shop"]), user: null };
        const failing = () => Promise.reject(new Error("no such image"));
        await expect(guardStackEvent(deps() as unknown as GuardDeps, event, failing)).rejects.toThrow("no such image");
        expect((await trail())[0]).toMatchObject({ action: "button.start", actor: "somebody" });
    });

    test("lets the host go on where the trail can't be written", async () => {
        await shop.engine.db.schema.renameTable("cicd_audit", "cicd_audit_away");
        await run("stopStack");
        expect(proceeded).toBe(1);
        expect(reported).toHaveLength(1);
    });

    test("lets a page save that shows what is on disk", async () => {
        guards.shown.note(READER, NOW);
        await run("saveStack", `${RELEASED}# mine\n`, ENVIRONMENT, false);
        expect(proceeded).toBe(1);
    });

    test.each(["saveStack", "deployStack"])("refuses %s of a page that shows an older text", async (name) => {
        guards.shown.note(READER, NOW);
        await shop.write("compose.yaml", `${RELEASED}# deployed meanwhile\n`);
        await expect(run(name, `${RELEASED}# mine\n`, ENVIRONMENT, false)).rejects.toMatchObject({
            code: "STALE_EDIT",
            message: expect.stringContaining("changed since this page read them"),
        });
        expect(proceeded).toBe(0);
    });

    test("refuses a page that shows an older .env", async () => {
        guards.shown.note(READER, NOW);
        await shop.write(".env", "A=9\n");
        await expect(run("saveStack", RELEASED, ENVIRONMENT, false)).rejects.toMatchObject({ code: "STALE_EDIT" });
    });

    test("refuses a page of which nobody knows what it shows, unless it says what is there", async () => {
        await expect(run("saveStack", "services: {}\n", "", false)).rejects.toMatchObject({ code: "STALE_EDIT" });
        await run("saveStack", RELEASED, ENVIRONMENT, false);
        expect(proceeded).toBe(1);
    });

    test("leaves nothing of a stack that is deleted but copies of its volumes and its history", async () => {
        const { db, stacksDir, deployer } = shop.engine;
        const home = path.join(stacksDir, ".cicd", "shop");
        for (const name of ["switch/web", "files", "work", "volumes/1"]) {
            await mkdir(path.join(home, name), { recursive: true });
        }
        await driftStates.save(db, "shop", { fields: [], since: "" });
        const event = { ...guards.event(READER, "deleteStack", ["shop"]), user: "ana" };
        const gone = { ...deps(), deliveries: { invalidateHook: () => undefined } };
        await guardStackEvent(gone as unknown as GuardDeps, event, () => rm(shop.directory, { recursive: true }));
        expect(await readdir(home)).toEqual(["volumes"]);
        expect(deployer.calls).toContain("prune");
        const left = await Promise.all(
            ["cicd_binding", "cicd_build_config", "cicd_release", "cicd_drift", "cicd_environment_key"].map((table) =>
                db(table).where({ stack: "shop" }),
            ),
        );
        expect(left.flat()).toEqual([]);
    });

    test("has Update deploy newer images instead of pulling", async () => {
        shop.engine.deployer.on.foreseeUpdate = undefined;
        const answer = await run("updateStack");
        expect(answer).toMatchObject({ msg: expect.stringMatching(/deployment \d+|is what its tag leads to/) });
        expect(proceeded).toBe(0);
    });
});
