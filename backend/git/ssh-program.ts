import path from "node:path";

/**
 * Git calls it as it would call ssh. The folder with key and known hosts is its working directory, so that no name in
 * it needs quoting. Nothing of the user's or system's configuration counts, no agent, no forwarding, no question; the
 * host has to show a pinned key, and the connection goes to the address that was judged.
 */
export const sshScript = `#!/bin/sh
cd "$CICD_SSH_DIR" || exit 255
exec ssh -F /dev/null \\
    -o BatchMode=yes -o StrictHostKeyChecking=yes -o VerifyHostKeyDNS=no -o UpdateHostKeys=no \\
    -o UserKnownHostsFile=known_hosts -o GlobalKnownHostsFile=/dev/null -o CheckHostIP=no \\
    -o HostKeyAlias=forge -o "HostName=$CICD_SSH_ADDRESS" \\
    -o IdentityFile=key -o IdentitiesOnly=yes -o IdentityAgent=none -o AddKeysToAgent=no \\
    -o PreferredAuthentications=publickey -o ClearAllForwardings=yes -o ForwardAgent=no -o ForwardX11=no \\
    -o PermitLocalCommand=no -o ProxyCommand=none -o ControlMaster=no -o ControlPath=none \\
    -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=2 -o LogLevel=ERROR \\
    "$@"
`;

export function sshProgramIn(reposDir: string): string {
    return path.join(reposDir, ".ssh");
}
