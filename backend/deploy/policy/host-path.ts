const READ_ONLY = " (read-only)";

/** A path of this machine, as a right names it. */
export interface HostPath {
    path: string;
    readOnly: boolean;
}

export function hostPathText({ path, readOnly }: HostPath): string {
    return readOnly ? `${path}${READ_ONLY}` : path;
}

export function readHostPath(text: string): HostPath {
    const readOnly = text.endsWith(READ_ONLY);
    return { path: readOnly ? text.slice(0, -READ_ONLY.length) : text, readOnly };
}
