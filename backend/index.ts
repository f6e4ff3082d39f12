import { randomUUID } from "node:crypto";
import packageJson from "../package.json";
import { createProcessRunner } from "./exec/process-runner";
import { readConfig } from "./host/standalone/config";
import { createStandaloneHost, type StandaloneHost } from "./host/standalone/standalone-host";

/** Entry of `npm start`: the standalone host with the extension attached. */
async function main(): Promise<void> {
    const config = readConfig(process.env);
    // Children must not find it in their environment.
    delete process.env.DOCKGE_CICD_PASSWORD;
    const nothing = () => undefined;
    const runner = createProcessRunner({ bootId: randomUUID(), onStart: nothing, onExit: nothing });
    const standalone = await createStandaloneHost(config, { runner, version: packageJson.version });
    endOnSignal(standalone);

    const { attachExtension } = await import("./extension");
    const extension = await attachExtension(standalone.host);
    standalone.host.onShutdown(() => extension.close());

    const url = await standalone.listen();
    console.log(`Dockge CI/CD ${packageJson.version}`);
    console.log(`  data    ${config.dataDir}`);
    console.log(
        `  stacks  ${config.stacksDir}${process.env.DOCKGE_STACKS_DIR ? "" : " (set DOCKGE_STACKS_DIR to change)"}`,
    );
    console.log(standalone.needsSetup ? `Open ${url} and create the first user there.` : `Open ${url}`);
}

function endOnSignal(standalone: StandaloneHost): void {
    const end = () => void standalone.close().then(() => process.exit(0), fail);
    process.once("SIGTERM", end);
    process.once("SIGINT", end);
}

function fail(error: unknown): never {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
}

// A promise that nobody waited for must not end the server and every deployment with it.
process.on("unhandledRejection", (error) => console.error("[cicd] unhandled:", error));

await main().catch(fail);
