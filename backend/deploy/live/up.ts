import { lstat } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { composeCommand, type ComposeProject } from "../compose/compose-command";
import { machineError } from "../compose/engine-errors";
import { composeSentence } from "../compose/compose-errors";
import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { unhealthyError } from "../health/unhealthy-error";
import { observeContainers } from "../plan/stack-observation";
import { globalEnvironment } from "../prepare/resolve-model";
import { readLiveFiles } from "./live-files";

/** The project as the host's own buttons call it: the stack directory's files, `.env`, and the global one if any. */
export async function liveProject(tools: DeployTools): Promise<ComposeProject> {
    const { directory, stack } = tools.layout;
    const { composeName, overrideName } = await readLiveFiles(directory);
    const names = [composeName, overrideName].filter((name): name is string => name !== null);
    const globals = await globalEnvironment(tools);
    const own = path.join(directory, ".env");
    const hasOwn = globals.length > 0 && (await lstat(own).catch(() => null)) !== null;
    return {
        stack,
        projectDirectory: directory,
        files: names.map((name) => path.join(directory, name)),
        // As soon as one is named, compose no longer looks for `.env` by itself.
        envFiles: hasOwn ? [...globals, own] : globals,
    };
}

/**
 * `up -d` with what is given beside it.
 * @throws CicdError PORT_TAKEN | SERVICE_UNHEALTHY | UP_FAILED
 */
export async function composeUp(
    tools: DeployTools,
    context: DeployContext,
    args: readonly string[] = ["--remove-orphans"],
): Promise<void> {
    const project = await liveProject(tools);
    const command = composeCommand(project, ["up", "-d", ...args], {
        access: tools.access,
        cwd: tools.layout.directory,
        deadlineMs: context.buildConfig.deployTimeout * 1000,
    });
    const result = await tools.runner.run(command, runOptions(context));
    if (result.exitCode !== 0) {
        throw await upError(result.stderr, tools);
    }
}

const PORT = /(?:Bind for \S*?:(\d+) failed: port is already allocated|:(\d+)[^\n]*address already in use)/;
const DEPENDENCY =
    /dependency failed to start: container (\S+) (.*)|service "([^"]+)" didn't complete successfully: (.*)/;

export async function upError(stderr: string, tools: DeployTools): Promise<CicdError> {
    const machine = machineError(stderr);
    if (machine !== null) {
        return machine;
    }
    const port = PORT.exec(stderr);
    if (port) {
        return new CicdError({
            code: "PORT_TAKEN",
            message: `Port ${port[1] ?? port[2]} is already in use on this machine.`,
            hint: "Stop what uses the port, or publish another one in the compose file, then deploy again.",
        });
    }
    const dependency = DEPENDENCY.exec(stderr);
    if (dependency) {
        const containers = [...(await observeContainers(tools)).values()].flat();
        const named = dependency[1] ?? dependency[3];
        const container = containers.find(({ name, service }) => name === named || service === named) ?? null;
        const detail = (dependency[2] ?? dependency[4] ?? "failed").replace(/[()]/g, "").trim();
        const problem = { service: container?.service ?? named!, detail, container };
        return unhealthyError([problem], tools);
    }
    const lines = stderr.split("\n").filter((line) => !/^ (?:Container|Network|Volume|Image) /.test(line));
    return new CicdError({
        code: "UP_FAILED",
        message: `Docker can't start the stack: ${composeSentence(lines.join("\n")).replace(/^Error response from daemon: /, "") || "compose ended without a reason"}.`,
        hint: "Correct the compose file and push again.",
    });
}
