import { CicdError, type ErrorView } from "../../../common/errors";

/** An error that a page itself noticed: its sentences are in the reader's language already. */
export class PageError extends CicdError {
    override toView(): ErrorView & { ours: true } {
        return { ...super.toView(), ours: true };
    }
}

export const isOurs = (error: ErrorView): boolean => "ours" in error;
