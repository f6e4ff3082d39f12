import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";

/** Where a stack's files lie. Everything under `home` is ours, everything under `directory` is the user's and Dockge's. */
export interface StackLayout {
    stack: string;
    stacksDir: string;
    /** What Dockge calls the stack: its compose file, `.env` and data. */
    directory: string;
    /** `<stacksDir>/.cicd/<stack>` */
    home: string;
    /** Short-lived: checkouts, candidate files. */
    work: string;
    /** Tracked files by content hash. */
    files: string;
    /** What was set aside before it was overwritten, by time. */
    saved: string;
}

export function stackLayout(stacksDir: string, stack: string): StackLayout {
    const home = path.join(stacksDir, ".cicd", stack);
    return {
        stack,
        stacksDir,
        directory: path.join(stacksDir, stack),
        home,
        work: path.join(home, "work"),
        files: path.join(home, "files"),
        saved: path.join(home, "saved"),
    };
}

/** A new folder of our own for one call; the caller removes it. Others on the machine can't look into it. */
export async function makeWorkFolder(layout: StackLayout, purpose: string): Promise<string> {
    await mkdir(layout.home, { recursive: true, mode: 0o700 });
    await mkdir(layout.work, { recursive: true });
    return mkdtemp(path.join(layout.work, `${purpose}-`));
}
