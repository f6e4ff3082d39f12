import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { vi } from "vitest";
import type Docker from "dockerode";
import { ensureNodeImage } from "../../fixtures/node-image";
import type { App } from "./world";

export interface AppPlace {
    docker: Docker;
    project: string;
    network: string;
    /** Names under which the switch finds it. */
    aliases: string[];
}

/** Asks a container directly; resolves to the status, 0 where nothing answers. */
function ask(address: string, path: string): Promise<number> {
    return new Promise((resolve) => {
        const sent = request({ host: address, port: 80, path, timeout: 5000 }, (response) => {
            response.resume();
            response.once("end", () => resolve(response.statusCode ?? 0));
        });
        sent.once("error", () => resolve(0));
        sent.end();
    });
}

export async function startApp({ docker, project, network, aliases }: AppPlace, well: boolean): Promise<App> {
    const name = `app-${randomBytes(3).toString("hex")}`;
    const script = await readFile(new URL("app.mjs", import.meta.url), "utf8");
    const container = await docker.createContainer({
        name: `${project}-${name}`,
        Image: await ensureNodeImage(),
        Cmd: ["node", "--input-type=module", "-e", script],
        Env: [`NAME=${name}`, `WELL=${well ? "yes" : "no"}`],
        Labels: { "com.docker.compose.project": project, "com.docker.compose.service": "web" },
        NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: aliases } } },
    });
    await container.start();
    const { NetworkSettings } = await container.inspect();
    const endpoint = NetworkSettings.Networks[network]!;
    const address = endpoint.IPAddress || endpoint.GlobalIPv6Address;
    await vi.waitUntil(async () => (await ask(address, "/served")) === 200, { timeout: 60_000, interval: 50 });
    return {
        name,
        id: container.id,
        address,
        makeWell: async (yes = true) => {
            await ask(address, `/make-well?yes=${yes ? "yes" : "no"}`);
        },
        remove: () => container.remove({ force: true }),
    };
}
