import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Matrix } from "../../fixtures/webhooks/matrix";
import { MatrixBench, type Place } from "../../fixtures/webhooks/matrix-bench";
import { asForm, fixture, SENDERS, signed, type Sent } from "../../fixtures/webhooks/senders";

const matrix = new Matrix("", []);
let bench: MatrixBench;
beforeAll(async () => {
    bench = await MatrixBench.open(matrix);
});
afterAll(() => bench.close());

const SHA = "2".repeat(40);
const place = (label: string): Promise<Place> => bench.place({ label, sender: SENDERS[label]! });
const own = (label: string, name: string, change?: (payload: Record<string, unknown>) => void): Sent => {
    const sender = SENDERS[label]!;
    const payload = JSON.parse(fixture(sender, name)!.toString()) as Record<string, unknown>;
    change?.(payload);
    return signed(sender, name, { body: Buffer.from(JSON.stringify(payload)) });
};
const queuedAt = async (there: Place) => (await there.queued()).map(({ ref, commitSha }) => `${ref} ${commitSha}`);

describe.each(["gitea", "forgejo"])("%s announces a tag twice", (label) => {
    test.each([
        ["the push first", ["push-tag", "create"]],
        ["the push last", ["create", "push-tag"]],
    ])("and it is deployed once, with %s", async (_, names) => {
        const there = await place(label);
        for (const name of names) {
            expect((await there.post(own(label, name))).status).toBe(202);
        }
        expect(await queuedAt(there)).toEqual([`refs/tags/v1.0.0 ${SHA}`]);
    });
    test("and removes it twice, which deploys nothing", async () => {
        const there = await place(label);
        await there.post(own(label, "push-delete"));
        await there.post(own(label, "delete"));
        expect(await there.queued()).toEqual([]);
        expect((await there.kept()).map(({ reason }) => reason)).toEqual(
            expect.arrayContaining([expect.stringContaining("was deleted")]),
        );
    });
});

describe("Gogs", () => {
    test("announces a tag only by create, and it is deployed", async () => {
        const there = await place("gogs");
        await there.post(own("gogs", "create-tag"));
        expect((await queuedAt(there)).map((queued) => queued.split(" ")[0])).toEqual(["refs/tags/v1.0.0"]);
    });
    test("announces a branch twice, and it is deployed once", async () => {
        const there = await place("gogs");
        await there.post(own("gogs", "create"));
        await there.post(own("gogs", "push-new-branch"));
        expect(await there.queued()).toHaveLength(1);
    });
    test.each(["delete", "delete-tag"])("announces a deletion only by %s, which deploys nothing", async (name) => {
        const there = await place("gogs");
        expect((await there.post(own("gogs", name))).body.reason).toMatch(/was deleted/);
        expect(await there.queued()).toEqual([]);
    });
});

test.each(["gitlab", "gitlab with a signing token"])(
    "%s: an annotated tag deploys its commit, not the tag",
    async (label) => {
        const there = await place(label);
        const annotated = own(label, "push-tag", (payload) => (payload.after = "3".repeat(40)));
        await there.post(annotated);
        expect(await queuedAt(there)).toEqual([`refs/tags/v1.0.0 ${SHA}`]);
    },
);

test.each(["bitbucket", "bitbucket-dc", "azure-devops"])(
    "%s: each of several changes counts, the last too",
    async (label) => {
        const there = await place(label);
        const { body } = await there.post(own(label, "several-refs"));
        const queued = await queuedAt(there);
        expect(queued.length).toBeGreaterThan(1);
        expect(body.deployments).toHaveLength(queued.length);
        expect(new Set(queued.map((one) => one.split(" ")[0])).size).toBe(queued.length);
    },
);

describe("a form", () => {
    test.each(["github", "generic"])("of %s is signed as it is sent", async (label) => {
        const there = await place(label);
        expect((await there.post(asForm(SENDERS[label]!, "push", "form"))).status).toBe(202);
        expect((await there.post(asForm(SENDERS[label]!, "push", "json"))).status).toBe(401);
    });
    test.each(["gitea", "forgejo", "gogs"])("of %s is signed by the JSON within", async (label) => {
        const there = await place(label);
        expect((await there.post(asForm(SENDERS[label]!, "push", "json"))).status).toBe(202);
        expect((await there.post(asForm(SENDERS[label]!, "push", "form"))).status).toBe(401);
    });
});

test("Bitbucket Data Center's content type carries a charset", async () => {
    const sent = own("bitbucket-dc", "push");
    sent.headers["content-type"] = "application/json; charset=UTF-8";
    expect((await (await place("bitbucket-dc")).post(sent)).body.verdict).toBe("accepted");
});

