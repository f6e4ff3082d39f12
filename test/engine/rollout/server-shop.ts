import { execFile } from "node:child_process";
import { get, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import type { DeploymentView } from "../../../common/views";
import { stackLayout } from "../../../backend/deploy/stack-layout";
import { switchLayout } from "../../../backend/deploy/traffic/haproxy/switch-layout";
import { switchRuntime } from "../../../backend/deploy/traffic/haproxy/switch-runtime";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { ensureNodeImage } from "../../fixtures/node-image";
import type { OwnEngine } from "../../fixtures/own-engine";
import { freePort } from "../../fixtures/server/free-port";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { until } from "../../fixtures/server/until";
import type { Address } from "./address";
import { sampleApp } from "./sample-app";

const execute = promisify(execFile);

/** What there is of the stack: services as `name state`. */
export interface Standing {
    containers: string[];
    /** Kept for an instant return. */
    warm: number;
    /** Of the switch: slots that are in use, and where its names lead; an address of another container is `?`. */
    slots: string[];
    names: string[];
}

/** A stack whose service `web` is behind a switch, on a server that may be killed. */
export class ServerShop {
    private constructor(
        readonly fixture: StackFixture,
        readonly stack: string,
        readonly at: Address,
        /** As the compose file says it. */
        private readonly published: string,
        private readonly image: string,
        private readonly repository: ServedRepository,
    ) {}

    /** On the engine of DOCKER_HOST; `own` where that is one of the test's own. */
    static async open(settings: object, own: OwnEngine | null = null): Promise<ServerShop> {
        const image = await ensureNodeImage();
        const fixture = await StackFixture.start({ gated: own === null });
        const stack = fixture.stackName("exchange");
        const repository = await fixture.repository(stack);
        const port = await freePort();
        const at = own ? { socketPath: await own.reach(port) } : { port };
        const published = own ? `${port}:80` : `127.0.0.1:${port}:80`;
        const shop = new ServerShop(fixture, stack, at, published, image, repository);
        await shop.commit("version 0");
        await fixture.server.connect(stack, repository.url);
        const config = { stableSeconds: 1, healthTimeout: 60, services: { web: settings } };
        await fixture.server.call("PUT", `/stacks/${stack}/build-config`, config);
        await shop.finished(await shop.begin());
        return shop;
    }

    commit(version: string): Promise<string> {
        const more = [`ports: ["${this.published}"]`, "restart: unless-stopped"];
        const web = sampleApp({ image: this.image, version }, more);
        return this.repository.commit({ "compose.yaml": `services:\n  web:\n${web}` });
    }

    async begin(): Promise<number> {
        const { id } = await this.fixture.server.call<DeploymentView>("POST", `/stacks/${this.stack}/deployments`, {});
        return id;
    }

    view(id: number): Promise<DeploymentView> {
        return this.fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
    }

    log(id: number): Promise<string> {
        return this.fixture.server.call<string>("GET", `/deployments/${id}/log`);
    }

    /** Promotes what waits for that. */
    async finished(id: number): Promise<DeploymentView> {
        return until(`deployment ${id} to end`, async () => {
            const view = await this.view(id);
            await this.promote(view);
            return view.finishedAt === null ? undefined : view;
        });
    }

    /** Nothing happens unless a canary waits for it. */
    async promote({ id, state, canaries }: DeploymentView): Promise<void> {
        if (state === "running" && canaries.some((one) => one.state === "running" && one.decision === null)) {
            await this.fixture.server.request("POST", `/deployments/${id}/canary`, { action: "promote" });
        }
    }

    async answer(): Promise<string> {
        const call = get({ host: "127.0.0.1", ...this.at, path: "/", agent: false, signal: AbortSignal.timeout(5000) });
        const [response] = (await once(call, "response")) as [IncomingMessage];
        return text(response);
    }

    async standing(): Promise<Standing> {
        const format = '{{.ID}}|{{.Label "com.docker.compose.service"}} {{.State}}|{{.Names}}';
        const filter = `label=com.docker.compose.project=${this.stack}`;
        const { stdout } = await execute("docker", ["ps", "--all", "--filter", filter, "--format", format]);
        const rows = stdout.split("\n").filter(Boolean);
        const all = rows.map((line) => line.split("|") as [string, string, string]);
        const live = all.filter(([, , name]) => !name.includes(".warm-"));
        const ids = live.filter(([, service]) => service.startsWith("web ")).map(([id]) => id);
        const addresses = await Promise.all(ids.map(addressOf));
        const layout = switchLayout(stackLayout(this.fixture.server.stacksDir, this.stack), "web");
        const servers = await switchRuntime(layout).servers();
        const named = servers.filter(({ name, address }) => name.startsWith("n") && address !== "");
        return {
            containers: live.map(([, service, name]) => (isUsual(name) ? service : `${service} as ${name}`)).sort(),
            warm: all.length - live.length,
            slots: servers
                .filter(({ name, admin }) => name.startsWith("s") && admin !== "maint")
                .map(({ name }) => name),
            names: named.map(({ address, up, admin }) =>
                [addresses.includes(address) ? "web" : "?", up ? "up" : "down", admin].join(" "),
            ),
        };
    }

    async close(): Promise<void> {
        await this.fixture.close();
    }
}

/** As compose calls containers; others are on their way in or out. */
function isUsual(name: string): boolean {
    return !/-leaving-|^[0-9a-f]{12}_/.test(name);
}

async function addressOf(id: string): Promise<string> {
    const format = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";
    return (await execute("docker", ["inspect", "--format", format, id])).stdout.trim();
}
