export interface Mount {
    /** The mounted directory, as a path within its file system. */
    root: string;
    /** Where it appears, absolute. */
    point: string;
    type: string;
}

/** Reads the text of `/proc/self/mountinfo` (proc(5)); lines that say nothing useful are left out. */
export function parseMountinfo(text: string): Mount[] {
    return text.split("\n").flatMap((line) => {
        const [front, back] = line.split(" - ");
        const [, , , root, point] = front!.split(" ");
        return root && point && back ? [{ root: plain(root), point: plain(point), type: back.split(" ")[0]! }] : [];
    });
}

/** Spaces, tabs, line breaks and backslashes are written as three octal digits. */
function plain(path: string): string {
    return path.replace(/\\([0-7]{3})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

/** The mount that a path lies on: the deepest one, and of two at the same place the later. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
    const holding = mounts.filter(({ point }) => path === point || path.startsWith(point === "/" ? "/" : `${point}/`));
    return holding.reduce<Mount | undefined>(
        (best, mount) => (!best || mount.point.length >= best.point.length ? mount : best),
        undefined,
    );
}

/** Docker mounts `/etc/hostname` from the folder of the container, which carries its id. */
export function containerId(mounts: readonly Mount[]): string | null {
    const hostname = mounts.find(({ point }) => point === "/etc/hostname");
    return hostname?.root.match(/\/containers\/([0-9a-f]{64})\//)?.[1] ?? null;
}
