import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { DeploymentView } from "../../common/views";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { answerOf, StackFixture } from "../fixtures/server/stack-fixture";
import type { Hook } from "../fixtures/server/standalone-server";
import { webSample } from "../fixtures/server/web-sample";
import type { Figure } from "./figure";

const ROUNDS = 5;
const execute = promisify(execFile);

interface Lane {
    stack: string;
    port: number;
    repository: ServedRepository;
}

/** What was sent to a container that is just going gets no answer: it must not hold up the next question. */
async function untilAnswer(port: number, text: string): Promise<void> {
    while ((await answerOf(port, 50)) !== text) {
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** What a person types for the same change: fetch, build, up. */
async function byHand(lane: Lane, folder: string, text: string): Promise<number> {
    const start = Date.now();
    await execute("git", ["-C", folder, "fetch", "--quiet", "origin", "main"]);
    await execute("git", ["-C", folder, "reset", "--quiet", "--hard", "FETCH_HEAD"]);
    await execute("docker", ["compose", "-p", lane.stack, "build"], { cwd: folder });
    await execute("docker", ["compose", "-p", lane.stack, "up", "-d", "--remove-orphans"], { cwd: folder });
    await untilAnswer(lane.port, text);
    return Date.now() - start;
}

async function byPush(fixture: StackFixture, lane: Lane, push: { hook: Hook; sha: string; text: string }) {
    const start = Date.now();
    await deliverPush(push.hook, { sha: push.sha, message: push.text, repository: lane.repository.url });
    await untilAnswer(lane.port, push.text);
    const answered = Date.now() - start;
    const [deployment] = await fixture.server.deployments(lane.stack);
    const done = await fixture.server.finished(deployment!.id);
    return { answered, firstStep: firstStepAfter(done) };
}

function firstStepAfter(done: DeploymentView): number {
    return new Date(done.steps[0]!.startedAt!).getTime() - new Date(done.queuedAt).getTime();
}

async function lane(fixture: StackFixture, name: string): Promise<Lane> {
    const stack = fixture.stackName(name);
    return { stack, port: await freePort(), repository: await fixture.repository(stack) };
}

/** The same change, pushed to us and typed by hand, in turns. */
export async function deployFigures(): Promise<Figure[]> {
    const fixture = await StackFixture.start();
    const folder = await mkdtemp(path.join(tmpdir(), "cicd-hand-"));
    try {
        const ours = await lane(fixture, "bench-push");
        const hands = await lane(fixture, "bench-hand");
        await ours.repository.commit(webSample({ text: "0", port: ours.port }));
        await hands.repository.commit(webSample({ text: "0", port: hands.port }));
        const hook = await fixture.server.connect(ours.stack, ours.repository.url);
        await fixture.server.call("PUT", `/stacks/${ours.stack}/build-config`, { stableSeconds: 1 });
        await fixture.server.deploy(ours.stack);
        await execute("git", ["clone", "--quiet", hands.repository.url, folder]);
        await byHand(hands, folder, "0");

        const pushed: { answered: number; firstStep: number }[] = [];
        const typed: number[] = [];
        for (let round = 1; round <= ROUNDS; round += 1) {
            const text = String(round);
            const sha = await ours.repository.commit(webSample({ text, port: ours.port }));
            pushed.push(await byPush(fixture, ours, { hook, sha, text }));
            await hands.repository.commit(webSample({ text, port: hands.port }));
            typed.push(await byHand(hands, folder, text));
        }
        return figures(pushed, typed);
    } finally {
        await fixture.close();
        await rm(folder, { recursive: true, force: true });
    }
}

function figures(pushed: { answered: number; firstStep: number }[], typed: number[]): Figure[] {
    const answered = median(pushed.map((push) => push.answered));
    const hand = median(typed);
    const slowest = Math.max(...pushed.map((push) => push.firstStep));
    return [
        {
            name: `push to first step, slowest of ${ROUNDS}`,
            ours: `${slowest} ms`,
            other: "–",
            target: "p99 at most 1 s",
            ok: slowest <= 1000,
        },
        {
            name: `push to first new answer, median of ${ROUNDS}`,
            ours: seconds(answered),
            other: `${seconds(hand)} by hand (fetch, build, up): ${(answered / hand).toFixed(2)} times`,
            target: "at most 1.5 s more",
            ok: answered - hand <= 1500,
        },
    ];
}
