import { registryName } from "../../../common/registry-of";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * Where the API of a registry may be asked, in order. As with docker itself, plain http is for our own machine alone,
 * and Docker Hub's images come from another name than theirs.
 */
export function registryUrls(host: string): string[] {
    if (registryName(host) === "docker.io") {
        return ["https://registry-1.docker.io"];
    }
    return [`https://${host}`, ...(LOOPBACK.test(host) ? [`http://${host}`] : [])];
}
