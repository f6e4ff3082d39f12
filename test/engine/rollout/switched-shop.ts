import { buildConfigSchema } from "../../../common/schema";
import { rolloutSchema } from "../../../common/rollout-schema";
import { freePort } from "../../fixtures/server/free-port";
import { ensureNodeImage } from "../../fixtures/node-image";
import { DOCKGE_ENVIRONMENT, StackFixture } from "../deploy/stack-fixture";
import { sampleApp } from "./sample-app";

type Settings = Record<string, Record<string, unknown>>;

/** A stack on the real engine whose services are small servers; `services` are the lines of the compose file. */
export class SwitchedShop {
    private constructor(
        readonly stack: StackFixture,
        readonly port: number,
        readonly image: string,
    ) {}

    static async create(): Promise<SwitchedShop> {
        const image = await ensureNodeImage();
        const switchImage = process.env.DOCKGE_CICD_SWITCH_IMAGE;
        const stack = await StackFixture.create({ ...DOCKGE_ENVIRONMENT, DOCKGE_CICD_SWITCH_IMAGE: switchImage });
        return new SwitchedShop(stack, await freePort(), image);
    }

    /** How the services are deployed from now on. */
    use(settings: Settings): void {
        const services = Object.fromEntries(
            Object.entries(settings).map(([name, config]) => [name, rolloutSchema.parse(config)]),
        );
        const config = buildConfigSchema.parse({ healthTimeout: 60 });
        this.stack.buildConfig = { ...config, stableSeconds: 0.3, services };
    }

    /** Lines of a service that answers with its version. */
    server(version: string, more: readonly string[] = []): string {
        return sampleApp({ image: this.image, version }, more);
    }

    get published(): string {
        return `ports: ["127.0.0.1:${this.port}:80"]`;
    }

    web(version: string, more: readonly string[] = []): Record<string, string> {
        return { "compose.yaml": `services:\n  web:\n${this.server(version, [this.published, ...more])}` };
    }

    /** Services as `name state`, sorted; without what ran for a moment. */
    async states(): Promise<string[]> {
        const containers = await this.stack.engine.containers(this.stack.name);
        return containers.map(({ service, state }) => `${service} ${state}`).sort();
    }

    async answer(): Promise<string> {
        const signal = AbortSignal.timeout(5000);
        return (await fetch(`http://127.0.0.1:${this.port}/`, { signal })).text();
    }

    remove(): Promise<void> {
        return this.stack.remove();
    }
}
