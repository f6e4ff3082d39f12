import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { without } from "../../fixtures/webhooks/forge-suite";
import { Matrix } from "../../fixtures/webhooks/matrix";
import { MatrixBench, type Place } from "../../fixtures/webhooks/matrix-bench";
import { deep, oversized, withSignature, withType } from "../../fixtures/webhooks/matrix-cases";
import { cloneUrlOf, RECORDED, type Recorded } from "../../fixtures/webhooks/recorded";
import { SENDERS, signed, type Sender, type Sent } from "../../fixtures/webhooks/senders";

interface Real {
    recorded: Recorded;
    sender: Sender;
    /** A fresh hook; its secret is the tests' own unless another is given. */
    place(secret?: string): Promise<Place>;
    /** Signed as its sender does it. */
    send(change?: { body?: Buffer; secret?: string }): Sent;
}

async function refused({ place }: Real, sent: Sent, status = 401): Promise<void> {
    const there = await place();
    expect((await there.post(sent, "forged")).status).toBe(status);
    expect([await there.kept(), await there.queued()]).toEqual([[], []]);
}

/** Sends it and sends it again; what was accepted is a duplicate then, and what was ignored is ignored again. */
async function twice({ place, send }: Real, between: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const sent = send();
    const there = await place();
    const first = await there.post(sent);
    await between();
    const again = await there.post(sent);
    expect([200, 202]).toContain(again.status);
    expect(again.body.verdict).toBe(first.body.verdict === "accepted" ? "duplicate" : "ignored");
    expect(again.body.deployments).toEqual([]);
    expect(await there.queued()).toHaveLength(first.body.deployments!.length);
}

const CASES: Record<string, (real: Real) => Promise<string | void>> = {
    async valid({ place, send, recorded }) {
        const there = await place();
        const answer = await there.post(send());
        const deploys = kindsOf(recorded).some((kind) => kind === "push" || kind === "pull-request");
        expect([answer.status, answer.body.verdict]).toEqual([202, deploys ? "accepted" : "ignored"]);
        expect(await there.kept()).toMatchObject([{ verdict: answer.body.verdict, reason: answer.body.reason }]);
    },
    async "no signature"(real) {
        const { headers, body } = real.send();
        await refused(real, { headers: without(headers, real.sender.signatureHeader), body });
    },
    async "wrong signature"(real) {
        await refused(
            real,
            withSignature(real.send(), real.sender, (given) => given.replace(/./g, "a")),
        );
        await refused(real, real.send({ secret: "another" }));
    },
    "short signature": (real) =>
        refused(
            real,
            withSignature(real.send(), real.sender, (given) => given.slice(0, -2)),
        ),
    "empty signature": (real) =>
        refused(
            real,
            withSignature(real.send(), real.sender, () => ""),
        ),
    async "empty configured secret"({ place, send }) {
        expect((await (await place("")).post(send({ secret: "" }), "forged")).status).toBe(401);
    },
    async "form-encoded"(real) {
        const { sender, recorded, place, send } = real;
        if (!sender.formSigns) {
            return `${sender.forge} sends JSON only`;
        }
        const form = Buffer.from(new URLSearchParams({ payload: recorded.raw.toString() }).toString());
        const asForm = (signature: Sent) =>
            withType({ headers: signature.headers, body: form }, "application/x-www-form-urlencoded");
        const [right, wrong] = [send({ body: form }), send()];
        const isForm = sender.formSigns === "form";
        expect((await (await place()).post(asForm(isForm ? right : wrong))).status).toBe(202);
        await refused(real, asForm(isForm ? wrong : right));
    },
    async charset({ place, send }) {
        expect((await (await place()).post(withType(send(), "application/json; charset=UTF-8"))).status).toBe(202);
    },
    oversized: (real) => refused(real, real.send({ body: oversized(real.recorded.raw) }), 413),
    "deep JSON": (real) => refused(real, real.send({ body: deep(real.recorded.raw) }), 400),
    duplicate: (real) => twice(real),
    async delete({ place, send, recorded }) {
        if (kindsOf(recorded).includes("delete")) {
            const there = await place();
            const answer = await there.post(send());
            expect(answer.body).toMatchObject({ verdict: "ignored", reason: expect.stringMatching(/was deleted$/) });
            expect(await there.queued()).toEqual([]);
        }
    },
    async forced({ place, send, recorded }) {
        if (/"forced": ?true/.test(recorded.raw.toString())) {
            expect((await (await place()).post(send())).body.reason).toContain("forced push to");
        }
    },
    async "several refs"({ place, send, recorded }) {
        const { length } = kindsOf(recorded).filter((kind) => kind !== "delete");
        if (length > 1) {
            const there = await place();
            await there.post(send());
            expect(new Set((await there.queued()).map(({ ref }) => ref)).size).toBe(length);
        }
    },
};

function kindsOf({ forge, headers, raw }: Recorded): string[] {
    const parsed = forge.parse({ headers, raw, json: raw, payload: JSON.parse(raw.toString()) as unknown });
    return Array.isArray(parsed) ? parsed.map(({ kind }) => kind) : [];
}

const matrix = new Matrix("Recorded payloads: sender × case, by the number of requests", [
    ...Object.keys(CASES),
    "replay after restart",
]);
let bench: MatrixBench;

function real(label: string, recorded: Recorded): Real {
    const sender = SENDERS[label]!;
    return {
        recorded,
        sender,
        place: (secret) =>
            bench.place({ label: `${label} ${recorded.file}`, sender, secret, url: cloneUrlOf(recorded) }),
        send(change = {}) {
            const { headers, body } = signed(sender, "push", { body: recorded.raw, ...change });
            return { headers: { ...headers, ...recorded.headers }, body };
        },
    };
}

/** The forge's payloads, in each of its ways to sign; Forgejo's are Gitea's. */
const all = Object.entries(SENDERS).flatMap(([label, sender]) => {
    const recorded = RECORDED.filter(({ forge }) => forge.name === sender.fixtures);
    return recorded.length > 0 ? [{ label, recorded }] : [];
});

// They lie beside the project, or don't; a suite without tests would fail.
if (all.length > 0) {
    describe("recorded payloads", checkAll);
} else {
    test("no recorded payloads lie beside the project", () => expect(RECORDED).toEqual([]));
}

function checkAll(): void {
    beforeAll(async () => {
        bench = await MatrixBench.open(matrix);
    });
    afterAll(async () => {
        await bench.close();
        console.log(`${matrix.toString()}\n${RECORDED.length} payloads\n`);
    });

    test.each(all)("$label", { timeout: 60_000 }, async ({ label, recorded }) => {
        for (const [name, run] of Object.entries(CASES)) {
            await matrix.check(label, name, async () => {
                const [why] = await Promise.all(recorded.map((one) => run(real(label, one))));
                return why;
            });
        }
    });

    test.each(all)("$label, replayed after a restart", async ({ label, recorded }) => {
        const meet = barrier(recorded.length, () => bench.restart());
        await matrix.check(label, "replay after restart", async () => {
            await Promise.all(recorded.map((one) => twice(real(label, one), meet)));
        });
    });

    test("nothing forged got in, and nothing broke", () => {
        expect(matrix.holes).toEqual([]);
        expect(matrix.forgedAccepted).toEqual([]);
        expect(matrix.crashes).toEqual([]);
    });
}

/** Waits until everybody came, lets the last one do it, and lets all go on. */
function barrier(count: number, last: () => Promise<void>): () => Promise<void> {
    let arrived = 0;
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    return async () => {
        arrived++;
        if (arrived === count) {
            await last();
            open();
        }
        await opened;
    };
}
