import type { Command } from "../../exec/command";
import { inheritedEnvironment } from "../../exec/inherited-environment";
import type { DeployTools } from "../deploy-tools";

/** What docker's flags say, as programs beside it read it. */
const VARIABLES: Readonly<Record<string, string>> = {
    "--config": "DOCKER_CONFIG",
    "--host": "DOCKER_HOST",
    "--context": "DOCKER_CONTEXT",
};

/** The engine, the logins and the proxies that docker itself is called with; nothing else of the server's environment. */
function programEnvironment({ access, host }: Pick<DeployTools, "access" | "host">): Record<string, string> {
    const named = access.flags.flatMap((flag, i) =>
        flag in VARIABLES ? [[VARIABLES[flag]!, access.flags[i + 1]!] as const] : [],
    );
    const tls = inheritedEnvironment(["DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "HOME"], host.values);
    return { ...tls, ...access.env, ...access.proxies, ...Object.fromEntries(named) };
}

export interface Program {
    file: string;
    args: readonly string[];
    /** Asked for by name in `args`; they never replace what the program itself needs. */
    variables: Readonly<Record<string, string>>;
}

export function programCommand(
    tools: DeployTools,
    { variables, ...program }: Program & { deadlineMs: number },
): Command {
    return { ...program, cwd: "/", env: { ...variables, ...programEnvironment(tools) } };
}
