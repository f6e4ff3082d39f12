import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import type { PlanChange, PlanView } from "../../../common/views";
import { freePort } from "../../fixtures/server/free-port";
import { DOCKGE_ENVIRONMENT, StackFixture } from "./stack-fixture";

interface Version {
    text: string;
    port?: number;
    /** Of the database. */
    size?: string;
}

/** A site and what it needs, as people write them; `port` is where it is published. */
const files = ({ text, port, size = "small" }: Version, site = 0) => ({
    "compose.yaml": `services:
  web:
    image: busybox-test:1
    command: httpd -f -p 80 -h /www
    stop_grace_period: 0s
    ports: ["127.0.0.1:${port ?? site}:80"]
    volumes: ["./www:/www:ro"]
    environment: ["TEXT=${text}", "PASSWORD=\${DB_PASSWORD}"]
    labels: { tier: ${text} }
    depends_on: [db]
  db:
    image: busybox-test:1
    command: sh -c "sleep 1000; echo --password=\${DB_PASSWORD} ${size}"
    stop_grace_period: 0s
    volumes: [data:/data]
volumes:
  data: {}
`,
    "www/index.html": text,
    "www/same.html": "same",
});

const told = ({ fields }: PlanChange) =>
    fields!.map(({ field, before, after, hidden }) => (hidden ? field : `${field}: ${before} → ${after}`));
const changeOf = ({ changes }: PlanView, service: string) => changes.find((change) => change.service === service)!;
const rows = ({ changes }: PlanView) =>
    Object.fromEntries(changes.map((change) => [change.service, [change.action, change.outage!.cause, told(change)]]));

describe("the plan of a deployment", () => {
    let stack: StackFixture;
    let ports: number[];
    beforeAll(async () => {
        const switchImage = process.env.DOCKGE_CICD_SWITCH_IMAGE;
        stack = await StackFixture.create({ ...DOCKGE_ENVIRONMENT, DOCKGE_CICD_SWITCH_IMAGE: switchImage });
        ports = [await freePort(), await freePort()];
        await stack.write({ ".env": "DB_PASSWORD=hunter2-hunter2\n" });
    });
    afterAll(async () => stack.remove());

    const plan = async (version: Version) => {
        const source = await stack.commit(files(version, ports[0]));
        return (await stack.deployer.prepare(source, stack.active, stack.context)).plan;
    };
    const deploy = (version: Version) => stack.deploy(files(version, ports[0]));

    it("tells each variable that the file insists on, where it may assume them", async () => {
        const text = `services:
  web:
    image: "busybox-test:\${TAG:?which}"
    ports: ["127.0.0.1:\${PORT:?}:80"]
    environment: ["PASSWORD=\${DB_PASSWORD:?}", "A=\${OTHER}"]
`;
        const source = await stack.commit({ "compose.yaml": text });
        const prepare = (changes: object) =>
            stack.deployer.prepare({ ...source, ...changes }, stack.active, stack.context);
        expect((await prepare({ assumesRequired: true })).plan).toMatchObject({
            missingEnvironment: ["TAG", "PORT", "OTHER"],
            requiredEnvironment: ["TAG", "PORT"],
            changes: [{ service: "web", action: "create" }],
        });
        await expect(prepare({})).rejects.toMatchObject({ code: "ENV_KEY_MISSING" });
    });

    it("names exactly what changes, and going back the same the other way round", async () => {
        const first = await plan({ text: "one" });
        expect(first.resources).toEqual([
            { kind: "volume", name: "data", change: "created" },
            { kind: "network", name: "default", change: "created" },
        ]);
        await deploy({ text: "one" });
        expect(rows(await plan({ text: "one" }))).toEqual({ web: ["keep", "kept", []], db: ["keep", "kept", []] });

        const next = await plan({ text: "two", port: ports[1] });
        expect(rows(next)).toEqual({
            web: [
                "recreate",
                "recreated",
                [
                    "environment TEXT",
                    "labels.tier: one → two",
                    `ports 80/tcp: 127.0.0.1:${ports[0]} → 127.0.0.1:${ports[1]}`,
                    "file ./www/index.html",
                ],
            ],
            db: ["keep", "kept", []],
        });
        expect(changeOf(next, "web").outage!.remedy).toBe("rolling");
        expect(next.resources).toEqual([]);

        const [release] = stack.releases;
        const live = await deploy({ text: "two", port: ports[1] });
        const back = await stack.deployer.foresee(release!, live, stack.context);
        expect(rows(back).web).toEqual([
            "recreate",
            "recreated",
            [
                "environment TEXT",
                "labels.tier: two → one",
                `ports 80/tcp: 127.0.0.1:${ports[1]} → 127.0.0.1:${ports[0]}`,
                "file ./www/index.html",
            ],
        ]);
        await deploy({ text: "one" });
    });

    it("tells no secret, says what stands against an exchange, and who goes along", async () => {
        const changed = await plan({ text: "one", size: "large" });
        expect(rows(changed)).toEqual({
            web: ["recreate", "follows", []],
            db: ["recreate", "recreated", [expect.stringMatching(/^command: .*password=… small" → .* large"$/)]],
        });
        const outage = changeOf(changed, "db").outage!;
        expect([outage.remedy, outage.other]).toEqual([null, null]);
        expect(outage.reason!.text).toContain("db writes to /data");
        expect(JSON.stringify(changed)).not.toContain("hunter2");
    });

    it("states the one gap of a switch, then none, whatever the service depends on, and the one of its end", async () => {
        const services = buildConfigSchema.parse({ services: { web: { strategy: "rolling" } } }).services;
        const plainly = stack.buildConfig;
        stack.buildConfig = { ...plainly, services };
        const adopting = await plan({ text: "two" });
        expect(adopting.changes.map(({ service, outage, switchOf }) => [service, outage!.cause, switchOf])).toEqual([
            ["db", "kept", undefined],
            ["web", "first-switch", undefined],
            ["web-switch", "new", "web"],
        ]);
        await deploy({ text: "two" });

        expect(rows(await plan({ text: "three" }))).toEqual({
            web: ["recreate", "exchanged", ["environment TEXT", "labels.tier: two → three", "file ./www/index.html"]],
            db: ["keep", "kept", []],
            "web-switch": ["keep", "kept", []],
        });
        const before = await stack.ids();
        const grown = { text: "two", size: "large" };
        expect((await plan(grown)).changes.filter(({ downtime }) => downtime).map(({ service }) => service)).toEqual([
            "db",
        ]);
        await deploy(grown);
        const { db: _db, ...others } = await stack.ids();
        expect(before).toMatchObject(others);

        stack.buildConfig = plainly;
        const leaving = rows(await plan(grown));
        expect(leaving.web!.slice(0, 2)).toEqual(["recreate", "ports-back"]);
        expect(leaving["web-switch"]!.slice(0, 2)).toEqual(["remove", "removed"]);
    });
});
