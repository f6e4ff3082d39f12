const hexSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

export const shortSha = (sha: string): string => sha.slice(0, 7);

/** "main" of refs/heads/main, "v1.2" of refs/tags/v1.2; a commit is shortened. */
export function refName(ref: string | null): string {
    if (!ref) {
        return "";
    }
    return hexSha.test(ref) ? shortSha(ref) : ref.replace(/^refs\/(heads|tags)\//, "");
}

export const firstLine = (message: string): string => message.split("\n", 1)[0];
