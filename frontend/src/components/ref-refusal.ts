import type { ErrorCode, ErrorView } from "../../../common/errors";

/** What is wrong with the ref itself, and not with what it would deploy. */
const OF_THE_REF: readonly ErrorCode[] = ["REF_INVALID", "BRANCH_NOT_FOUND", "COMMIT_NOT_FOUND", "INVALID_INPUT"];

export const isOfRef = ({ code }: ErrorView): boolean => OF_THE_REF.includes(code);

/** A name that is refused before Git is asked, in the words in which Git's part refuses it. */
export function refWords(error: ErrorView | null): ErrorView | null {
    return error?.code === "INVALID_INPUT"
        ? {
              code: "REF_INVALID",
              message: "The branch, tag or commit has a name that is not allowed.",
              safe: "Nothing was started.",
              hint: "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.",
          }
        : error;
}
