import { readYaml } from "../compose/read-yaml";
import { serviceNames } from "../render/document-text";
import { readLiveFiles } from "./live-files";

/** Services that the stack's compose file names and that start without a profile; none where it can't be read. */
export async function writtenServiceNames(directory: string): Promise<string[]> {
    const live = await readLiveFiles(directory);
    if (live.composeName === null) {
        return [];
    }
    try {
        const document = readYaml(live.composeName, live.texts[live.composeName]!);
        const services =
            (document.toJS() as { services?: Record<string, { profiles?: unknown } | null> }).services ?? {};
        return serviceNames(document).filter((name) => services[name]?.profiles === undefined);
    } catch {
        return [];
    }
}
