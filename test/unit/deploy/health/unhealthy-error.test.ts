import { afterEach, describe, expect, it, vi } from "vitest";
import { unhealthyError, UnhealthyError } from "../../../../backend/deploy/health/unhealthy-error";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import type { ProjectContainer } from "../../../../backend/deploy/engine-port";
import type { LogLine } from "../../../../backend/exec/log-lines";
import { CicdError } from "../../../../common/errors";

const line = (stream: LogLine["stream"], at: number, text: string): LogLine => ({ stream, at, text });
const container = { id: "c1" } as ProjectContainer;
const problem = { service: "web", detail: "exited 1", container };
const environment = {
    DB_PASSWORD: "sentinel-1",
    DATABASE_URL: "postgres://app:sentinel%202@db/shop",
    LANG: "en_GB.UTF-8",
};
const facts = async () => ({ environment });
const tell = (lastLines: () => Promise<LogLine[]>, more: object = {}) =>
    unhealthyError([{ ...problem, ...more }], { engine: { lastLines, facts } } as unknown as DeployTools);
const outputOf = (error: CicdError) => (error instanceof UnhealthyError ? error.output : null);

afterEach(() => void vi.useRealTimers());

describe("unhealthyError()", () => {
    it.each([
        ["stderr where both end together", 40, "ECONNREFUSED redis:6379"],
        ["what came last where stderr was long before", 4000, "hi bad"],
    ])("quotes %s, and keeps all lines", async (_name, later, said) => {
        const lines = [line("stderr", 1000, "ECONNREFUSED redis:6379"), line("stdout", 1000 + later, "hi bad")];
        const error = await tell(async () => lines);
        expect(error.message).toBe(`web exited 1: "${said}".`);
        expect(error.hint).toContain("stand in the log");
        expect(outputOf(error)).toEqual([{ service: "web", lines: ["ECONNREFUSED redis:6379", "hi bad"] }]);
        expect(JSON.stringify(error)).not.toContain("redis");
    });

    it("quotes what a probe was told, and keeps the lines beside it", async () => {
        const error = await tell(async () => [line("stdout", 0, "up")], { said: "no disk" });
        expect(error.message).toBe('web exited 1: "no disk".');
        expect(outputOf(error)).toEqual([{ service: "web", lines: ["up"] }]);
    });

    it.each([
        ["is gone", async () => []],
        ["has a log that can't be read", () => Promise.reject(new Error("logging driver does not support reading"))],
    ])("does without the lines of a container that %s", async (_name, lastLines) => {
        const error = await tell(lastLines);
        expect(error).toMatchObject({ code: "SERVICE_UNHEALTHY", message: "web exited 1." });
        expect(error.hint).not.toContain("stand in the log");
    });

    it("says which values of the container's own environment must be masked in its lines", async () => {
        const error = await tell(async () => [line("stdout", 0, "no login with sentinel-1")]);
        const { DB_PASSWORD, DATABASE_URL } = environment;
        const expected = [DB_PASSWORD, DATABASE_URL, "sentinel%202", "sentinel 2"];
        expect(error instanceof UnhealthyError && error.secrets).toEqual(expected);
    });

    it("does not wait longer than some seconds for an engine that is slow to tell", async () => {
        vi.useFakeTimers();
        const telling = tell(() => new Promise(() => undefined));
        await vi.advanceTimersByTimeAsync(3000);
        expect((await telling).message).toBe("web exited 1.");
    });

    it("leaves it to others to wait for an engine that is away", async () => {
        const away = new CicdError({ code: "ENGINE_UNREACHABLE", message: "Docker does not answer.", hint: "Wait." });
        await expect(tell(() => Promise.reject(away))).rejects.toBe(away);
    });
});
