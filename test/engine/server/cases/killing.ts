import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StepName } from "../../../../common/states";
import type { DeploymentView, DriftView } from "../../../../common/views";
import type { ServedRepository } from "../../../fixtures/git-server/repository";
import { openDatabase } from "../../../fixtures/database";
import { freePort } from "../../../fixtures/server/free-port";
import { oldMembersOf, ticksNow } from "../../../fixtures/server/processes-of";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { until } from "../../../fixtures/server/until";
import { webSample } from "../../../fixtures/server/web-sample";
import type { StartFixture } from "./start-fixture";

let fixture: StackFixture;
let stack: string;
let port: number;
let repository: ServedRepository;

/** Process groups that the server recorded, as they stand in its database at this moment. */
async function readRows() {
    const db = openDatabase(`${fixture.server.dataDir}/dockge.db`);
    try {
        const instance = (await db("cicd_instance").first()) as { boot_id: string };
        const children = (await db("cicd_process").select("pid")) as { pid: number }[];
        const running = (await db("cicd_deployment").where({ state: "running" })) as { claim: string }[];
        return { bootId: instance.boot_id, children: children.map(({ pid }) => pid), running };
    } finally {
        await db.destroy();
    }
}

/** Kills the server while the deployment is in this step; false when the step was over too soon. */
async function killDuring(id: number, step: StepName): Promise<boolean> {
    let seen = false;
    await until(`step ${step}`, async () => {
        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
        seen = view.steps.some(({ name, state }) => name === step && state === "running");
        return seen || view.finishedAt !== null;
    });
    await fixture.server.kill();
    return seen;
}

/** Each step is made long enough to be caught in the act. */
const slow: Partial<Record<StepName, Parameters<typeof webSample>[0]>> = {
    build: { text: "", port: 0, dockerfile: ["RUN sleep 3"] },
    deploy: { text: "", port: 0, command: "sleep 3; exec httpd -f -p 80 -h /www", service: healthcheck() },
};

function healthcheck(): string[] {
    return [
        "healthcheck:",
        '  test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]',
        "  interval: 1s",
        "  retries: 20",
    ];
}

const allSteps: readonly StepName[] = ["checkout", "plan", "build", "deploy", "verify"];

/** `steps` are those in which the server is killed. */
export function killing(start: StartFixture, steps = allSteps): void {
    describe("kill -9 of the server", () => {
        beforeAll(async () => {
            fixture = await start();
            stack = fixture.stackName("kill");
            port = await freePort();
            repository = await fixture.repository(stack);
            await repository.commit(webSample({ text: "start", port }));
            await fixture.server.connect(stack, repository.url);
            await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 2, healthTimeout: 30 });
            expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
        });

        afterAll(() => fixture?.close());

        it.each(steps)(
            "during %s leaves nothing that claims to run, no child, and one release in the end",
            async (step) => {
                const text = `${stack} killed in ${step}`;
                const sha = await repository.commit(webSample({ ...slow[step], text, port }));
                if (step === "checkout") {
                    fixture.git.setFault({ kind: "hang" });
                }
                const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {});
                expect(await killDuring(id, step)).toBe(true);
                fixture.git.setFault(null);
                const { children } = await readRows();

                const [restarted, ticks] = [Date.now(), ticksNow()];
                await fixture.server.start();
                const after = await readRows();
                expect(Date.now() - restarted).toBeLessThan(5000);
                expect(after.running.filter(({ claim }) => !claim.startsWith(after.bootId))).toEqual([]);
                expect(oldMembersOf(children, { server: fixture.server.pid, ticks })).toEqual([]);

                const done = await fixture.server.finished(id);
                expect(done).toMatchObject({ state: "succeeded", attempt: 2 });
                expect(done.commit?.sha).toBe(sha);
                expect(await answerOf(port)).toBe(text);
                const drift = await fixture.server.call<DriftView>("GET", `/stacks/${stack}/drift`);
                expect(drift.fields).toEqual([]);
                const services = (await fixture.containers(stack)).map(({ service, state }) => `${service} ${state}`);
                expect(services).toEqual(["neighbour running", "web running"]);
            },
        );

        it("loses nothing that was queued", async () => {
            const other = fixture.stackName("queued");
            const otherPort = await freePort();
            const queued = await fixture.repository(other);
            await queued.commit(webSample({ text: "queued", port: otherPort, dockerfile: ["RUN sleep 2"] }));
            await fixture.server.connect(other, queued.url);
            await fixture.server.call("PUT", `/stacks/${other}/build-config`, { stableSeconds: 1 });
            const ids: number[] = [];
            for (let count = 0; count < 3; count += 1) {
                const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${other}/deployments`, {});
                ids.push(id);
            }
            await fixture.server.kill();
            await fixture.server.start();
            for (const id of ids) {
                expect((await fixture.server.finished(id)).state).toBe("succeeded");
            }
        });
    });
}
