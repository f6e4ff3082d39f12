import { randomUUID } from "node:crypto";
import { createProcessRunner } from "../../backend/exec/process-runner";
import { readConfig } from "../../backend/host/standalone/config";
import { createStandaloneHost } from "../../backend/host/standalone/standalone-host";

/** The standalone host alone: what the extension's memory is compared with. */
const nothing = () => undefined;
const runner = createProcessRunner({ bootId: randomUUID(), onStart: nothing, onExit: nothing });
const standalone = await createStandaloneHost(readConfig(process.env), { runner, version: "0" });
await standalone.listen();
process.once("SIGTERM", () => void standalone.close().then(() => process.exit(0)));
