import type { ProxySettings } from "../../common/proxy-settings-schema";
import type { ProcessRunner, RunOptions } from "../exec/command";
import type { DockerAccess } from "../exec/docker-access";
import type { RequestProxy } from "../git/request-proxy";
import type { Clock } from "../models/clock";
import type { ReleaseContent } from "../models/releases";
import { ComposeCli } from "./compose/compose-cli";
import type { DeployContext } from "./deployer";
import type { EnginePort } from "./engine-port";
import type { HostVariables } from "./environment/host-variables";
import type { SnapshotStore } from "./files/snapshot-store";
import type { Registries } from "./registry/registries";
import type { StackLayout } from "./stack-layout";
import type { TrafficDriverName } from "../../common/rollout-schema";
import type { TrafficSwitch } from "./traffic/traffic-switch";

/** What the steps of one call on one stack work with. */
export interface DeployTools {
    layout: StackLayout;
    runner: ProcessRunner;
    engine: EnginePort;
    cli: ComposeCli;
    access: DockerAccess;
    host: HostVariables;
    clock: Clock;
    store: SnapshotStore;
    registries: Registries;
    /** Where the user's own proxies are. */
    proxies: () => Promise<ProxySettings>;
    /** Asks their APIs. */
    requestProxy: RequestProxy;
    /** Who hands a service's traffic to its containers. */
    traffic: (driver: TrafficDriverName) => TrafficSwitch;
    /** Values of a stack's build secrets, by name. */
    buildSecrets: (stack: string) => Promise<Readonly<Record<string, string>>>;
    /** Resolves after this time, or at once when the signal ends it. */
    wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * What Git brings never sees the host's environment; what the user wrote before is called as the host's own buttons
 * call it, or its containers would be made anew.
 */
export function toolsForRelease(tools: DeployTools, content: ReleaseContent | null): DeployTools {
    if (!content?.asFound) {
        return tools;
    }
    const access = { ...tools.access, env: { ...tools.host.values, ...tools.access.env } };
    return { ...tools, access, cli: new ComposeCli(tools.runner, access) };
}

export function runOptions(context: DeployContext): RunOptions {
    return { signal: context.signal, deploymentId: context.deploymentId, onOutput: context.onOutput };
}
