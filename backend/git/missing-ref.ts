import { CicdError } from "../../common/errors";
import { similarNames } from "./similar-names";

function orList(names: readonly string[]): string {
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names[0];
}

/** What to do about a ref that isn't there, with the names that are near. */
export function missingRefAdvice(ref: string, branches: readonly string[]): string {
    const short = ref.replace(/^refs\/(heads|tags)\//, "");
    const near = similarNames(short, branches);
    if (near.length > 0) {
        return `Did you mean ${orList(near)}?`;
    }
    return branches.length > 0
        ? `Choose an existing one: ${orList(branches.slice(0, 5))}.`
        : "The repository is empty: push a commit to it first.";
}

const fullSha = /^[0-9a-f]{40}$/i;

/** `branches`: short names of those that exist. */
export function missingRef(ref: string, repository: string, branches: readonly string[]): CicdError {
    const safe = "The running stack was not touched.";
    if (fullSha.test(ref)) {
        return new CicdError({
            code: "COMMIT_NOT_FOUND",
            message: `${repository} does not have the commit ${ref.slice(0, 12)}.`,
            safe,
            hint: "It may have been removed by a force push: deploy the branch, or another commit.",
        });
    }
    return new CicdError({
        code: "BRANCH_NOT_FOUND",
        message: `${repository} has no branch or tag ${ref}.`,
        safe,
        hint: missingRefAdvice(ref, branches),
    });
}
