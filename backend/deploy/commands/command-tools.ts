import type { DeployTools } from "../deploy-tools";

/** What commands work with beside the tools of a deployment. */
export interface CommandTools extends DeployTools {
    /** Whether an administrator allowed the stack commands on the host. */
    hostAllowed: (stack: string) => Promise<boolean>;
    /** Who has to be able to read and remove what a command leaves in the workspace: this server. */
    owner: { uid: number; gid: number };
    /** Ends a command on the host, by its container-like name; one entry while it runs. */
    onHost: Map<string, () => Promise<void>>;
}
