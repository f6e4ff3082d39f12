import type Docker from "dockerode";
import { CicdError } from "../../common/errors";

/** A call that hears nothing for so long is given up. */
const USUAL_SILENCE_MS = 60_000;

/**
 * Heavy, and not needed before the first deployment. Follows DOCKER_HOST and its kin like docker itself.
 * @param silenceMs 0 for as long as it takes
 */
export async function connectDocker(silenceMs = USUAL_SILENCE_MS): Promise<Docker> {
    const { default: Client } = await import("dockerode");
    return new Client({ timeout: silenceMs });
}

interface ApiError extends Error {
    /** Absent when nobody answered. */
    statusCode?: number;
    code?: string;
    json?: { message?: string };
}

function isMissing(error: unknown): boolean {
    return (error as ApiError).statusCode === 404;
}

function unreachable(error: ApiError): CicdError {
    const denied = error.code === "EACCES" || error.code === "EPERM";
    return new CicdError(
        {
            code: "ENGINE_UNREACHABLE",
            message: denied
                ? "Docker's socket refuses us (permission denied)."
                : `Docker does not answer (${error.code ?? error.message}).`,
            safe: "Containers that run keep running as they are.",
            hint: denied
                ? "Let this server's user access Docker's socket, then try again."
                : "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.",
        },
        { cause: error },
    );
}

const DISK_FULL = ["ENOSPC", "EDQUOT"];

/** Whoever takes in what the engine hands out may fail, too: for lack of room, or because he was told to stop. */
function isTakers(error: ApiError): boolean {
    return error instanceof CicdError || error.name === "AbortError" || DISK_FULL.includes(error.code ?? "");
}

/** @throws CicdError ENGINE_UNREACHABLE when nobody answered; else what the engine said, or who takes its answer in */
export async function askDocker<T>(call: () => Promise<T>): Promise<T> {
    try {
        return await call();
    } catch (thrown) {
        const error = thrown as ApiError;
        throw error.statusCode !== undefined || isTakers(error) ? error : unreachable(error);
    }
}

/** Null when the thing is not there. */
export async function askForOne<T>(call: () => Promise<T>): Promise<T | null> {
    return askDocker(call).catch((error: unknown) => {
        if (isMissing(error)) {
            return null;
        }
        throw error;
    });
}
