/** The port that DOCKGE_CICD_HOOK_PORT sets for webhooks, null when it sets none. @throws Error with a sentence */
export function forcedPort(text: string | undefined): number | null {
    if (!text) {
        return null;
    }
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new Error(`DOCKGE_CICD_HOOK_PORT is "${text}", but a port is a number from 0 to 65535.`);
    }
    return port;
}
