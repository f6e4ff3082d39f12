import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readYaml } from "../../../../backend/deploy/compose/read-yaml";
import { applyLocalEdits } from "../../../../backend/deploy/hand-edit/apply-local-edits";
import { bindings } from "../../../../backend/models/bindings";
import { releases } from "../../../../backend/models/releases";
import { settleKeptEdit } from "../../../../backend/use-cases/drift/settle-kept-edit";
import type { Trigger } from "../../../../common/states";
import { enqueue } from "../../../fixtures/build-engine";
import { runGit } from "../../../fixtures/git-server/run-git";
import { RELEASED, setUpEditedStack, SOURCE, type EditedStackTest } from "./hand-edit-setup";

const FILE = "shop/compose.yaml";
const later = () => new Date(Date.now() + 60_000).toISOString();
let shop: EditedStackTest;
let branch: string;

beforeEach(async () => {
    shop = await setUpEditedStack();
    await shop.write("compose.yaml", RELEASED.replace('"80:80"', '"8080:80"').replace("LEVEL: info", "LEVEL: debug"));
    const outcome = await shop.decide({ choice: "commit", keepMeanwhile: true });
    branch = outcome.pushed!.branch;
});
afterEach(() => shop.close());

interface Deployed {
    ref?: string;
    trigger?: Trigger;
    state?: string;
    startedAt?: string;
}

/** A release of what the repository has at the ref, made as deployments make it: with what of the edit is still needed. */
async function deployed({ ref = "refs/heads/main", trigger = "push", state = "succeeded", startedAt }: Deployed = {}) {
    const { knex } = shop.database;
    const text = await runGit(shop.repository.dir, ["show", `${ref}:${FILE}`]);
    const { localEdit } = await shop.binding();
    const { needed } = applyLocalEdits(readYaml(FILE, text), text, localEdit?.edits ?? []);
    const deploymentId = await enqueue(shop.database, { stack: "shop", trigger, ref });
    await knex("cicd_deployment")
        .where({ id: deploymentId })
        .update({ state, started_at: startedAt ?? later() });
    const id = await releases.insert(knex, {
        ...{ stack: "shop", deploymentId, ref, commitSha: await shop.repository.sha(ref) },
        ...{ commitMessage: "Next", commitAuthor: "Ana", environment: null, createdAt: later() },
        content: { stackFiles: {}, trackedFiles: {}, services: {}, ...(needed.length > 0 && { localEdits: needed }) },
    });
    await releases.activate(knex, "shop", id, later());
    return settleKeptEdit(knex, deploymentId);
}

const kept = async () => (await shop.binding()).localEdit?.edits.map(({ to }) => to) ?? null;
const merge = () => runGit(shop.repository.dir, ["update-ref", "refs/heads/main", `refs/heads/${branch}`]);

describe("an edit that is kept until it is merged", () => {
    test("goes with each release of the branch until then, and is forgotten with the first that has it", async () => {
        await shop.repository.commit({ "shop/readme.md": "more" });
        expect([await deployed(), await kept()]).toEqual([false, expect.arrayContaining(["debug"])]);
        await merge();
        expect([await deployed(), await kept()]).toEqual([true, null]);
        expect(await deployed()).toBe(false);
    });

    test("keeps what the repository took over only in part", async () => {
        await shop.repository.commit({ [FILE]: SOURCE.replace('"80:80"', '"8080:80"') });
        expect([await deployed(), await kept()]).toEqual([true, ["debug"]]);
    });

    test.each<[string, Deployed]>([
        ["a rollback", { trigger: "rollback" }],
        ["a newer environment", { trigger: "environment" }],
        ["newer images", { trigger: "update-images" }],
        ["a deployment that was not well", { state: "rolled-back" }],
        ["what began before it was kept", { startedAt: new Date(0).toISOString() }],
    ])("is not forgotten over %s", async (_, how) => {
        await merge();
        expect([await deployed(how), (await kept())?.length]).toEqual([false, 2]);
    });

    test("is not forgotten over another branch that has it", async () => {
        expect([await deployed({ ref: `refs/heads/${branch}` }), (await kept())?.length]).toEqual([false, 2]);
        await bindings.update(shop.database.knex, (await shop.binding()).id, { branch });
        expect([await deployed({ ref: `refs/heads/${branch}` }), await kept()]).toEqual([true, null]);
    });
});
