import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { repositories } from "../../../backend/models/repositories";
import { FORGES } from "../../../backend/webhooks/forges";
import { ForgeSuite, without } from "../../fixtures/webhooks/forge-suite";
import { HOOK_SECRET } from "../../fixtures/webhooks/seed";
import { asForm, SENDERS, signed, type Sent } from "../../fixtures/webhooks/senders";

test("every registered forge has a sender in the contract tests", () => {
    const forges = Object.values(SENDERS).map(({ forge }) => forge);
    expect(FORGES.map(({ name }) => name).filter((name) => !forges.includes(name))).toEqual([]);
});

describe.each(Object.keys(SENDERS))("forge %s", (name) => {
    const suite = new ForgeSuite(name);
    const { sender, forge } = suite;

    const digits = (sent: Sent, change: (signature: string) => string): Sent => {
        const signature = sent.headers[sender.signatureHeader]!.slice(sender.prefix.length);
        return { ...sent, headers: { ...sent.headers, [sender.signatureHeader]: sender.prefix + change(signature) } };
    };
    const forged: [string, (sent: Sent) => Sent][] = [
        ["no signature", ({ headers, body }) => ({ headers: without(headers, sender.signatureHeader), body })],
        ["an empty header", (s) => ({ ...s, headers: { ...s.headers, [sender.signatureHeader]: "" } })],
        ["a prefix with nothing behind it", (sent) => digits(sent, () => "")],
        ["a wrong signature", (sent) => digits(sent, (given) => given.replace(/./g, "a"))],
        ["one character", (sent) => digits(sent, (given) => given.slice(0, 1))],
        ["a cut signature", (sent) => digits(sent, (given) => given.slice(0, -2))],
        ["a longer signature", (sent) => digits(sent, (given) => `${given}00`)],
        ["a signature of no digits", (sent) => digits(sent, (given) => given.replace(/./g, "z"))],
    ];
    const otherBody = (sent: Sent) => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from(" ")]) });
    if (sender.signsBody) {
        forged.push(["a signature of another body", otherBody]);
    }
    test.each(forged)("verify() refuses %s", async (_, forgery) => {
        await suite.expectRefused(forgery(signed(sender, "push")), 401, "SIGNATURE_INVALID");
    });

    test("verify() refuses another secret", async () => {
        await suite.expectRefused(signed(sender, "push", { secret: `${HOOK_SECRET}x` }), 401, "SIGNATURE_INVALID");
    });

    test("verify() refuses everything when the configured secret is empty", async () => {
        await suite.seedHook({ token: "empty", secret: "" });
        const answer = await suite.server.post(`${forge}/empty`, signed(sender, "push", { secret: "" }));
        expect(answer.status).toBe(401);
    });

    test("verify() accepts the previous secret during the overlap only", async () => {
        const until = (offset: number) => new Date(Date.now() + offset).toISOString();
        for (const [token, offset] of [
            ["overlap", 60_000],
            ["expired", -1],
        ] as const) {
            await suite.seedHook({ token, secret: "new", previous: { secret: "old", until: until(offset) } });
        }
        const post = async (token: string, secret: string) =>
            (await suite.server.post(`${forge}/${token}`, signed(sender, "push", { secret }))).status;
        expect([await post("overlap", "new"), await post("overlap", "old")]).toEqual([202, 202]);
        expect([await post("expired", "new"), await post("expired", "old")]).toEqual([202, 401]);
    });

    test("content type takes a charset and refuses what is no JSON", async () => {
        const sent = signed(sender, "push");
        const withType = (type: string) => ({ ...sent, headers: { ...sent.headers, "content-type": type } });
        const status = async (type: string) => (await suite.post(withType(type))).status;
        expect(await status('application/json; charset="utf-8"')).toBe(202);
        for (const type of ["text/xml", "application/json; charset=utf-16", "multipart/form-data; boundary=x"]) {
            const refused = await status(type);
            expect([401, 415], type).toContain(refused);
        }
    });

    if (sender.formSigns) {
        const right = sender.formSigns;
        test(`form deliveries are verified over the ${right}`, async () => {
            expect((await suite.post(asForm(sender, "push", right))).body.verdict).toBe("accepted");
        });
        test("form deliveries signed the other way are refused", async () => {
            await suite.expectRefused(
                asForm(sender, "push", right === "form" ? "json" : "form"),
                401,
                "SIGNATURE_INVALID",
            );
        });
    }

    if (!sender.formSigns && sender.signsBody) {
        test("a form, which it never sends, is refused when only the JSON in it is signed", async () => {
            await suite.expectRefused(asForm(sender, "push", "json"), 401, "SIGNATURE_INVALID");
        });
    }

    test("a body over the limit is refused", async () => {
        const body = Buffer.alloc(2 * 1024 * 1024, 0x20);
        await suite.expectRefused(signed(sender, "push", { body }), 413, "BODY_TOO_LARGE");
    });

    test("a body over the limit is refused while it streams without a stated length", async () => {
        const { status, sentBytes } = await streamForever(suite.server.port, suite.path);
        expect(status).toBe(413);
        expect(sentBytes).toBeLessThan(50 * 1024 * 1024);
    });

    test("JSON that is nested too deep is refused quickly", async () => {
        const body = Buffer.from(`{"ref":${"[".repeat(500_000)}${"]".repeat(500_000)}}`);
        const startedAt = performance.now();
        await suite.expectRefused(signed(sender, "push", { body }), 400, "PAYLOAD_INVALID");
        expect(performance.now() - startedAt).toBeLessThan(1000);
    });

    test.each(["{", "", "not json", '{"a":1}}', "\u0000"])(
        "a signed body %j is refused as unreadable",
        async (text) => {
            await suite.expectRefused(signed(sender, "push", { body: Buffer.from(text) }), 400, "PAYLOAD_INVALID");
        },
    );

    test("refused deliveries are only counted", async () => {
        const forgedPush = signed(sender, "push", { secret: "wrong" });
        await suite.post(forgedPush);
        await suite.post(forgedPush);
        await suite.server.webhooks.close();
        expect((await repositories.find(suite.database.knex, suite.repositoryId))!.refused).toBe(2);
        expect(await suite.events()).toEqual([]);
        expect(suite.server.log.join("\n")).toContain("refused 2");
    });

    test("an unknown token and another forge's URL are answered alike", async () => {
        const other = forge === "github" ? "gitea" : "github";
        const answers = await Promise.all(
            [`${forge}/nobody`, `${other}/token-1`, "nonsense/token-1"].map((at) =>
                suite.server.post(at, signed(sender, "push")),
            ),
        );
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
        expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    });

    test("too many failed verifications are answered 429 for that hook alone", async () => {
        await suite.seedHook({ token: "token-2" });
        const wrong = signed(sender, "push", { secret: "wrong" });
        const statuses: number[] = [];
        for (let count = 0; count < 62; count++) {
            statuses.push((await suite.post(wrong)).status);
        }
        expect([statuses[0], statuses[59], statuses[60]]).toEqual([401, 401, 429]);
        const blocked = await suite.post(signed(sender, "push"));
        expect(blocked.status).toBe(429);
        expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
        expect((await suite.server.post(`${forge}/token-2`, signed(sender, "push"))).status).toBe(202);
    });
});

/** Sends chunks until an answer comes, as a sender without a Content-Length may. */
function streamForever(port: number, path: string): Promise<{ status: number; sentBytes: number }> {
    return new Promise((resolve, reject) => {
        const chunk = Buffer.alloc(64 * 1024, 0x20);
        let sentBytes = 0;
        const sending = request({ port, path: `/cicd/hooks/${path}`, method: "POST" });
        const send = () => {
            sentBytes += chunk.length;
            sending.write(chunk, () => !sending.destroyed && send());
        };
        sending.once("response", (response) => {
            resolve({ status: response.statusCode!, sentBytes });
            sending.destroy();
        });
        sending.once("error", reject);
        send();
    });
}
