import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rolloutSchema } from "../../../common/rollout-schema";
import { freePort } from "../../fixtures/server/free-port";
import { StackFixture } from "../deploy/stack-fixture";

const IMAGE = 'FROM busybox-test:1\nCOPY index.html /www/index.html\nCMD ["httpd", "-f", "-p", "80", "-h", "/www"]\n';

let stack: StackFixture;
let port: number;
let edge: string;

function shop(text: string, dockerfile = IMAGE): Record<string, string> {
    return {
        "compose.yaml": `# The shop
services:
  web:
    build: ./web # what people see
    init: true
    stop_grace_period: 1s
    ports:
      - "127.0.0.1:${port}:80"
    networks:
      default:
      edge: { aliases: [www] }
    depends_on: [db]
  worker:
    image: busybox-test:1
    command: ["sleep", "1000"]
    stop_grace_period: 0s
  db:
    image: busybox-test:1
    command: ["sleep", "1000"]
    stop_grace_period: 0s
    volumes: ["data:/data"]
volumes:
  data:
networks:
  edge: { external: true, name: ${edge} }
`,
        "web/Dockerfile": dockerfile,
        "web/index.html": text,
    };
}

const strategy = (config: object) => ({ services: { web: rolloutSchema.parse(config) } });

beforeEach(async () => {
    [stack, port] = [await StackFixture.create(), await freePort()];
    edge = `edge-${randomBytes(4).toString("hex")}`;
    await stack.docker("network", "create", edge);
    stack.grants = [` foreign-network ${edge}`];
    Object.assign(stack.buildConfig, strategy({ strategy: "rolling" }));
});
afterEach(async () => {
    await stack.remove();
    await stack.docker("network", "rm", edge);
});

const published = async () => (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5000) })).text();
const fromOutside = (name: string) =>
    stack.docker(
        "run",
        "--rm",
        "--network",
        edge,
        "busybox-test:1",
        "wget",
        "-q",
        "-T",
        "5",
        "-O",
        "-",
        `http://${name}/`,
    );

/** Addresses that a service of the stack finds under a name. */
async function addressesOf(name: string): Promise<string[]> {
    const answer = await stack.inside("worker", "nslookup", name, "127.0.0.11");
    return [
        ...answer
            .split(/^Name:/m)
            .slice(1)
            .join("")
            .matchAll(/^Address.*?((?:\d+\.){3}\d+)/gm),
    ].map(([, one]) => one!);
}

async function addressOf(service: string): Promise<string> {
    const network = `${stack.name}_default`;
    const format = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
    return stack.docker("inspect", "-f", format, (await stack.ids())[service]!);
}

describe("a stack whose service gets a switch", () => {
    it("keeps what others reach it by, leaves its database alone, and gives everything back", async () => {
        await stack.write(shop("by hand"));
        await stack.dockgeUp();
        await stack.adoptCurrent();
        const byHand = await stack.ids();

        const first = await stack.deploy(shop("one"));
        const adopted = await stack.ids();
        expect(Object.keys(adopted)).toEqual(["db", "web", "web-switch", "worker"]);
        expect(adopted.db).toBe(byHand.db);
        expect(first.content.services.web!.rollout).toMatchObject({ strategy: "rolling", reason: null });
        expect(first.plan.notes.map(({ text }) => text).join("\n")).toMatch(
            /Requests to web go through its switch: port 80 as HTTP/,
        );
        for (const name of ["web", "www", `${stack.name}-web-1`]) {
            expect(await fromOutside(name), name).toBe("one");
        }
        expect([await published(), await addressesOf("web")]).toEqual(["one", [await addressOf("web-switch")]]);
        const text = await stack.read("compose.yaml");
        expect(text).toContain("# The shop");

        await stack.dockgeUp();
        await stack.deploy(shop("one"));
        expect(await stack.ids()).toEqual(adopted);
        expect(await stack.deployer.isLive(first, stack.context)).toBe(true);
        expect(await stack.deployer.drift(first, stack.context)).toEqual([]);

        await stack.deploy(shop("two"));
        const { web, ...others } = await stack.ids();
        expect(others).toEqual({ db: adopted.db, worker: adopted.worker, "web-switch": adopted["web-switch"] });
        expect([web === adopted.web, await published(), await fromOutside("web")]).toEqual([false, "two", "two"]);

        stack.buildConfig.services = {};
        await stack.deploy(shop("two"));
        expect(Object.keys(await stack.ids())).toEqual(["db", "web", "worker"]);
        expect([await published(), await fromOutside("web"), (await stack.ids()).db]).toEqual([
            "two",
            "two",
            adopted.db,
        ]);
        expect(await stack.read("compose.yaml")).not.toContain("switch");
    }, 360_000);

    it("has none when its image turns out to keep data in volumes without a name", async () => {
        const { content, plan } = await stack.render(shop("one", `${IMAGE}VOLUME /var/lib/shop\n`));
        expect(content.services.web!.rollout).toMatchObject({ strategy: "recreate", route: null });
        expect(content.services.web!.rollout!.reason!.text).toMatch(
            /web keeps \/var\/lib\/shop in a volume without a name/,
        );
        expect(Object.keys(content.services)).not.toContain("web-switch");
        expect(plan.notes.map(({ text }) => text).join("\n")).toMatch(/web is not deployed as rolling/);
    });

    it("names the service that settings for an unknown one may mean", async () => {
        stack.buildConfig.services = { wbe: rolloutSchema.parse({ strategy: "rolling" }) };
        await expect(stack.render(shop("one"))).rejects.toMatchObject({
            code: "UNKNOWN_SETTING",
            hint: "Did you mean web?",
        });
    });
});
