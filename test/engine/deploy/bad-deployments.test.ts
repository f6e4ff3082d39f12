import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rolloutSchema } from "../../../common/rollout-schema";
import type { CicdError } from "../../../common/errors";
import { counts } from "../promises/counts";
import { StackFixture } from "./stack-fixture";

/** A way to be bad, put into an application that is well otherwise. */
interface Badness {
    web?: string;
    api?: string;
    env?: string;
}

const compose = ({ web = "", api = "" }: Badness) => `services:
    db:
        image: busybox-test:1
        command: sleep 1000
        stop_grace_period: 0s
        volumes: ["data:/data"]
    api:
        image: busybox-test:1
        command: ["sh", "-c", ${JSON.stringify(`${api}sleep 1000`)}]
        environment: { MODE: "\${MODE}" }
        stop_grace_period: 0s
        depends_on: [db]
    web:
        build: .
        expose: ["80"]
        command: ["sh", "-c", ${JSON.stringify(`${web}exec httpd -f -p 80 -h /www`)}]
        stop_grace_period: 0s
        depends_on: [api]
volumes: { data: {} }
`;

function files(version: string, badness: Badness = {}): Record<string, string> {
    return {
        "compose.yaml": `# ${version}\n${compose(badness)}`,
        "page.html": `${version}\n`,
        Dockerfile: "FROM busybox-test:1\nCOPY page.html /www/index.html\n",
        ...(badness.env === undefined ? {} : { ".env": badness.env }),
    };
}

const BAD: [string, Badness, RegExp][] = [
    ["web exits at once", { web: "echo no port; exit 3; " }, /^web exited 3: "no port"/],
    ["web never answers its probe", { web: "rm /www/index.html; " }, /^web answers 404 instead of 200-399 at \//],
    ["api exits at once", { api: "echo no table; exit 4; " }, /^api exited 4: "no table"/],
];

/** A canary by time alone, as nobody sends requests. */
const QUICK = { steps: [{ weight: 50, pauseSeconds: 1 }], analysis: { enabled: false } };

/** Where it is tried less, it begins with another way to be bad. */
const STRATEGIES = [
    ["recreate", { share: 1, from: 0 }],
    ["rolling", { share: 1, from: 0 }],
    ["blue-green", { share: 1 / 3, from: 1 }],
    ["canary", { share: 1 / 3, from: 2 }],
] as const;

describe.each(STRATEGIES)("a bad deployment, web by %s", (strategy, { share, from }) => {
    let stack: StackFixture;

    beforeAll(async () => {
        stack = await StackFixture.create();
        const probe = { type: "http", port: 80, intervalSeconds: 1, startPeriodSeconds: 1 };
        stack.buildConfig = {
            ...stack.buildConfig,
            healthTimeout: 60,
            services: { web: rolloutSchema.parse({ strategy, probe, ...(strategy === "canary" ? QUICK : {}) }) },
        };
        await stack.write({ ".env": "MODE=good\n", "notes.txt": "mine\n" });
        // An image that no other stack has, so that it can be gone.
        await stack.deploy(files(`good ${stack.name}`));
    });
    afterAll(async () => stack.remove());

    async function state() {
        const containers = await stack.engine.containers(stack.name);
        return {
            ids: await stack.ids(),
            images: Object.fromEntries(containers.map(({ service, imageId }) => [service, imageId]).toSorted()),
            files: await Promise.all(["compose.yaml", ".env", "notes.txt"].map((name) => stack.read(name))),
            mode: await stack.inside("api", "sh", "-c", "echo $MODE"),
            page: await stack.inside("web", "cat", "/www/index.html"),
        };
    }

    const rounds = Array.from(
        { length: Math.ceil(counts.badDeployments * share) },
        (_, i) => [i + 1, ...BAD[(i + from) % BAD.length]!] as const,
    );
    it.each(rounds)("number %i, in which %s, leaves exactly what was before", async (round, _, badness, said) => {
        const good = stack.active!;
        const before = await state();
        const next = await stack.render(files(`bad ${stack.name} ${round}`, badness));

        const attempt = stack.deployer.apply(next, good, stack.context);
        const error = await attempt
            .then(() => stack.deployer.verify(next, stack.context))
            .then(
                () => null,
                (thrown: CicdError) => thrown,
            );
        const undone = await stack.deployer.undo(next, good, stack.context);

        expect(error).toMatchObject({ code: "SERVICE_UNHEALTHY", message: expect.stringMatching(said) as string });
        expect(error!.message).toContain("db is untouched");
        expect(undone).toEqual({ result: "restored" });
        const after = await state();
        expect({ ...after, ids: null }).toEqual({ ...before, ids: null });
        // A service whose own new version is bad is not exchanged at all.
        const served = badness.web === undefined ? ["web-switch"] : ["web", "web-switch"];
        const kept = strategy === "recreate" ? ["db"] : ["db", ...served];
        expect(kept.map((name) => after.ids[name])).toEqual(kept.map((name) => before.ids[name]));
        expect(await stack.deployer.isLive(good, stack.context)).toBe(true);
    });

    if (strategy === "recreate") {
        it("that can't be taken back either says what each service runs", async () => {
            const good = stack.active!;
            const next = await stack.render(files(`bad ${stack.name}`, BAD[0]![1]));
            await expect(stack.deployer.apply(next, good, stack.context)).rejects.toThrow("web exited 3");
            const { web } = good.content.services;
            await stack.docker("rm", "-f", (await stack.ids()).web!);
            await stack.engine.untag(web!.image);

            const undone = await stack.deployer.undo(next, good, stack.context);

            expect(undone.result).toBe("failed");
            expect(undone.services).toEqual([
                { service: "api", version: "same", state: "running" },
                { service: "db", version: "same", state: "running" },
                { service: "web", version: "none", state: "missing" },
            ]);
        });
    }
});
