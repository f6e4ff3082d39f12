import type Docker from "dockerode";

/** Sizes are asked for with what images share, where the engine tells; typings don't know of it. */
interface SizedImage extends Docker.ImageInfo {
    SharedSize: number;
}

interface CacheRecord {
    Size: number;
    Shared: boolean;
}

/** Tags that begin so, each with what its image takes alone. */
export async function imagesBelow(
    docker: Docker,
    prefix: string,
): Promise<{ reference: string; id: string; bytes: number }[]> {
    const asked = { filters: { reference: [`${prefix}*`] }, "shared-size": true } as Docker.ListImagesOptions;
    const images = (await docker.listImages(asked)) as SizedImage[];
    return images.flatMap(({ RepoTags, Id: id, Size, SharedSize }) => {
        const bytes = Size - Math.max(0, SharedSize ?? 0);
        const ours = (RepoTags ?? []).filter((reference) => reference.startsWith(prefix));
        return ours.map((reference) => ({ reference, id, bytes }));
    });
}

/** What BuildKit keeps for later builds, whoever's they were. */
export async function buildCache(docker: Docker): Promise<{ bytes: number; count: number }> {
    const usage = (await docker.df({ type: "build-cache" } as never)) as unknown as {
        BuildCache?: CacheRecord[] | null;
    };
    const records = (usage.BuildCache ?? []).filter(({ Shared }) => !Shared);
    return { bytes: records.reduce((sum, { Size }) => sum + Size, 0), count: records.length };
}

/** What builds use at the moment stays in any case. Newer engines have another word for what to keep. */
export async function cutBuildCache(docker: Docker, keepBytes: number): Promise<void> {
    const bytes = String(Math.floor(keepBytes));
    const limits = { "keep-storage": bytes, "reserved-space": bytes, "max-used-space": bytes };
    await docker.pruneBuilder({ all: true, ...limits } as never);
}
