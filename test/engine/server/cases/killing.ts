import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StepName } from "../../../../common/states";
import type { DeploymentView, DriftView, ListView, ReleaseView } from "../../../../common/views";
import type { ServedRepository } from "../../../fixtures/git-server/repository";
import { freePort } from "../../../fixtures/server/free-port";
import { oldMembersOf, ticksNow } from "../../../fixtures/server/processes-of";
import { recordedRows } from "../../../fixtures/server/recorded-rows";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { until } from "../../../fixtures/server/until";
import { webSample } from "../../../fixtures/server/web-sample";
import { clock } from "../../promises/counts";
import type { StartFixture } from "./start-fixture";

let fixture: StackFixture;
let stack: string;
let port: number;
let repository: ServedRepository;

/** Kills the server while the deployment is in this step; false when the step was over too soon. */
async function killDuring(id: number, step: StepName): Promise<boolean> {
    let seen = false;
    await until(`step ${step}`, async () => {
        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
        seen = view.steps.some(({ name, state }) => name === step && state === "running") && isHeldUp(step);
        return seen || view.finishedAt !== null;
    });
    await fixture.server.kill();
    return seen;
}

/** Each step is made long enough to be caught in the act: by what is built, by what runs, or from outside. */
const slow: Partial<Record<StepName, Parameters<typeof webSample>[0]>> = {
    build: { text: "", port: 0, dockerfile: ["RUN sleep 3"] },
    deploy: { text: "", port: 0, command: "sleep 3; exec httpd -f -p 80 -h /www", service: healthcheck() },
};

function holdUp(step: StepName): void {
    if (step === "checkout") {
        fixture.git.setFault({ kind: "hang" });
    } else if (step === "finish") {
        // The first image of a release that is not kept: its row is gone by then, and the image is not.
        fixture.gate.holdBack(/^DELETE \/images\/\S+:[0-9a-f]{12}\?/);
    }
}

function isHeldUp(step: StepName): boolean {
    return step !== "finish" || fixture.gate.held > 0;
}

function letGo(): void {
    fixture.git.setFault(null);
    fixture.gate.forget();
}

function healthcheck(): string[] {
    return [
        "healthcheck:",
        '  test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]',
        "  interval: 1s",
        "  retries: 20",
    ];
}

/** Releases whose images stay: the live one, the one before it, and one more that is kept. */
const WITH_IMAGES = 3;

/** `steps` are those in which the server is killed; `finish` has something to tidy up after two others. */
const KILLED_IN: readonly StepName[] = ["checkout", "plan", "build", "deploy", "verify", "finish"];

export function killing(start: StartFixture, steps: readonly StepName[] = KILLED_IN): void {
    describe("kill -9 of the server", () => {
        beforeAll(async () => {
            fixture = await start({ gated: true });
            stack = fixture.stackName("kill");
            port = await freePort();
            repository = await fixture.repository(stack);
            await repository.commit(webSample({ text: "start", port }));
            await fixture.server.connect(stack, repository.url);
            await fixture.server.call("PUT", `/stacks/${stack}/build-config`, {
                stableSeconds: 1,
                healthTimeout: 30,
                keepReleases: 1,
            });
            expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
        });

        afterAll(() => fixture?.close());

        it.each(steps)(
            "during %s leaves nothing that claims to run, no child, and one release in the end",
            async (step) => {
                const text = `${stack} killed in ${step}`;
                const sha = await repository.commit(webSample({ ...slow[step], text, port }));
                holdUp(step);
                const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {});
                expect(await killDuring(id, step)).toBe(true);
                letGo();
                const { children } = await recordedRows(fixture.server);

                const [restarted, ticks] = [Date.now(), ticksNow()];
                await fixture.server.start();
                const { bootId, claims } = await recordedRows(fixture.server);
                expect(Date.now() - restarted).toBeLessThan(clock(5000));
                expect(claims.filter(({ claim }) => !claim?.startsWith(bootId))).toEqual([]);
                expect(oldMembersOf(children, { server: fixture.server.pid, ticks })).toEqual([]);

                const done = await fixture.server.finished(id);
                expect(done).toMatchObject({ state: "succeeded", attempt: 2 });
                expect(done.commit?.sha).toBe(sha);
                expect(await answerOf(port)).toBe(text);
                const drift = await fixture.server.call<DriftView>("GET", `/stacks/${stack}/drift`);
                expect(drift.fields).toEqual([]);
                const services = (await fixture.containers(stack)).map(({ service, state }) => `${service} ${state}`);
                expect(services).toEqual(["neighbour running", "web running"]);
                const { items } = await fixture.server.call<ListView<ReleaseView>>("GET", `/stacks/${stack}/releases`);
                const live = items.filter(({ state }) => state === "active");
                expect(live.map(({ number }) => number)).toEqual([done.release]);
                if (step === "finish") {
                    expect(await fixture.builtImages(stack, "web")).toHaveLength(WITH_IMAGES);
                }
            },
        );
    });
}
