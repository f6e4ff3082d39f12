import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Webhooks } from "@octokit/webhooks";
import examples from "@octokit/webhooks-examples";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../backend/models/secret";
import type { Forge } from "../../../backend/webhooks/forges/forge";
import { azureDevops } from "../../../backend/webhooks/forges/azure-devops";
import { bitbucket } from "../../../backend/webhooks/forges/bitbucket";
import { bitbucketDc } from "../../../backend/webhooks/forges/bitbucket-dc";
import { gitea } from "../../../backend/webhooks/forges/gitea";
import { github } from "../../../backend/webhooks/forges/github";
import { gitlab } from "../../../backend/webhooks/forges/gitlab";
import { gogs } from "../../../backend/webhooks/forges/gogs";

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
        expect(github.verify(delivery, [new Secret("secret")], new Date())).toBe(true);
        expect(github.verify(delivery, [new Secret("other")], new Date())).toBe(false);
    });
});

/** More real payloads, where they lie beside the project. */
const shared = new URL("../../../../shared/fixtures/webhooks/", import.meta.url);

/** Folder → its forge, the header that names the event, and the event of a file. */
const FOLDERS: Record<string, { forge: Forge; header: string; eventOf: (file: string) => string }> = {
    github: { forge: github, header: "x-github-event", eventOf: gitEvent },
    gitea: { forge: gitea, header: "x-gitea-event", eventOf: gitEvent },
    gogs: { forge: gogs, header: "x-gogs-event", eventOf: gitEvent },
    gitlab: { forge: gitlab, header: "x-gitlab-event", eventOf: gitlabEvent },
    "bitbucket-cloud": {
        forge: bitbucket,
        header: "x-event-key",
        eventOf: (file) => (file.startsWith("push") ? "repo:push" : "pullrequest:updated"),
    },
    "bitbucket-dc": {
        forge: bitbucketDc,
        header: "x-event-key",
        eventOf: (file) => (file.startsWith("push") ? "repo:refs_changed" : "pr:modified"),
    },
    "azure-devops": { forge: azureDevops, header: "x-none", eventOf: () => "" },
};

function gitEvent(file: string): string {
    if (file.startsWith("push")) {
        return "push";
    }
    return /_(create|delete)$/.exec(file)?.[1] ?? "pull_request";
}

function gitlabEvent(file: string): string {
    if (file.startsWith("tag")) {
        return "Tag Push Hook";
    }
    return file.startsWith("pull_request") ? "Merge Request Hook" : "Push Hook";
}

const recorded = Object.keys(FOLDERS).flatMap((folder) =>
    (existsSync(shared) ? readdirSync(new URL(`${folder}/`, shared)) : []).map(
        (file) => [folder, file.replace(".json", "")] as const,
    ),
);

// A suite without tests would fail.
if (recorded.length > 0) {
    describe("parse() on recorded payloads", readsRecorded);
}

/** What each file is, by its name and the sender's habits. */
function expected(folder: string, file: string): RegExp {
    const isPush = file.startsWith("push") || (folder === "gitlab" && /^(branch|tag)_/.test(file));
    if (/_delete($|_)/.test(file) && (isPush || folder === "gitea" || folder === "gogs")) {
        return file.includes("tag") ? /^delete refs\/tags\/\S+$/ : /^delete refs\/heads\/\S+$/;
    }
    if (isPush || (folder === "gogs" && file === "tag_create")) {
        return file.includes("tag") ? /^push refs\/tags\/\S+$/ : /^push refs\/heads\/\S+$/;
    }
    return /^ignored false$/;
}

function readsRecorded(): void {
    test.each(recorded)("%s %s", (folder, file) => {
        const { forge, header, eventOf } = FOLDERS[folder]!;
        const raw = readFileSync(new URL(`${folder}/${file}.json`, shared));
        const payload = JSON.parse(raw.toString("utf8")) as unknown;
        const result = forge.parse({ headers: { [header]: eventOf(file) }, raw, json: raw, payload });
        expect(described(result)).toMatch(expected(folder, file));
        for (const event of Array.isArray(result) ? result : []) {
            expect(event.sender).not.toBe("");
            expect(event.kind === "delete" || SHA.test(event.sha!)).toBe(true);
        }
    });
}
