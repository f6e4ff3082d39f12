import type { CicdError } from "../../../common/errors";
import { registryOf } from "../../../common/registry-of";
import type { Command, CommandResult } from "../../exec/command";
import { machineError } from "../compose/engine-errors";
import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { registryError } from "../registry/registry-error";
import { baseImageFailure, type RegistryFailure } from "../registry/registry-failure";
import { withPatience, type Patient } from "../registry/with-patience";
import { buildFailed, reasonIn } from "./build-error";

const TAIL = 64 * 1024;

interface BuildFacts {
    service: string;
    /** Null for a build without a limit of its own. */
    memoryMb: number | null;
    /** What must not appear in the log. */
    secrets: readonly string[];
}

const outputOf = ({ stdout, stderr }: CommandResult) => `${stdout.slice(-TAIL)}\n${stderr.slice(-TAIL)}`;

/**
 * Runs a program of a build; its output goes to the log. A registry of a base image that is out of order or takes no
 * more requests is waited for, within the build's own deadline.
 * @throws CicdError BUILD_FAILED | IMAGE_UNAVAILABLE | BUILDER_MISSING | DISK_FULL | TIMED_OUT | CANCELED
 */
export async function runBuilding(
    commandFor: (deadlineMs: number) => Command,
    facts: BuildFacts,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<void> {
    const secrets = [...facts.secrets, ...tools.registries.secrets()].filter(Boolean);
    const call: Patient = {
        // Known as soon as an attempt has failed for want of an image.
        host: "The registry",
        reference: null,
        deadlineMs: context.buildConfig.buildTimeout * 1000,
        attempt: (deadlineMs) => tools.runner.run(commandFor(deadlineMs), { ...runOptions(context), secrets }),
        judge(result) {
            const output = outputOf(result);
            const found = machineError(output) === null ? baseImageFailure(output) : null;
            call.reference = found?.image ?? null;
            call.host = found?.image ? registryOf(found.image) : "The registry";
            return found?.failure ?? null;
        },
        failed: (result, failure) => failedWith(outputOf(result), { facts, call, failure, tools }),
    };
    await withPatience(call, tools, context);
}

interface Failed {
    facts: BuildFacts;
    call: Patient;
    failure: RegistryFailure | null;
    tools: DeployTools;
}

function failedWith(output: string, { facts, call, failure, tools: { registries } }: Failed): CicdError {
    const { host, reference } = call;
    if (failure === null || reference === null) {
        return buildFailed(output, facts);
    }
    const hasLogin = registries.hasLogin(host);
    if (failure.kind === "login" && hasLogin) {
        registries.noteLogin(host, false);
    }
    const what = `The base image ${reference} of the service ${facts.service} can't be pulled`;
    return registryError(failure, { code: "IMAGE_UNAVAILABLE", what, host, hasLogin, reason: reasonIn(output) });
}