test("Azure DevOps never sees 410, nor what makes it send again for nothing", async () => {
    const there = await place("azure-devops");
    const right = own("azure-devops", "push");
    const plain = (text: string): Sent => signed(SENDERS["azure-devops"]!, "push", { body: Buffer.from(text) });
    const sents: Sent[] = [
        right,
        right,
        own("azure-devops", "ping"),
        own("azure-devops", "push-minimal"),
        own("azure-devops", "push-delete"),
        own("azure-devops", "pull-request-closed"),
        { ...right, headers: { ...right.headers, authorization: "" } },
        { ...right, headers: { ...right.headers, authorization: "Basic eDp5" } },
        { ...right, headers: { ...right.headers, "content-type": "text/plain" } },
        plain(""),
        plain("{"),
        plain("[".repeat(5000)),
        plain(" ".repeat(2 * 1024 * 1024)),
        plain('{"eventType":"git.push","resource":null}'),
    ];
    const statuses: number[] = [];
    for (const sent of sents) {
        statuses.push((await there.post(sent)).status);
    }
    await there.disconnect();
    statuses.push((await there.post(right)).status);
    expect(statuses.filter((status) => [408, 410, 502, 503, 504].includes(status))).toEqual([]);
    expect(statuses.at(-1)).toBe(404);
});

describe("what real receivers fell into", () => {
    test("the signature is of the bytes, however oddly they are written", async () => {
        const there = await place("github");
        const odd = `\n{ "after" : "${SHA}",\t"ref":"refs\\/heads\\/main", "x": 1.0e2, "x": "\\u00fc", "n": {"b":1,"a":2} }\r\n`;
        const { status, body } = await there.post(signed(SENDERS.github!, "push", { body: Buffer.from(odd) }));
        expect([status, body.verdict]).toEqual([202, "accepted"]);
        expect(await queuedAt(there)).toEqual([`refs/heads/main ${SHA}`]);
    });

    const before: [string, string, string][] = [
        ["bitbucket-dc", "clone links that are no list", '{"repository":{"links":{"clone":"x"}},"changes":[]}'],
        ["gogs", "a commit without a repository", '{"ref":"refs/heads/main","commits":[{"repo":null}]}'],
        ["azure-devops", "a malformed push", '{"eventType":"git.push","resource":{"refUpdates":[null]},"x":[]}'],
        ["bitbucket", "changes that are no list", '{"push":{"changes":{"length":-1}}}'],
    ];
    test.each(before)("%s: %s breaks nothing, unsigned or signed", async (label, _, text) => {
        const there = await place(label);
        const sent = signed(SENDERS[label]!, "push", { body: Buffer.from(text) });
        const { [SENDERS[label]!.signatureHeader]: _signature, ...headers } = sent.headers;
        expect((await there.post({ ...sent, headers }, "forged")).status).toBe(401);
        expect((await there.post(sent)).body.verdict).toBe("ignored");
    });

    test("nobody's address comes from a header: guesses count against who is connected", async () => {
        const there = await place("gitea");
        const wrong = signed(SENDERS.gitea!, "push", { secret: "wrong" });
        const statuses: number[] = [];
        for (let count = 0; count < 61; count++) {
            const headers = { ...wrong.headers, "x-forwarded-for": `203.0.113.${count}`, "x-real-ip": "203.0.113.9" };
            statuses.push((await there.post({ ...wrong, headers })).status);
        }
        expect([statuses[0], statuses[60]]).toEqual([401, 429]);
    });

    test("addresses in a payload are never called", async () => {
        let calls = 0;
        const trap = createServer((_, response) => (calls++, response.end())).listen(0, "127.0.0.1");
        await once(trap, "listening");
        const { port } = trap.address() as AddressInfo;
        for (const label of ["github", "gitlab", "gitea", "gogs", "bitbucket", "bitbucket-dc", "azure-devops"]) {
            const text = fixture(SENDERS[label]!, "push")!.toString();
            const body = Buffer.from(text.replaceAll(/https?:\/\/[a-z.]+/g, `http://127.0.0.1:${port}`));
            const callback = { callback_url: `http://127.0.0.1:${port}/`, repository: JSON.parse(text) as unknown };
            await (await place(label)).post(signed(SENDERS[label]!, "push", { body }));
            await (
                await place(label)
            ).post(signed(SENDERS[label]!, "push", { body: Buffer.from(JSON.stringify(callback)) }));
        }
        trap.close();
        expect(calls).toBe(0);
    });

    test("none of these was a crash", () => expect(matrix.crashes).toEqual([]));
});
