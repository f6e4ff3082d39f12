import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { repositories } from "../../../backend/models/repositories";
import { found, MAIN, setUpPolling, type PollingTest } from "./polling-setup";

let polling: PollingTest;
beforeEach(async () => {
    polling = await setUpPolling();
});
afterEach(() => polling.close());

describe("polling again and again", () => {
    test("comes again after its interval", async () => {
        await polling.bind("shop");
        await repositories.update(polling.db, polling.id, { pollMinutes: 10 });
        await polling.restart();
        const sha = await polling.repository.commit({ a: "1" });
        expect(polling.timers.waits).toHaveLength(1);
        polling.timers.advance(9 * 60_000);
        await polling.look();
        expect(await polling.queued()).toEqual([found(sha)]);
    });

    test("lists the remote's refs once and fetches nothing when nothing moved", async () => {
        await polling.bind("shop");
        await polling.restart();
        polling.git.commands.length = 0;
        await polling.restart();
        expect(
            polling.git.commands.map(({ args }) => args.find((arg) => /^(ls-remote|fetch|init)$/.test(arg))),
        ).toEqual(["ls-remote"]);
    });

    test("shows why it failed, tries again with pauses, and deploys what was missed when it works", async () => {
        await polling.bind("shop");
        await polling.restart();
        const sha = await polling.repository.commit({ a: "1" });
        polling.git.server.setFault({ kind: "status", status: 503 });
        await polling.restart();
        expect((await polling.row()).lastPollError).toContain("503");
        expect(await polling.queued()).toEqual([]);
        expect(polling.lines.filter((line) => line.includes("failed"))).toHaveLength(1);
        await polling.look();
        expect(polling.lines.filter((line) => line.includes("failed"))).toHaveLength(1);
        polling.git.server.setFault(null);
        polling.published.length = 0;
        await polling.look();
        expect((await polling.row()).lastPollError).toBeNull();
        expect(polling.published).toContainEqual({ type: "stack", stack: "shop" });
        expect(await polling.queued()).toEqual([found(sha)]);
    });

    test("looks once a minute at most when deliveries are too large to be read", async () => {
        await polling.bind("shop");
        await polling.restart();
        const sha = await polling.repository.commit({ a: "1" });
        for (let sent = 0; sent < 100; sent++) {
            polling.bus.publish({ type: "unread", repository: polling.id });
        }
        await vi.waitFor(() => expect(polling.lines.some((line) => line.includes("too large"))).toBe(true));
        await polling.look();
        expect(await polling.queued()).toEqual([found(sha)]);
        await vi.waitFor(() => expect(polling.lines.filter((line) => line.includes("too large"))).toHaveLength(2));
    });

    test("leaves a ref to the delivery that came while it looked", async () => {
        await polling.bind("shop");
        await polling.restart();
        const seen = await polling.repository.commit({ a: "1" });
        await polling.stop();
        const real = polling.git.git.listRefs;
        const told = "f".repeat(40);
        polling.git.git.listRefs = async (...args) => {
            const refs = await real(...args);
            await repositories.recordSeen(polling.db, polling.id, { [MAIN]: told });
            return refs;
        };
        await polling.start();
        await polling.look();
        expect(seen).not.toBe(told);
        expect((await polling.row()).lastSeen[MAIN]).toBe(told);
        expect(await polling.queued()).toEqual([]);
    });
});
