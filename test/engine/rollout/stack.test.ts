import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

/** Asks the service api without a pause to breathe, and tells how that went from its first answer on: before it, api starts. */
const CALLER = `
const { Agent, request, createServer } = require("node:http");
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
const seen = { requests: 0, failures: [], answers: {} };
const fail = (reason) => Object.keys(seen.answers).length > 0 && seen.failures.push(reason + " at " + seen.requests);
setInterval(() => {
    seen.requests += 1;
    const call = request({ agent: seen.requests % 2 ? agent : false, host: "api", path: "/slow?ms=" + (seen.requests % 50 ? 0 : 2000) }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => response.statusCode === 200 ? (seen.answers[text] = (seen.answers[text] || 0) + 1) : fail(response.statusCode));
    });
    call.on("error", (error) => fail(error.code));
    call.end();
}, 1000 / Number(process.env.RATE));
createServer((_, response) => response.end(JSON.stringify(seen))).listen(81);
process.on("SIGTERM", () => process.exit(0));
`;

function files(version: number): Record<string, string> {
    const caller = JSON.stringify(CALLER.replaceAll("$", "$$$$"));
    return {
        "compose.yaml": `services:
  web:
${shop.server(`web ${version}`, [shop.published, "depends_on: [api]"])}
  api:
${shop.server(`api ${version}`, ["depends_on: [db]", 'expose: ["80"]'])}
  worker:
    image: ${shop.image}
    command: ["node", "-e", ${caller}]
    environment: { RATE: "${counts.callsPerSecond}" }
    depends_on: [api]
  db:
    image: busybox-test:1
    command: sleep 1000000
    stop_grace_period: 0s
    volumes: ["data:/data"]
volumes:
  data:
`,
    };
}

interface Seen {
    requests: number;
    failures: string[];
    answers: Record<string, number>;
}

describe("a stack of several services under load", { timeout: (3 + counts.rollouts) * 60_000 }, () => {
    it("changes web and api without a failed request, and touches neither the database nor the worker", async () => {
        shop.use({ web: { strategy: "rolling" }, api: { strategy: "blue-green", ports: { 80: {} } } });
        await shop.stack.deploy(files(0));
        const before = await shop.stack.ids();
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        for (let version = 1; version <= counts.rollouts; version += 1) {
            await shop.stack.deploy(files(version));
        }
        const outside = await load.stop();
        const seen = JSON.parse(
            await shop.stack.inside("worker", "wget", "-q", "-O", "-", "http://127.0.0.1:81/"),
        ) as Seen;
        console.info(
            `${counts.rollouts} deployments: ${outside.requests} requests from outside, ${outside.failures.length} failed, ` +
                `slowest ${outside.slowest} ms; ${seen.requests} between services, ${seen.failures.length} failed`,
        );
        expect({ outside: outside.failures, between: seen.failures }).toEqual({ outside: [], between: [] });
        expect(Object.keys(seen.answers)).toContain(`api ${counts.rollouts}`);
        expect([...outside.answers.keys()]).toContain(`web ${counts.rollouts}`);

        const after = await shop.stack.ids();
        expect({ db: after.db, worker: after.worker }).toEqual({ db: before.db, worker: before.worker });
        expect(await shop.states()).toEqual(
            ["api", "api-switch", "db", "web", "web-switch", "worker"].map((name) => `${name} running`),
        );
        await shop.stack.dockgeUp();
        expect(await shop.stack.ids()).toEqual(after);
    });
});
