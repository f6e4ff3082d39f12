import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rolloutSchema } from "../../../common/rollout-schema";
import { CommandFixture } from "./command-fixture";

const minute = 60_000;

const compose = (version: string) => `
services:
  web:
    image: ${version === "1" ? "busybox-test:1" : "busybox-test:1"}
    command: ["sleep", "1000000"]
    stop_grace_period: 1s
    container_name: cicd-web-${"$"}{SUFFIX}
    labels: { web.label: "yes" }
    environment: { VERSION: "${version}", SECRET: "${"$"}{SECRET}" }
    volumes: ["data:/data"]
    healthcheck: { test: ["CMD", "true"], interval: 1s }
    depends_on:
      db: { condition: service_healthy }
      seed: { condition: service_completed_successfully }
  db:
    image: busybox-test:1
    command: ["sh", "-c", "sleep 1; touch /ready; exec sleep 1000000"]
    stop_grace_period: 1s
    healthcheck: { test: ["CMD", "test", "-e", "/ready"], interval: 1s, retries: 30 }
  seed:
    image: busybox-test:1
    command: ["sh", "-c", "sleep 1; echo seeded >> /data/log"]
    volumes: ["data:/data"]
  other:
    image: busybox-test:1
    command: ["sleep", "1000000"]
    stop_grace_period: 1s
volumes: { data: {} }
`;

const switched = (version: string) => `
services:
  web:
    image: busybox-test:1
    command: ["sh", "-c", "mkdir -p /www; echo web ${version} > /www/index.html; exec httpd -f -p 80 -h /www"]
    init: true
    stop_grace_period: 1s
    expose: ["80"]
    depends_on: [api]
  api:
    image: busybox-test:1
    command: ["sh", "-c", "mkdir -p /www; echo api ${version} > /www/index.html; exec httpd -f -p 3000 -h /www"]
    init: true
    stop_grace_period: 1s
    expose: ["3000"]
`;

let commands: CommandFixture;

beforeEach(async () => {
    commands = await CommandFixture.create();
    await commands.stack.write({ ".env": `SUFFIX=${commands.stack.name}\nSECRET=s3cr3t-$$value\n` });
}, minute);
afterEach(() => commands.remove());

const migrate = {
    runIn: "web",
    run: 'echo "version=$VERSION secret=$SECRET extra=$EXTRA" >> /data/log; cat /data/log; nslookup db >/dev/null && echo found',
    environment: { EXTRA: "a$b" },
    interruptible: false,
};

describe("deployer.runCommand() as a service", () => {
    it("runs as the new release once, after what it depends on is well, while the old replicas serve", async () => {
        const { stack } = commands;
        const first = await stack.render({ "compose.yaml": compose("1") });
        const begun = await commands.run(migrate, { id: "1-before", release: first, previous: null });
        expect(commands.output).toContain("found");
        expect(begun).toMatchObject({ exitCode: 0 });
        expect(commands.output).toContain("seeded\nversion=1 secret=");
        expect(Object.keys(await stack.ids())).toEqual(["db", "seed"]);
        await stack.deployer.apply(first, null, stack.context);
        stack.record(first, 1);

        const before = await stack.ids();
        const second = await stack.render({ "compose.yaml": compose("2") });
        stack.lines.length = 0;
        expect(await commands.run(migrate, { id: "2-before", release: second, previous: stack.active })).toMatchObject({
            exitCode: 0,
        });
        expect(commands.output).toContain("version=2");
        expect(commands.output).toContain("extra=a$b");
        const after = await stack.ids();
        expect(after).toEqual(before);
        expect(await stack.deployer.health(stack.name)).toHaveLength(4);

        await stack.deployer.apply(second, stack.active, stack.context);
        expect((await stack.ids()).web).not.toBe(before.web);
        expect((await stack.inside("web", "cat", "/data/log")).match(/version=2/g)).toHaveLength(1);
    });

    it("looks like no replica, publishes nothing, and is found again by another server", async () => {
        const { stack } = commands;
        await stack.deploy({
            "compose.yaml": compose("1").replace("environment:", 'ports: ["127.0.0.1::80"]\n    environment:'),
        });
        const waiting = { runIn: "web", run: "echo begun; while [ ! -e /data/go ]; do sleep 0.1; done; exit 3" };
        const abandoned = commands.run(waiting, { id: "1-wait", release: stack.active });
        const name = `cicd.${stack.name}.1-wait`;
        await expect.poll(() => commands.output, { timeout: minute }).toContain("begun");
        const seen = JSON.parse(await stack.docker("inspect", name)) as [
            { Config: { Labels: Record<string, string>; Healthcheck?: { Test: string[] } }; HostConfig: object },
        ];
        expect(seen[0].Config.Labels).toMatchObject({ "com.docker.compose.oneoff": "True" });
        expect(seen[0].Config.Labels).not.toHaveProperty("web.label");
        expect(seen[0].Config.Healthcheck?.Test).toEqual(["NONE"]);
        expect(seen[0].HostConfig).toMatchObject({ RestartPolicy: { Name: "no" }, PidsLimit: 4096 });
        expect(await stack.docker("port", name)).toBe("");
        await stack.deployer.verify(stack.active!, stack.context);
        await stack.dockgeUp();

        const again = commands.run(waiting, { id: "1-wait", release: stack.active });
        await stack.inside("web", "touch", "/data/go");
        expect(await again).toMatchObject({ exitCode: 3 });
        expect(await abandoned).toMatchObject({ exitCode: 3 });
        expect(await commands.left()).toEqual([]);
    });

    it("is not started when its service is not there or what it depends on fails", async () => {
        const { stack } = commands;
        const release = await stack.render({
            "compose.yaml": compose("1").replace("echo seeded >> /data/log", "exit 9"),
        });
        const unknown = commands.run({ runIn: "wbe", run: "true" }, { release, previous: null });
        await expect(unknown).rejects.toMatchObject({
            code: "COMMAND_NOT_STARTED",
            hint: expect.stringContaining("web"),
        });
        const failed = commands.run(migrate, { release, previous: null });
        await expect(failed).rejects.toMatchObject({ code: "SERVICE_UNHEALTHY" });
        expect(commands.output).not.toContain("version=1");
        expect(await commands.left()).toEqual([]);
    });

    it("finds what it depends on behind its switch, exchanged before the service itself is touched", async () => {
        const { stack } = commands;
        const rolling = rolloutSchema.parse({ strategy: "rolling" });
        stack.buildConfig.services = { web: rolling, api: rolling };
        const ask = { runIn: "web", run: "wget -q -T 5 -O - http://api:3000/" };
        for (const version of ["1", "2"]) {
            const previous = stack.active;
            const next = await stack.render({ "compose.yaml": switched(version) });
            const before = await stack.ids();
            expect(await commands.run(ask, { id: `${version}-before`, release: next, previous })).toMatchObject({
                exitCode: 0,
            });
            expect(commands.output).toContain(`api ${version}`);
            const { web, api } = await stack.ids();
            expect([web, api === before.api]).toEqual([before.web, false]);
            await stack.deployer.apply(next, previous, stack.context);
            expect(await stack.deployer.isLive(next, stack.context)).toBe(true);
            stack.record(next);
        }
    });
});
