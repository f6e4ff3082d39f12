import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setUpReporter, soon, type ReporterTest } from "./reporter-setup";
let reporter: ReporterTest;
beforeEach(async () => {
    reporter = await setUpReporter();
});
afterEach(() => reporter.close());

describe("a forge that", () => {
    test("is down for the whole deployment hears the newest state once it is back", async () => {
        await reporter.forge.server.down();
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "running");
        await reporter.move(id, "running", "succeeded");
        await soon(async () => {
            const row = (await reporter.forge.db("cicd_status_report").first("attempts")) as
                { attempts: number } | undefined;
            expect(row?.attempts).toBeGreaterThan(1);
        });
        expect(await reporter.statusError()).toBeNull();
        await reporter.forge.server.up();
        await reporter.settled();
        expect(reporter.told()).toHaveLength(1);
        expect(reporter.told()[0]).toMatch(/^success/);
    });

    test("fails twice is asked a third time", async () => {
        reporter.forge.server.faults.push({ status: 503 }, { status: 500 });
        await reporter.enqueue();
        await reporter.toldOf(["pending: Queued"]);
    });

    test("has too many requests is left alone for as long as it says", async () => {
        reporter.forge.server.faults.push({ status: 429, headers: { "Retry-After": "1" } });
        const begun = Date.now();
        await reporter.enqueue();
        await reporter.toldOf(["pending: Queued"]);
        expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
        expect(reporter.forge.server.requests).toHaveLength(2);
    });

    test("words its limit as 403 is left alone for as long as it says", async () => {
        const reset = String(Math.ceil(Date.now() / 1000) + 1);
        reporter.forge.server.faults.push({
            status: 403,
            headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset },
        });
        await reporter.enqueue();
        await reporter.toldOf(["pending: Queued"]);
        expect(await reporter.statusError()).toBeNull();
    });

    test.each([401, 403, 404, 422])(
        "answers %i is not asked again, which the panel says until it works",
        async (status) => {
            reporter.forge.server.faults.push({
                status,
                body: { message: "Resource not accessible by personal access token" },
            });
            const id = await reporter.enqueue();
            await soon(async () => expect(await reporter.statusError()).toContain("Resource not accessible"));
            await reporter.settled();
            expect(reporter.forge.server.requests).toHaveLength(1);
            expect(reporter.events).toContainEqual({ type: "stack", stack: "shop" });
            await reporter.move(id, "queued", "running");
            await soon(async () => expect(await reporter.statusError()).toBeNull());
        },
    );

    test("takes no deployments still gets statuses, and the panel says what the token lacks", async () => {
        reporter.forge.server.faults.push((line) =>
            line.includes("/deployments") ? { status: 403, body: { message: "no" } } : null,
        );
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "running");
        await reporter.move(id, "running", "succeeded");
        await soon(() => expect(reporter.told().at(-1)).toMatch(/^success/));
        await soon(async () => expect(await reporter.statusError()).toContain("report the deployment"));
    });

    test("does not answer for a day is given up, which the panel says", async () => {
        const begin = Date.parse("2026-01-01T00:00:00Z");
        reporter.setNow(begin);
        await reporter.forge.server.down();
        await reporter.enqueue();
        await reporter.failing();
        reporter.setNow(begin + 25 * 3_600_000);
        await reporter.settled();
        expect(await reporter.statusError()).toContain("did not answer");
    });

    test("answers without end is not listened to", async () => {
        reporter.forge.server.faults.push({ status: 200, bytes: 6_000_000 });
        await reporter.enqueue();
        await reporter.toldOf(["pending: Queued"]);
        expect(reporter.forge.server.requests).toHaveLength(2);
    });

    test("sends us elsewhere is not followed, and no credential goes there", async () => {
        const asked: string[] = [];
        const elsewhere = http.createServer((request, response) => {
            asked.push(request.url ?? "");
            response.end();
        });
        await once(elsewhere.listen(0, "127.0.0.1"), "listening");
        const { port } = elsewhere.address() as AddressInfo;
        for (const location of [`http://127.0.0.1:${port}/latest`, "http://169.254.169.254/latest/meta-data"]) {
            reporter.forge.server.faults.push({ status: 302, headers: { Location: location } });
            const id = await reporter.enqueue();
            await soon(async () => expect(await reporter.statusError()).toContain("not followed"));
            await reporter.settled();
            await reporter.move(id, "queued", "running");
            await soon(async () => expect(await reporter.statusError()).toBeNull());
            await reporter.move(id, "running", "succeeded");
            await soon(() => expect(reporter.told().at(-1)).toMatch(/^success/));
            await reporter.settled();
        }
        expect(asked).toEqual([]);
        elsewhere.close();
    });
});
