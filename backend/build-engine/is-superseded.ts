import type { ErrorView } from "../../common/errors";

/** True for a commit that something newer, or a rollback, made pointless: nothing failed. */
export function isSuperseded({ code }: Pick<ErrorView, "code">): boolean {
    return code === "OLDER_THAN_LIVE" || code === "COMMIT_WITHDRAWN";
}
