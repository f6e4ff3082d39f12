import { Webhooks } from "@octokit/webhooks";
import examples from "@octokit/webhooks-examples";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../backend/models/secret";
import type { Forge } from "../../../backend/webhooks/forges/forge";
import { github } from "../../../backend/webhooks/forges/github";
import { damaged } from "../../fixtures/webhooks/damaged";
import { RECORDED, type Recorded } from "../../fixtures/webhooks/recorded";
import { secretOf, SENDERS, signed, type Sender } from "../../fixtures/webhooks/senders";

function parse(forge: Forge, event: string, payload: unknown) {
    const raw = Buffer.from(JSON.stringify(payload));
    return forge.parse({ headers: { [`x-${forge.name}-event`]: event }, raw, json: raw, payload });
}

const described = (result: ReturnType<Forge["parse"]>) =>
    Array.isArray(result) ? result.map(({ kind, ref }) => `${kind} ${ref}`).join() : `ignored ${Boolean(result.ping)}`;

const SHA = /^[0-9a-f]{40}$/;
const REF = /^refs\/(heads|tags|pull|pull-requests|merge-requests)\/\S+$/;

/** Those whose pull requests name no whole commit, or none that could be trusted. */
const WITHOUT_SHA = ["gogs", "bitbucket-cloud", "azure-devops"];

/** What GitHub's other events are to be read as. */
function otherThanPush(name: string, payload: Record<string, unknown>): string {
    if (["status", "check_run", "check_suite", "workflow_run"].includes(name)) {
        return "checks null";
    }
    if (name === "pull_request" && /^(opened|reopened|synchronize)$/.test(String(payload.action))) {
        return `pull-request refs/pull/${payload.number as number}/head`;
    }
    return `ignored ${name === "ping"}`;
}

describe("github.parse() on GitHub's own examples", () => {
    const all = (examples as unknown as { name: string; examples: Record<string, unknown>[] }[]).flatMap(
        ({ name, examples: list }) => list.map((payload, index) => [name, index, payload] as const),
    );

    test.each(all)("%s example %i", (name, _, payload) => {
        const result = parse(github, name, payload);
        if (name !== "push") {
            return expect(described(result)).toBe(otherThanPush(name, payload));
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

// More real payloads, where they lie beside the project; a suite without tests would fail.
if (RECORDED.length > 0) {
    describe("recorded payloads", readsRecorded);
}

const named = RECORDED.map((recorded) => [recorded.folder, recorded.file, recorded] as const);
const senders = named.flatMap(([folder, file, recorded]) =>
    Object.entries(SENDERS)
        .filter(([, sender]) => sender.forge === recorded.forge.name)
        .map(([label, sender]) => [folder, file, label, { recorded, sender }] as const),
);

/** What each file is, by its name and the sender's habits. */
function expected({ folder, file }: Recorded): RegExp {
    const isPush = file.startsWith("push") || (folder === "gitlab" && /^(branch|tag)_/.test(file));
    if (/_delete($|_)/.test(file) && (isPush || folder === "gitea" || folder === "gogs")) {
        return file.includes("tag") ? /^delete refs\/tags\/\S+$/ : /^delete refs\/heads\/\S+$/;
    }
    if (isPush || (folder === "gogs" && file === "tag_create")) {
        return file.includes("tag") ? /^push refs\/tags\/\S+$/ : /^push refs\/heads\/\S+$/;
    }
    return isNewRequest(folder, file) ? /^pull-request refs\/\S+$/ : /^ignored false$/;
}

/** Azure's example of an update is one that completes its request. */
function isNewRequest(folder: string, file: string): boolean {
    return PULL_REQUESTS.test(file) || (folder === "bitbucket-cloud" && file === "pr_updated");
}

/** Files of pull requests that were opened, or whose commits moved. */
const PULL_REQUESTS =
    /^(pr|pull_request)_(open|opened|open_iso_dates|created?|reopen|reopened|sync|synchronized|from_ref_updated)$/;

function read({ forge, headers, raw }: Recorded, payload: unknown = JSON.parse(raw.toString("utf8"))) {
    return forge.parse({ headers, raw, json: raw, payload });
}

/** Whether the forge believes these headers with this body. */
function believes({ recorded: { forge, raw }, sender }: Signing, headers: object, words = ["secret"]): boolean {
    const secrets = words.map((word) => new Secret(secretOf(sender, word)));
    return forge.verify({ headers: headers as Record<string, string>, raw, json: raw }, secrets, new Date());
}

interface Signing {
    recorded: Recorded;
    sender: Sender;
}

function readsRecorded(): void {
    test.each(named)("%s %s is read as what it is", (_, __, recorded) => {
        const result = read(recorded);
        expect(described(result)).toMatch(expected(recorded));
        for (const event of Array.isArray(result) ? result : []) {
            expect(event.sender).not.toBe("");
            expect(event.kind === "delete" || SHA.test(event.sha ?? "") || WITHOUT_SHA.includes(recorded.folder)).toBe(
                true,
            );
        }
    });

    test.each(named)("%s %s with any one value damaged is no crash", (_, __, recorded) => {
        for (const payload of damaged(JSON.parse(recorded.raw.toString("utf8")))) {
            for (const event of [read(recorded, payload)].flat()) {
                expect("ignored" in event || REF.test(event.ref ?? "")).toBe(true);
            }
        }
    });

    test.each(senders)("%s %s of %s is believed only when it is signed", (_, __, ___, signing) => {
        const { recorded, sender } = signing;
        const { headers } = signed(sender, "push", { body: recorded.raw, secret: "secret" });
        const { [sender.signatureHeader]: whole, ...unsigned } = headers;
        const signature = whole!.slice(sender.prefix.length);
        expect([believes(signing, headers), believes(signing, headers, ["other", "secret"])]).toEqual([true, true]);
        const wrong = [
            "",
            signature.slice(0, 1),
            signature.slice(0, -2),
            signature.replace(/./g, "a"),
            `${signature}0`,
        ];
        for (const given of ["", ...wrong.map((change) => sender.prefix + change)]) {
            expect(believes(signing, { ...unsigned, [sender.signatureHeader]: given })).toBe(false);
        }
        expect(believes(signing, unsigned)).toBe(false);
        expect([believes(signing, headers, []), believes(signing, headers, [""])]).toEqual([false, false]);
        expect(believes(signing, signed(sender, "push", { body: recorded.raw, secret: "" }).headers, [""])).toBe(false);
        const foreign = signed(sender, "push", { body: Buffer.from("{}"), secret: "secret" }).headers;
        expect(believes(signing, foreign)).toBe(!sender.signsBody);
    });
}
