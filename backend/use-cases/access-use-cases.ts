import type { Dependencies } from "./dependencies";
import { changeCredential } from "./change-credential";
import { addCredential, deleteCredential, listCredentials } from "./manage-credentials";
import { acceptHostKey, listHosts, saveAuthority } from "./manage-hosts";
import { addToken, authenticateToken, listTokens, revokeToken } from "./manage-tokens";
import { diskUsage, freeDisk } from "./disk/manage-disk";
import { pinCertificate, showCertificate } from "./pin-certificate";
import { loadSettings, saveSettings } from "./save-settings";
import type { UseCases } from "./use-cases";

/** Credentials, hosts, tokens and settings. */
export function accessUseCases(
    deps: Dependencies,
): Pick<
    UseCases,
    | "credentials"
    | "addCredential"
    | "changeCredential"
    | "deleteCredential"
    | "testCredential"
    | "hosts"
    | "acceptHostKey"
    | "certificate"
    | "pinCertificate"
    | "saveAuthority"
    | "tokens"
    | "addToken"
    | "revokeToken"
    | "authenticate"
    | "disk"
    | "freeDisk"
    | "settings"
    | "saveSettings"
> {
    const thenReload = async <T>(change: Promise<T>): Promise<T> => {
        const answer = await change;
        await deps.registries.reload();
        return answer;
    };
    return {
        credentials: () => listCredentials(deps),
        addCredential: (input) => thenReload(addCredential(deps, input)),
        changeCredential: (id, change) => thenReload(changeCredential(deps, id, change)),
        deleteCredential: (id) => thenReload(deleteCredential(deps, id)),
        testCredential: (id) => deps.registries.test(id),
        hosts: () => listHosts(deps),
        acceptHostKey: (input) => acceptHostKey(deps, input),
        certificate: (host) => showCertificate(host),
        pinCertificate: (input) => pinCertificate(deps, input),
        saveAuthority: (input) => saveAuthority(deps, input),
        tokens: () => listTokens(deps),
        addToken: (input) => addToken(deps, input),
        revokeToken: (id) => revokeToken(deps, id),
        authenticate: (token) => authenticateToken(deps, token),
        disk: () => diskUsage(deps),
        freeDisk: (kinds) => freeDisk(deps, kinds),
        settings: () => loadSettings(deps),
        saveSettings: async (values) => {
            const saved = await saveSettings(deps, values);
            // A freeze window may be gone.
            await deps.releaser.look();
            return saved;
        },
    };
}
