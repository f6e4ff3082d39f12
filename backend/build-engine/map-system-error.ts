import { CicdError } from "../../common/errors";

/** Errors of the operating system that people can act on. */
export function mapSystemError(error: unknown): unknown {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL") {
        return new CicdError({
            code: "DISK_FULL",
            message: "The disk is full.",
            hint: 'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.',
        });
    }
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
        const { path } = error as NodeJS.ErrnoException;
        return new CicdError({
            code: "FILE_NOT_WRITABLE",
            message: `${path ?? "A file of the stack"} can't be written or read (${code}).`,
            hint: "Give the server's user access to the stacks directory, then retry.",
        });
    }
    return error;
}
