import { CicdError } from "../../../common/errors";

/** For what keeps a command from being started at all. */
export function notStarted(message: string, hint: string, cause?: unknown): CicdError {
    return new CicdError(
        { code: "COMMAND_NOT_STARTED", message, safe: "The command did nothing.", hint },
        cause === undefined ? undefined : { cause },
    );
}

export function commandCanceled(title: string): CicdError {
    return new CicdError({
        code: "CANCELED",
        message: `Canceled: the command "${title}" was ended with everything that it had started.`,
        hint: "Start it again when you are ready.",
    });
}

/** For one that must not be interrupted: whoever asked stops waiting, and it goes on. */
export function commandLeft(title: string): CicdError {
    return new CicdError({
        code: "CANCELED",
        message: `Canceled while the command "${title}" was running, which must not be interrupted and runs on.`,
        hint: "Wait until it has ended before you start it again.",
    });
}
