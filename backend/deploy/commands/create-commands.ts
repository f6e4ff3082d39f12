import type { DeployContext, Deployer } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { CommandTools } from "./command-tools";
import { endCommands, ofCommand, ofDeployment } from "./end-commands";
import { runCommand } from "./run-command";

interface Needs extends Pick<CommandTools, "hostAllowed" | "owner"> {
    toolsFor: (place: string | Pick<DeployContext, "stack" | "untrusted">) => DeployTools;
}

/** The part of a deployer that runs the commands of stacks. */
export function createCommands({
    toolsFor,
    hostAllowed,
    owner,
}: Needs): Pick<Deployer, "runCommand" | "endCommand" | "endCommands"> {
    const onHost: CommandTools["onHost"] = new Map();
    const tools = (place: Parameters<Needs["toolsFor"]>[0]): CommandTools => ({
        ...toolsFor(place),
        hostAllowed,
        owner,
        onHost,
    });
    return {
        runCommand: (command, context) => runCommand(command, tools(context), context),
        endCommand: (stack, command) => endCommands(ofCommand(command), tools(stack)),
        endCommands: (stack, deployment) => endCommands(ofDeployment(deployment), tools(stack)),
    };
}
