import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Webhooks } from "@octokit/webhooks";
import examples from "@octokit/webhooks-examples";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../backend/models/secret";
import type { Forge } from "../../../backend/webhooks/forges/forge";
import { gitea } from "../../../backend/webhooks/forges/gitea";
import { github } from "../../../backend/webhooks/forges/github";

function parse(forge: Forge, event: string, payload: unknown) {
    const raw = Buffer.from(JSON.stringify(payload));
    return forge.parse({ headers: { [`x-${forge.name}-event`]: event }, raw, json: raw, payload });
}

const described = (result: ReturnType<Forge["parse"]>) =>
    Array.isArray(result) ? result.map(({ kind, ref }) => `${kind} ${ref}`).join() : `ignored ${Boolean(result.ping)}`;

const SHA = /^[0-9a-f]{40}$/;

describe("github.parse() on GitHub's own examples", () => {
    const all = (examples as unknown as { name: string; examples: Record<string, unknown>[] }[]).flatMap(
        ({ name, examples: list }) => list.map((payload, index) => [name, index, payload] as const),
    );

    test.each(all)("%s example %i", (name, _, payload) => {
        const result = parse(github, name, payload);
        if (name !== "push") {
            return expect(described(result)).toBe(`ignored ${name === "ping"}`);
        }
        const { ref, after, deleted } = payload as { ref: string; after: string; deleted: boolean };
        expect(described(result)).toBe(`${deleted ? "delete" : "push"} ${ref}`);
        if (!deleted) {
            expect(result).toMatchObject([{ sha: after, sender: expect.stringMatching(/./) }]);
        }
    });

    test("verify() agrees with GitHub's own library", async () => {
        const body = JSON.stringify({ text: "ünï/分支 🎉" });
        const signature = await new Webhooks({ secret: "secret" }).sign(body);
        const raw = Buffer.from(body);
        const delivery = { headers: { "x-hub-signature-256": signature }, raw, json: raw };
        expect(github.verify(delivery, [new Secret("secret")])).toBe(true);
        expect(github.verify(delivery, [new Secret("other")])).toBe(false);
    });
});

/** More real payloads, where they lie beside the project. */
const shared = new URL("../../../../shared/fixtures/webhooks/", import.meta.url);
const events: Record<string, string> = { push: "push", tag_create: "create", branch_create: "create" };
const eventOf = (file: string) =>
    events[file] ?? (file.startsWith("push") ? "push" : file.endsWith("_delete") ? "delete" : "pull_request");

const recorded = (["github", "gitea"] as const).flatMap((forge) =>
    (existsSync(shared) ? readdirSync(new URL(`${forge}/`, shared)) : []).map(
        (file) => [forge, file.replace(".json", "")] as const,
    ),
);

// A suite without tests would fail.
if (recorded.length > 0) {
    describe("parse() on recorded payloads", readsRecorded);
}

function readsRecorded(): void {
    const forges: Record<string, Forge> = { github, gitea };

    test.each(recorded)("%s %s", (forge, file) => {
        const payload = JSON.parse(readFileSync(new URL(`${forge}/${file}.json`, shared), "utf8")) as { ref?: string };
        const result = parse(forges[forge]!, eventOf(file), payload);
        if (eventOf(file) === "push") {
            const kind = file.endsWith("_delete") ? "delete" : "push";
            expect(described(result)).toBe(`${kind} ${payload.ref}`);
            expect(
                kind === "delete" || (Array.isArray(result) && "sha" in result[0]! && SHA.test(result[0].sha!)),
            ).toBe(true);
        } else if (forge === "gitea" && eventOf(file) === "delete") {
            expect(described(result)).toMatch(/^delete refs\/(heads|tags)\/\w/);
        } else {
            expect(described(result)).toBe("ignored false");
        }
    });
}
