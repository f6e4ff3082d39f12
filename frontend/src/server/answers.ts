import { CicdError, type ErrorView } from "../../../common/errors";
import type { Answer } from "../../../common/socket-events";
import { t } from "../texts";
import { PageError } from "./page-error";

/** Turns an answer into its data; the host's own refusals (`{ ok: false, msg }`) are errors as well. */
export function unwrap<T>(response: unknown): T {
    const answer = response as Answer<T> & { msg?: string };
    if (answer?.ok) {
        return answer.data;
    }
    throw answer?.error ? new CicdError(answer.error) : refusal(answer?.msg);
}

function refusal(message?: string): CicdError {
    return new PageError({ code: "INTERNAL", message: message ?? t("error.unreadable"), hint: t("error.tryAgain") });
}

export const unreadable = (): CicdError => refusal();

/** What a person is told when nobody answers within the time. */
export function noAnswer(endpoint: string): CicdError {
    return new PageError({
        code: "TIMED_OUT",
        message: t("error.noAnswer", { server: endpoint || t("error.thisServer") }),
        hint: t("error.tryAgain"),
    });
}

export function extensionMissing(endpoint: string): CicdError {
    return new PageError({
        code: "NOT_FOUND",
        message: t("error.extensionMissing", { server: endpoint || t("error.thisServer") }),
        safe: t("error.extensionMissing.safe"),
        hint: t("error.extensionMissing.hint"),
    });
}

export function otherVersion(endpoint: string): CicdError {
    return new PageError({
        code: "STATE_CONFLICT",
        message: t("error.otherVersion", { server: endpoint || t("error.thisServer") }),
        hint: t("error.otherVersion.hint"),
    });
}

/** Whatever was thrown, as something that can be shown. */
export function asErrorView(error: unknown): ErrorView {
    if (error instanceof CicdError) {
        return error.toView();
    }
    const message = error instanceof Error ? error.message : String(error);
    return new PageError({ code: "INTERNAL", message, hint: t("error.tryAgain") }).toView();
}
