import { expect, it } from "vitest";
import type { ContainerCondition } from "../../../../backend/deploy/engine-port";
import { judgeContainer } from "../../../../backend/deploy/health/judge-container";

const running: ContainerCondition = {
    state: "running",
    exitCode: 0,
    oomKilled: false,
    startedAt: "",
    finishedAt: "",
    restartCount: 0,
    health: null,
    healthOutput: "",
    restartPolicy: "no",
    publishesPorts: false,
    error: "",
    stopTimeoutMs: 10_000,
};

it.each<[string, Partial<ContainerCondition>, string, string]>([
    ["runs without a healthcheck", {}, "well", "running"],
    ["is healthy", { health: "healthy" }, "well", "healthy"],
    ["is starting", { health: "starting" }, "waiting", "starting"],
    ["is unhealthy", { health: "unhealthy", healthOutput: "a\nno route\n" }, "failed", 'is unhealthy ("no route")'],
    ["ended well", { state: "exited" }, "well", "completed"],
    ["ended well after retries", { state: "exited", restartPolicy: "on-failure" }, "well", "completed"],
    ["ended badly", { state: "exited", exitCode: 3 }, "failed", "exited 3"],
    ["ended, but publishes a port", { state: "exited", publishesPorts: true }, "failed", "exited 0"],
    ["ended, but has a healthcheck", { state: "exited", health: "healthy" }, "failed", "exited 0"],
    ["ended, but should always run", { state: "exited", restartPolicy: "always" }, "failed", "exited 0"],
    ["ran out of memory", { state: "exited", exitCode: 137, oomKilled: true }, "failed", "ran out of memory"],
    ["restarts", { state: "restarting", exitCode: 1 }, "waiting", "restarting"],
    ["is dead", { state: "dead", exitCode: 1 }, "failed", "exited 1"],
    ["was not started yet", { state: "created" }, "waiting", "starting"],
    ["can't start", { state: "created", error: "no such device" }, "failed", "can't start: no such device"],
    ["is paused", { state: "paused" }, "waiting", "starting"],
])("judgeContainer() of one that %s", (_, change, verdict, said) => {
    const judgement = judgeContainer({ ...running, ...change }, { serves: false });
    expect(judgement.verdict).toBe(verdict);
    expect([judgement.state, "detail" in judgement ? judgement.detail : ""]).toContain(said);
});

it("judgeContainer() fails one that ended well when somebody connects to it", () => {
    const ended = { ...running, state: "exited" };
    expect(judgeContainer(ended, { serves: true })).toMatchObject({ verdict: "failed", detail: "exited 0" });
});
